import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { failedBuild } from '../program/logs.ts'
import type { Outcome } from '../program/program.ts'
import { culprit, file, folder, root, run } from '../program/program.ts'
import { theServer } from './the-server.ts'

let url: string
let cluster: Cluster
const index = 'culprit-cases'
// A fingerprint of this run alone: other files of tests may keep cases too.
const own = `src/stone_${[...Date.now().toString(26)].map(one => String.fromCharCode(103 + Number.parseInt(one, 26) % 20)).join('')}.c`
const log = file('cases.log', failedBuild.replaceAll('src/stone.c', own))

beforeAll(async () => {
  url = (await theServer()).url
  cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
})
afterAll(async () => {
  await cluster.close()
})

// Two people, each at a machine of their own.
const at = (machine: string) => async (...args: string[]): Promise<Outcome> => {
  const home = path.join(folder, machine)
  mkdirSync(home, { recursive: true })
  return await run({ args, env: { CULPRIT_CASES: '', XDG_STATE_HOME: '', XDG_CONFIG_HOME: '', HOME: home, ELASTICSEARCH_URL: url } })
}
const [ann, ben] = [at('ann'), at('ben')]
const before = async (who: typeof ann): Promise<string> => /before: {2}([^]*?)\n\n/.exec((await who(log)).stdout)?.[1]?.replaceAll(/\s+/g, ' ') ?? 'nothing'
const idOf = async (who: typeof ann): Promise<string> => {
  const lines = (await who('cases', 'list')).stdout.split('\n')
  return lines[lines.findIndex(line => line.includes(own)) - 1]?.slice(0, 8) ?? 'none'
}

test('where the cluster is not set up, a case is kept on this machine, and that is said', async () => {
  await cluster.client.transport.request({ method: 'DELETE', path: `/_index_template/${index}` }).catch(() => undefined)
  const { code, stdout, stderr } = await ann('cases', 'confirm', log, '--remedy', 'wrote it')
  expect(code).toBe(0)
  expect(stderr).toMatch(/^culprit: culprit-cases: the case was kept on this machine alone, not for the team: .*run culprit setup/)
  expect(stdout).toContain('seen once')
  expect(await before(ann)).toContain('seen once')
  expect(await before(ben)).toBe('nothing')
})

test('what one person decided the others are told, on files and on the cluster itself', async () => {
  expect((await culprit('setup', '--to', url, '--replicas', '0')).code).toBe(0)
  expect(await ben('cases', 'confirm', log, '--because', 'the log\u001b[31m says "it"', '--remedy', 'installed mill-devel')).toMatchObject({ code: 0, stderr: '' })
  expect(await before(ben)).toMatch(/^seen once, last on .*, confirmed; what helped: installed mill-devel$/)
  // Her own of before counts too.
  expect(await before(ann)).toMatch(/^seen twice, .*what helped: installed mill-devel$/)
  const { hypotheses: [first], problems } = JSON.parse((await ben(log, '--format', 'json')).stdout)
  expect(first.precedent).toMatchObject({ times: 1, confirmed: 1, refuted: 0, remedy: 'installed mill-devel' })
  expect(problems).toEqual([])
  const plain = await run({ args: ['tui', '--plain', log, '--to', url], input: 'open\nquit\n' })
  expect(plain.stdout).toMatch(/before: seen once, .*installed mill-devel/)
})

test('screens keep for the team what was decided on them', async () => {
  expect(await run({ args: ['tui', '--plain', log, '--to', url], input: 'refute\nnot so\nquit\n' })).toMatchObject({ code: 0, stderr: '' })
  expect(await before(ben)).toMatch(/seen twice, .*confirmed once, refuted once/)
})

test('cases are listed, shown and forgotten for all', async () => {
  const id = await idOf(ben)
  expect((await ben('cases', 'show', id)).stdout).toMatch(/confirmed: [^]*because: the log says "it"[^]*refuted: [^]*because: not so/)
  expect((await ben('cases', 'forget', id)).stdout).toBe('forgotten: 2 cases\n')
  expect(await before(ben)).toBe('nothing')
  // On her machine lies one that she alone kept.
  expect(await before(ann)).toContain('seen once')
  expect((await ann('cases', 'forget', id)).stdout).toBe('forgotten: 1 case\n')
  expect(await before(ann)).toBe('nothing')
})

test('what is no case in that index is a problem, and the others are told', async () => {
  await ben('cases', 'confirm', log)
  const all = await cluster.client.search<{ culprit: { key: string; fingerprint: string } }>({ index, size: 100, query: { match_all: {} } })
  const key = all.hits.hits.find(hit => hit._source?.culprit.fingerprint.includes(own))?._source?.culprit.key
  await cluster.client.index({ index, id: 'strange', refresh: true, document: { '@timestamp': '2024-03-05T10:00:00Z', culprit: { key } } })
  const report = JSON.parse((await ben(log, '--format', 'json')).stdout)
  expect(report.hypotheses[0].precedent.times).toBe(1)
  expect(report.problems).toContainEqual(expect.objectContaining({ code: 'broken-case', message: expect.stringContaining('strange') }))
  await cluster.client.delete({ index, id: 'strange', refresh: true })
})

test('a cluster that is not there holds up no report, and is told', async () => {
  const lost = async (...args: string[]): Promise<Outcome> => await run({ args, env: { CULPRIT_CASES: '', XDG_STATE_HOME: path.join(folder, 'lost'), ELASTICSEARCH_URL: 'http://127.0.0.1:1' } })
  const report = JSON.parse((await lost(log, '--format', 'json')).stdout)
  expect(report.hypotheses.length).toBeGreaterThan(0)
  expect(report.problems).toEqual([{ source: 'culprit-cases', code: 'no-memory', message: expect.stringMatching(/^earlier cases of the team were not looked up: .*nothing listens there/) }])
  expect(await lost('cases', 'list')).toMatchObject({ code: 2, stdout: expect.stringContaining('No case is kept yet'), stderr: expect.stringContaining('nothing listens there') })
  const named = await run({ args: [log, '--format', 'json'], env: { CULPRIT_CASES: path.join(folder, 'own'), ELASTICSEARCH_URL: 'http://127.0.0.1:1' } })
  expect(JSON.parse(named.stdout).problems).toEqual([])
})

test('the samples are told apart by what they are about', async () => {
  const sample = path.join(root, 'samples', 'lorax-var-tmp')
  expect((await ben(path.join(sample, 'build.log'), path.join(sample, 'journal.ndjson'))).stdout).not.toContain('installed mill-devel')
})
