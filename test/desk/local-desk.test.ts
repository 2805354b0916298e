import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { fingerprint, noJudgement } from '../../src/model/judgement.ts'
import { file, folder } from '../reading/folder.ts'
import { blamed, deskAtWork, isEnd, order, progressIn, readAll } from './at-work.ts'

const journal = `Mar  5 10:00:00 birch systemd[1]: Starting Nightly Sweep...
Mar  5 10:00:03 birch mill[7]: mill: grain is gone from /srv/silo/1
`
const build = 'grinding\nmill: grain is gone from /srv/silo/1\nmake: *** [all] Error 2\n'

test('reads the logs of an order and concludes', async () => {
  const { news, caseFile } = await readAll(order([file('journal.log', journal), file('build.log', build)]))
  expect(caseFile.hypotheses[0]).toMatchObject({ ruleId: 'causes/mill/swept', title: 'the sweep took /srv/silo/1' })
  expect(caseFile.sources).toHaveLength(2)
  expect(progressIn(news).map(({ state }) => state)).toEqual(expect.arrayContaining(['opening', 'reading', 'judging', 'read']))
  expect(progressIn(news).at(-1)).toMatchObject({ bytesRead: Buffer.byteLength(journal + build), bytesInAll: Buffer.byteLength(journal + build), lines: 5 })
  expect(news.findLast(one => one.kind === 'case file')).toMatchObject({ final: true })
})

test('all that it tells is plain, so that it can go to another thread', async () => {
  const { news } = await readAll(order([file('plain.log', journal)]))
  expect(structuredClone(news)).toEqual(news)
})

test('reads what was pasted beside files; what is no text is a problem', async () => {
  const pasted = [{ id: 'paste 1', text: journal }, { id: 'paste 2', text: '' }, { id: 'paste 3', text: '\0\x01\x02PNG\0\x03'.repeat(50) }]
  const { caseFile } = await readAll(order([file('beside.log', build)], { pasted }))
  expect(caseFile.hypotheses[0]?.ruleId).toBe('causes/mill/swept')
  expect(caseFile.sources.map(({ id }) => id)).toContain('paste 1')
  expect(caseFile.problems).toMatchObject([{ code: 'empty', source: 'paste 2' }, { code: 'binary-file', source: 'paste 3' }])
})

test('says in words why nothing can be read', async () => {
  const { desk, until } = deskAtWork()
  const told = until(isEnd)
  desk.read(order([`${folder}/nowhere.log`]))
  expect(await told).toMatchObject({ kind: 'failed', message: expect.stringContaining('there is no such file') as string })
})

test('a format that does not exist is told, with those that do', async () => {
  const { desk, until } = deskAtWork()
  const told = until(isEnd)
  desk.read(order([file('as.log', build)], { as: 'tea-leaves' }))
  expect(await told).toMatchObject({ kind: 'failed', message: expect.stringContaining('journal-json') as string })
})

test('judges while it reads, and its last word does not differ from that of a reading at one go', async () => {
  const line = (second: number): string => `{"__REALTIME_TIMESTAMP":"${1_700_000_000_000_000 + second * 1_000_000}","_HOSTNAME":"birch","SYSLOG_IDENTIFIER":"mill","PRIORITY":"3","MESSAGE":"mill: grain is gone from /srv/silo/${second % 50}"}\n`
  const start = '{"__REALTIME_TIMESTAMP":"1699999999000000","_HOSTNAME":"birch","SYSLOG_IDENTIFIER":"systemd","_PID":"1","MESSAGE":"Starting Nightly Sweep...","UNIT":"sweep.service"}\n'
  const path = file('long.ndjson', start + Array.from({ length: 40_000 }, (_, i) => line(i)).join(''))
  const { news, caseFile } = await readAll(order([path]))
  const provisional = news.filter(one => one.kind === 'case file' && !one.final)
  expect(provisional.length).toBeGreaterThan(0)
  expect(provisional.every(one => blamed(one) !== undefined)).toBe(true)
  const { Examination } = await import('../../src/desk/examination.ts')
  const { openLogs } = await import('../../src/desk/open-logs.ts')
  const { outside } = await import('./at-work.ts')
  const logs = await openLogs(order([path]), { parsers: await outside.parsers(), assume: outside.assume(undefined) })
  const atOnce = new Examination((await outside.rules()).rules)
  await atOnce.read(logs.sources)
  expect(caseFile).toEqual(await atOnce.conclude())
})

test('can be stopped; what was read is judged', async () => {
  const line = '{"__REALTIME_TIMESTAMP":"1700000000000000","_HOSTNAME":"birch","SYSLOG_IDENTIFIER":"mill","MESSAGE":"mill: grain is gone from /srv/silo/1"}\n'
  const path = file('stopped.ndjson', line.repeat(300_000))
  const { desk, news, until } = deskAtWork()
  const [begun, end] = [until(one => one.kind === 'progress' && one.progress.lines > 0), until(isEnd)]
  desk.read(order([path]))
  await begun
  desk.stop()
  await end
  expect(progressIn(news).at(-1)).toMatchObject({ state: 'stopped' })
  expect(progressIn(news).at(-1)?.lines).toBeLessThan(300_000)
  expect(news.findLast(one => one.kind === 'case file')).toMatchObject({ final: false, caseFile: { hypotheses: [{ ruleId: 'signatures/mill/lost-grain' }] } })
})

test('a pipe that stays open is judged as it comes, and can be stopped', async () => {
  const stdin = new PassThrough()
  const { desk, news, until } = deskAtWork({ stdin })
  const [judged, end] = [until(one => one.kind === 'case file'), until(isEnd)]
  desk.read(order(['-']))
  stdin.write(journal)
  expect(blamed(await judged)).toBe('causes/mill/swept')
  desk.stop()
  await end
  expect(progressIn(news).at(-1)).toMatchObject({ state: 'stopped', lines: 2 })
})

test('stopping what never came ends the waiting', async () => {
  const { desk, until } = deskAtWork({ stdin: new PassThrough() })
  const end = until(isEnd)
  desk.read(order(['-']))
  await new Promise(resolve => setTimeout(resolve, 20))
  desk.stop()
  expect(await end).toMatchObject({ kind: 'failed' })
})

test('another order puts the first one away', async () => {
  const { desk, news, until } = deskAtWork()
  desk.read(order([file('first.log', build.repeat(10_000))]))
  const second = file('second.log', journal)
  const end = until(isEnd)
  desk.read(order([second]))
  await end
  const files = news.flatMap(one => (one.kind === 'case file' ? [one.caseFile.sources.map(({ id }) => id)] : []))
  expect(files).toEqual([[second]])
})

test('a verdict is answered with another ranking, also after the reading', async () => {
  const { desk, caseFile, until } = await readAll(order([file('judged.log', journal)]))
  const [first] = caseFile.hypotheses
  const told = until(one => one.kind === 'case file')
  desk.judge({ ...noJudgement, verdicts: [{ of: fingerprint(first ?? { ruleId: '' }), opinion: 'refuted', because: 'no' }] })
  expect(await told).toMatchObject({ final: true, caseFile: { ruledOut: [{ ruleId: 'causes/mill/swept', because: 'you refuted it: no' }] } })
  const undone = until(one => one.kind === 'case file')
  desk.judge(noJudgement)
  expect(await undone).toEqual({ kind: 'case file', caseFile, final: true })
})
