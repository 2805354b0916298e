import { appendFileSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { failedBuild, goodBuild } from './logs.ts'
import { file, folder, program, run } from './program.ts'

const log = file('cases-mill.log', failedBuild)
const cases = path.join(folder, 'kept', 'cases')
const env = { CULPRIT_CASES: cases }
const culprit = async (...args: string[]) => await run({ args, env })

test('what was decided about a case is told when it comes again, listed, shown and forgotten', async () => {
  expect((await culprit('cases', 'list')).stdout).toMatch(/^No case is kept yet/)
  expect((await culprit(log)).stdout).not.toContain('before:')

  const kept = await culprit('cases', 'confirm', log, '--because', 'the log says it', '--remedy', 'wrote the missing header')
  expect(kept).toMatchObject({ code: 0, stderr: '' })
  expect(kept.stdout).toMatch(/^confirmed: .+\n[0-9a-f]{8} {2}seen once, last on \d{4}-\d\d-\d\d, confirmed; what helped: wrote the missing header\n$/)
  await culprit('cases', 'refute', log)

  expect((await culprit(log)).stdout).toMatch(/before: {2}seen twice, last on .*confirmed once,\s+refuted once; what helped: wrote\s+the\s+missing\s+header/)
  const { hypotheses: [first] } = JSON.parse((await culprit(log, '--format', 'json')).stdout)
  expect(first.precedent).toMatchObject({ times: 2, confirmed: 1, refuted: 1, remedy: 'wrote the missing header' })

  const listed = (await culprit('cases', 'list')).stdout
  const id = listed.slice(0, 8)
  expect((await culprit('cases', 'show', id.slice(0, 4))).stdout).toMatch(/confirmed: [^]*because: the log says it[^]*refuted: /)
  expect((await culprit('cases', 'forget', id)).stdout).toBe('forgotten: 2 cases\n')
  expect((await culprit(log)).stdout).not.toContain('before:')
})

test('what cannot be done is said in words', async () => {
  expect(await culprit('cases', 'show', 'beef')).toMatchObject({ code: 2, stderr: expect.stringContaining('beef: no such case; culprit cases list') })
  expect(await culprit('cases', 'confirm', log, '--rank', '99')).toMatchObject({ code: 2, stderr: expect.stringMatching(/--rank 99: these logs give only \d+/) })
  expect(await culprit('cases', 'confirm', file('cases-good.log', goodBuild))).toMatchObject({ code: 2, stderr: expect.stringContaining('no hypothesis') })
  expect(await culprit('cases', 'confirm', log, '--rank', '0')).toMatchObject({ code: 2, stderr: expect.stringContaining('counted from 1') })
})

test('a memory that somebody broke is a problem of the report, and the report is there', async () => {
  await culprit('cases', 'confirm', log)
  const [name = ''] = readdirSync(cases)
  appendFileSync(path.join(cases, name), 'not a case\n')
  const report = JSON.parse((await culprit(log, '--format', 'json')).stdout)
  expect(report.hypotheses[0].precedent.times).toBe(1)
  expect(report.problems).toContainEqual(expect.objectContaining({ code: 'broken-case', line: 2 }))
  const blocked = JSON.parse((await run({ args: [log, '--format', 'json'], env: { CULPRIT_CASES: log } })).stdout)
  expect(blocked.problems).toContainEqual(expect.objectContaining({ code: 'no-memory' }))
})

test('the client of clusters is loaded only where a cluster is named and there is something to ask it', async () => {
  const dist = path.dirname(program)
  const clients = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.js') && readFileSync(path.join(dist, name), 'utf8').includes('SniffingTransport'))
  expect(clients).toHaveLength(1)
  const noted = path.join(folder, 'loaded')
  file('noting.mjs', `import { appendFileSync } from 'node:fs'\nexport async function load(url, context, next) { appendFileSync(${JSON.stringify(noted)}, url + '\\n'); return await next(url, context) }`)
  const register = file('register.mjs', "import { register } from 'node:module'\nregister('./noting.mjs', import.meta.url)")
  const isLoaded = async (args: readonly string[], outside: Readonly<Record<string, string>>): Promise<boolean> => {
    file('loaded', '')
    const { code } = await run({ args, env: { NODE_OPTIONS: `--import=${encodeURI(`file://${register}`)}`, CULPRIT_CASES: '', XDG_STATE_HOME: path.join(folder, 'state'), XDG_CONFIG_HOME: folder, ELASTICSEARCH_URL: '', ...outside } })
    expect(code).toBe(0)
    const loaded = readFileSync(noted, 'utf8')
    expect(loaded).toContain('main.js')
    return loaded.includes(path.basename(clients[0] ?? '?'))
  }
  const far = { ELASTICSEARCH_URL: 'http://127.0.0.1:1' }
  expect(await isLoaded([log], {})).toBe(false)
  expect(await isLoaded(['tui', log], {})).toBe(false)
  expect(await isLoaded([file('cases-fine.log', goodBuild)], far)).toBe(false)
  expect(await isLoaded([log], { ...far, CULPRIT_CASES: cases })).toBe(false)
  expect(await isLoaded([log], far)).toBe(true)
})
