import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { culprit, file, folder, root, run } from '../program/program.ts'
import { theServer } from './the-server.ts'

let url: string
let cluster: Cluster
const namespace = `screens_${Date.now().toString(36)}`
const stream = streamName('entries', namespace)
const journal = path.join(root, 'samples', 'lorax-var-tmp', 'journal.ndjson')
const build = path.join(root, 'samples', 'lorax-var-tmp', 'build.log')

beforeAll(async () => {
  url = (await theServer()).url
  cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
  expect((await culprit('setup', '--to', url, '--replicas', '0')).code).toBe(0)
  expect((await culprit('index', '--to', url, '--namespace', namespace, journal)).code).toBe(0)
  await cluster.client.indices.refresh({ index: stream })
})
afterAll(async () => {
  await cluster.close()
})

const say = async (input: readonly string[], ...args: string[]): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number | null }> => await run({ args: ['tui', '--plain', ...args], input: `${input.join('\n')}\nquit\n` })

test('the screens read the cluster beside a file, show its lines, and keep the case without a word of the connection', async () => {
  const saved = path.join(folder, 'far.json')
  const { stdout, stderr, code } = await say(['open', 'e', 'e', 'open', 'back', 'back', 'save', saved], '--to', url, '--since', '2019-01-18', '--host', 'image-builder-4.lab.example', build, `es:${stream}`)
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  expect(stdout).toContain('systemd-tmpfiles-clean deleted')
  expect(stdout).toMatch(/== .*journal\.ndjson · line 2,665[^]*> .*Starting Cleanup of Temporary Directories/)
  const kept = readFileSync(saved, 'utf8')
  expect(kept).not.toContain(new URL(url).host)
  expect(JSON.parse(kept)).toMatchObject({ others: [`es:${stream}`], reading: { narrowing: { since: 1_547_769_600_000_000, host: 'image-builder-4.lab.example' } } })

  const again = await run({ args: ['tui', '--plain', saved], input: 'open\nquit\n', env: { ELASTICSEARCH_URL: url } })
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(again.stdout).toContain('systemd-tmpfiles-clean deleted')
})

test('logs in the cluster can be added to those that lie open', async () => {
  const { stdout } = await say(['add file', `es:${stream}`, 'open'], '--to', url, build)
  expect(stdout).toMatch(/deleted \/var\/tmp\/[^]*es:logs-culprit\.entries-screens/)
})

test('what is narrowed away is not there', async () => {
  const { stdout } = await say(['problems'], '--to', url, '--until', '2019-01-18 00:00', build, `es:${stream}`)
  expect(stdout).toContain('holds no entries that fit')
  expect(stdout).not.toContain('systemd-tmpfiles-clean deleted')
})

test('what is wrong with the cluster is told as the command line tells it', async () => {
  const wrong = ['--to', 'http://127.0.0.1:1', `es:${stream}`]
  const { stderr } = await culprit('triage', ...wrong)
  const told = stderr.replace(/^culprit: /, '').trim()
  expect(told).toContain('nothing listens there')
  expect(await say([''], ...wrong)).toMatchObject({ code: 2, stdout: expect.stringContaining(told) })
  const withKey = file('config.yaml', `elasticsearch:\n  url: ${url}\n  api_key: c2VjcmV0OnNlY3JldA==\n`)
  expect((await say(['problems'], '--config', withKey, `es:${stream}`)).stdout).toContain('holds a secret and others may read it')
})
