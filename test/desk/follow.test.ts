import { appendFileSync, chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import type { News } from '../../src/model/desk.ts'
import { file, folder } from '../reading/folder.ts'
import { rule } from '../reasoning/conclude.ts'
import { blamed, deskAtWork, isEnd, order, progressIn } from './at-work.ts'

const loss = 'Mar  5 10:00:03 birch mill[7]: mill: grain is gone from /srv/silo/1\n'
const start = 'Mar  5 10:00:00 birch systemd[1]: Starting Nightly Sweep...\n'
const splitSeam = rule(`
id: signatures/mill/split-seam
symptom: missing path
in: build
strength: strong
match:
  - literal: a seam has split
    pattern: '^mill: a seam has split at (?<path>/\\S+)$'
region: {below: 20, until: '^\\S'}
examples: [{log: 'mill: a seam has split at /srv/silo/1'}]
near misses: ['mill: a seam has split in two']
`)
const usualPath = process.env['PATH']
afterEach(() => { process.env['PATH'] = usualPath })

test('logs that grow are judged anew, beside each other, until the reading is stopped', async () => {
  const [journal, build] = [file('follow-journal.log', 'Mar  5 09:00:00 birch cron[1]: hay\n'), file('follow-build.log', 'grinding\n')]
  const { desk, news, until } = deskAtWork()
  const caughtUp = until(one => one.kind === 'progress' && one.progress.state === 'following')
  desk.read(order([build, journal], { follow: true }))
  await caughtUp
  const first = until(one => blamed(one) === 'signatures/mill/lost-grain')
  appendFileSync(journal, loss)
  expect(await first).toMatchObject({ final: false })
  const second = until(one => blamed(one) === 'causes/mill/swept')
  appendFileSync(journal, start.replace('10:00:00', '10:00:02') + loss)
  await second
  const third = until(one => one.kind === 'case file' && one.caseFile.sources.some(({ id, lines }) => id === build && lines === 2))
  appendFileSync(build, loss)
  await third
  expect((await desk.page(journal, 'last', { above: 1, below: 0 })).entries).toHaveLength(2)
  const end = until(isEnd)
  desk.stop()
  await end
  expect(progressIn(news).at(-1)).toMatchObject({ state: 'stopped', lines: 6 })
})

test('a build log that grows is judged, whose error is told in several lines', async () => {
  const build = file('follow-alone.log', 'grinding\n')
  const { desk, until } = deskAtWork({ rules: async () => ({ rules: [splitSeam], problems: [] }) })
  const caughtUp = until(one => one.kind === 'progress' && one.progress.state === 'following')
  desk.read(order([build], { follow: true }))
  await caughtUp
  const told = until(one => blamed(one) === 'signatures/mill/split-seam')
  appendFileSync(build, 'mill: a seam has split at /srv/silo/1\n  of the third sack\n')
  expect(await told).toMatchObject({ caseFile: { hypotheses: [{ evidence: [{ line: 2, endLine: 3 }] }] } })
})

test('a build log whose times name no zone is aligned with the journal while both grow', async () => {
  const line = (at: string, message: string): string => `${JSON.stringify({ __REALTIME_TIMESTAMP: `${Date.parse(at) * 1000}`, _HOSTNAME: 'birch', MESSAGE: message })}\n`
  const journal = file('follow-zone.json', line('2026-03-05T09:00:00Z', 'hay') + line('2026-03-05T12:00:00Z', 'straw'))
  const build = file('follow-zone.log', 'grinding\n')
  const { desk, until } = deskAtWork()
  const caughtUp = until(one => one.kind === 'progress' && one.progress.state === 'following')
  desk.read(order([build, journal], { follow: true }))
  await caughtUp
  const told = until(one => blamed(one) === 'signatures/mill/lost-grain')
  appendFileSync(build, '2026-03-05 14:00:20 mill: grain is gone from /srv/silo/1\n')
  expect(await told).toMatchObject({ caseFile: { hypotheses: [{ evidence: [{ source: build, time: Date.UTC(2026, 2, 5, 12, 0, 20) * 1000 }] }] } })
  expect((await desk.page(build, 'last', { above: 0, below: 0 })).entries[0]?.time).toBe(Date.UTC(2026, 2, 5, 12, 0, 20) * 1000)
})

test('a pipe is followed beside a file', async () => {
  const stdin = new PassThrough()
  stdin.write(start)
  const { desk, until } = deskAtWork({ stdin })
  const told = until(one => blamed(one) === 'causes/mill/swept')
  const log = file('beside-pipe.log', 'grinding\n')
  desk.read(order(['-', log], { follow: true }))
  setTimeout(() => { stdin.write(loss) }, 50)
  await told
})

function asJournalctl(script: string): void {
  const bin = path.join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  chmodSync(file('bin/journalctl', `#!/bin/sh\n${script}\n`), 0o755)
  process.env['PATH'] = `${bin}:${usualPath ?? ''}`
}

const record = '{"__REALTIME_TIMESTAMP":"1700000000000000","_HOSTNAME":"birch","SYSLOG_IDENTIFIER":"mill","MESSAGE":"mill: grain is gone from /srv/silo/1"}'

test('the journal of this machine is read, and followed where that is wished for', async () => {
  asJournalctl(`echo '${record}'; echo "{\\"__REALTIME_TIMESTAMP\\":\\"1700000001000000\\",\\"MESSAGE\\":\\"asked with $*\\"}"; case "$*" in *--follow*) exec sleep 60;; esac`)
  const { desk, until } = deskAtWork()
  const read = until(isEnd)
  desk.read(order(['journal:-2h']))
  expect(await read).toMatchObject({ progress: { state: 'read', sources: [{ id: 'journal:-2h', format: 'journal-json', lines: 2 }] } })
  expect((await desk.page('journal:-2h', 'last', { above: 0, below: 0 })).entries[0]?.message).toBe('asked with -o json --all --no-pager --since -2h')
  const span = until(isEnd)
  desk.read(order(['journal:Tue 10:00..-1h']))
  await span
  expect((await desk.page('journal:Tue 10:00..-1h', 'last', { above: 0, below: 0 })).entries[0]?.message).toMatch(/--since @\d+ --until -1h$/)
  const followed = until(one => one.kind === 'progress' && one.progress.state === 'following')
  desk.read(order(['journal:'], { follow: true }))
  await followed
  expect((await desk.page('journal:', 'last', { above: 0, below: 0 })).entries[0]?.message).toBe('asked with -o json --all --no-pager --since -24h --follow --lines all')
  const end = until(isEnd)
  desk.stop()
  await end
})

test('a machine without a journal, or one that may not be read, says so', async () => {
  const { desk, until } = deskAtWork()
  process.env['PATH'] = folder
  const missing = until(isEnd)
  desk.read(order(['journal:']))
  expect(await missing).toMatchObject({ kind: 'failed', message: expect.stringContaining('journalctl is not installed here') as string })
  asJournalctl('echo "No journal files were opened due to insufficient permissions." >&2; exit 1')
  const refused = until(isEnd)
  desk.read(order(['journal:']))
  expect(await refused).toMatchObject({ kind: 'failed', message: expect.stringContaining('insufficient permissions') as string })
})

describe('a pipe or a journal that says nothing yet', () => {
  const spoken = (id: string, lines: number) => (one: News): boolean => one.kind === 'progress' && one.progress.state === 'following' && one.progress.sources.some(source => source.id === id && source.lines === lines)

  test('does not hold up the logs after it, and is read when it speaks', async () => {
    const stdin = new PassThrough()
    const { desk, until } = deskAtWork({ stdin })
    const log = file('after-silence.log', 'grinding\n')
    const others = until(spoken(log, 1))
    desk.read(order(['-', log], { follow: true }))
    await others
    const told = until(one => blamed(one) === 'signatures/mill/lost-grain')
    stdin.write(`${record}\n`)
    await told
    expect((await desk.page('-', 'last', { above: 0, below: 0 })).entries[0]).toMatchObject({ from: 'journal', host: 'birch', time: 1700000000000000 })
  })

  test('can be stopped before its first byte', async () => {
    asJournalctl('exec sleep 60')
    const { desk, until } = deskAtWork()
    const followed = until(spoken('journal:', 0))
    desk.read(order(['journal:'], { follow: true }))
    expect(await followed).toMatchObject({ progress: { sources: [{ format: 'journal-json' }] } })
    const end = until(isEnd)
    desk.stop()
    expect(await end).toMatchObject({ progress: { state: 'stopped' } })
  })

  test('is given up where reading has not begun, and the others are read', async () => {
    asJournalctl('exec sleep 60')
    const { desk, news, until } = deskAtWork({ stdin: new PassThrough() })
    const log = file('others.log', `${start}${loss}`)
    const opening = until(one => one.kind === 'progress' && one.progress.state === 'opening')
    const end = until(isEnd)
    desk.read(order(['-', 'journal:', log]))
    await opening
    setTimeout(() => { desk.stop() }, 100)
    expect(await end).toMatchObject({ progress: { state: 'read' } })
    const last = news.findLast(one => one.kind === 'case file')
    expect(blamed(last)).toBe('causes/mill/swept')
    expect(last).toMatchObject({ final: true, caseFile: { problems: [{ code: 'given-up', source: '-' }, { code: 'given-up', source: 'journal:' }] } })
  })
})
