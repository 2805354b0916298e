import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { culprit, file, outcomeOf, run as runProgram, start } from '../program/program.ts'
import { allHits, countIn } from './reading-back.ts'
import { theServer } from './the-server.ts'

const run = Date.now().toString(36)
let url: string
let cluster: Cluster

beforeAll(async () => {
  url = (await theServer()).url
  cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
  expect((await culprit('setup', '--to', url, '--replicas', '0')).code).toBe(0)
})
afterAll(async () => { await cluster.close() })

const clock = (minutes: number, seconds = 0): string => new Date(Date.UTC(2024, 2, 5, 10, minutes, seconds)).toISOString().slice(11, 19)
/** A silo that is swept, and what misses it; and what is said between. */
const incident = (minutes: number, grain: string): string => [
  `Mar  5 ${clock(minutes)} birch systemd[1]: Starting Cleanup of Temporary Directories...`, `Mar  5 ${clock(minutes, 1)} birch systemd[1]: Finished Cleanup of Temporary Directories.`,
  `Mar  5 ${clock(minutes, 9)} birch millerd[71]: cannot open /var/tmp/mill.q8x/${grain}: No such file or directory`, `Mar  5 ${clock(minutes, 10)} birch millerd[71]: the wheel turns`,
].map(line => `${line}\n`).join('')
const ordinary = (from: number, count: number): string => Array.from({ length: count }, (_, n) => `Mar  5 ${clock(from, n)} birch millerd[71]: sack ${n} is full\n`).join('')

interface Written {
  readonly host?: { readonly name: string }
  readonly rule: { readonly id: string }
  readonly culprit: { readonly finding: string; readonly evidence_ids: readonly string[] }
}

async function hypotheses(namespace: string): Promise<readonly Written[]> {
  const hits = await allHits(cluster, streamName('findings', namespace)).catch(() => [])
  return hits.map(({ _source }) => _source as Written).filter(({ culprit: { finding } }) => finding === 'hypothesis')
}

test('each incident of a followed log is written once, also when it is followed again, or indexed whole', async () => {
  const namespace = `following_${run}`
  const log = file('following.log', incident(0, 'oats') + ordinary(20, 50))
  const args = ['index', '--to', url, '--namespace', namespace, '--follow', log]
  const child = start({ args })
  const outcome = outcomeOf(child)
  // Its log went on long ago: it stands.
  while ((await hypotheses(namespace)).length < 1) await new Promise(resolve => setTimeout(resolve, 300))
  appendFileSync(log, incident(90, 'rye'))
  while (await countIn(cluster, streamName('entries', namespace)).catch(() => 0) < 58) await new Promise(resolve => setTimeout(resolve, 200))
  child.kill('SIGINT')
  const { code, stdout } = await outcome
  expect(code).toBe(130)
  expect(stdout).toMatch(/^entries: {2}58 read = 58 indexed \+ 0 duplicate \+ 0 rejected\nfindings: (\d+) made = \1 indexed \+ 0 duplicate \+ 0 rejected\n/)
  const written = await hypotheses(namespace)
  expect(written.map(({ rule, host }) => [rule.id, host?.name])).toEqual(Array.from({ length: 2 }, () => ['causes/cleanup/tmpfiles-clean', 'birch']))
  for (const { culprit: { evidence_ids: ids } } of written) {
    expect(ids.length).toBeGreaterThan(1)
    expect((await cluster.client.search({ index: streamName('entries', namespace), query: { ids: { values: [...ids] } } })).hits.hits).toHaveLength(ids.length)
  }
  const again = await runProgram({ args: ['index', '--to', url, '--namespace', namespace, '--follow', '-'], input: incident(0, 'oats') + ordinary(20, 50) + incident(90, 'rye') })
  expect(again.stdout).toMatch(/= 0 indexed \+ 58 duplicate[^]*= 0 indexed \+ \d+ duplicate/)
  await culprit('index', '--to', url, '--namespace', namespace, log)
  expect((await hypotheses(namespace)).filter(({ rule }) => rule.id === 'causes/cleanup/tmpfiles-clean')).toHaveLength(2)
})
