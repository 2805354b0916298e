import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { culprit, file, root } from '../program/program.ts'
import { theServer } from './the-server.ts'

let url: string
let cluster: Cluster
const run = Date.now().toString(36)

beforeAll(async () => {
  url = (await theServer()).url
  cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
  expect((await culprit('setup', '--to', url, '--replicas', '0')).code).toBe(0)
})
afterAll(async () => {
  await cluster.close()
})

async function json(...args: string[]): Promise<Report> {
  const { stdout, stderr } = await culprit('triage', '--format', 'json', ...args)
  expect(stderr).toBe('')
  return JSON.parse(stdout) as Report
}

interface Report {
  readonly sources: readonly { readonly id: string; readonly entries: number }[]
  readonly hypotheses: readonly { readonly ruleId: string; readonly confidence: number; readonly evidence: readonly { readonly source: string; readonly text: string; readonly line: number; readonly document?: { readonly index: string; readonly id: string } }[] }[]
  readonly gaps: readonly { readonly kind: string; readonly text: string }[]
  readonly unexplained: readonly { readonly source: string }[]
  readonly ruledOut: readonly object[]
  readonly problems: readonly { readonly code: string; readonly message: string }[]
}

// All that must be the same from wherever it is read: only the name of a source is another, and that there is a document.
function substance({ hypotheses, unexplained, ruledOut, gaps }: Report): unknown {
  const whole = JSON.stringify({ hypotheses, unexplained, ruledOut, gaps: gaps.map(({ kind, text }) => (kind === 'zone-assumed' ? kind : text)) })
  return JSON.parse(whole.replaceAll(/es:[\w.-]+#/g, '').replaceAll(/,"document":\{[^}]*\}/g, '')) as unknown
}

describe('the same logs give the same case file from files and from a cluster', () => {
  test.each([
    ['lorax-var-tmp', ['build.log', 'journal.ndjson']],
    ['apt-lock-unattended-upgrades', ['journal.log', 'provision.log']],
    ['disk-full-debug-log', ['journal.ndjson', 'package.log']],
    ['dns-lost-resolver-upgrade', ['journal.log', 'npm.log']],
    ['oom-kills-compiler', ['dmesg.txt', 'make.log']],
    ['rebooted-under-a-build', ['journal.ndjson', 'remote-build.log']],
    ['green-build-alarming-words', ['job.log', 'journal.log']],
  ])('%s', async (sample, names) => {
    const logs = names.map(name => path.join(root, 'samples', sample, name))
    const namespace = `${sample.replaceAll('-', '_')}_${run}`
    expect((await culprit('index', '--to', url, '--namespace', namespace, ...logs)).code).toBe(0)
    await cluster.client.indices.refresh({ index: streamName('entries', namespace) })
    const [near, far] = [await json(...logs), await json('--to', url, `es:${streamName('entries', namespace)}`)]
    expect(substance(far)).toEqual(substance(near))
    // In which zone is told where it was assumed: where the logs were indexed.
    for (const { kind, text } of far.gaps) if (kind === 'zone-assumed') expect(text).toContain('as they were placed when it was written there')
    expect(far.problems).toEqual(near.problems)
    for (const { document } of far.hypotheses.flatMap(({ evidence }) => evidence)) {
      expect(document?.index).toContain(streamName('entries', namespace))
      expect(await cluster.client.exists({ index: document?.index ?? '', id: document?.id ?? '' })).toBe(true)
    }
    expect(far.hypotheses.length > 0).toBe(sample !== 'green-build-alarming-words')
  })
})

describe('what shippers wrote', () => {
  const index = `filebeat-${run}`
  const doc = (message: string, more: object = {}): object => ({
    '@timestamp': '2024-03-05T10:00:00.000000Z', message, host: { hostname: 'birch', name: 'birch' }, journald: { host: { boot_id: '0a1b' } }, systemd: { unit: 'mill.service' }, syslog: { identifier: 'miller', priority: 6 }, ...more,
  })
  const bulk = async (documents: readonly object[]): Promise<void> => {
    const reply = await cluster.client.bulk({ refresh: true, operations: documents.flatMap(document => [{ index: { _index: index } }, document]) })
    expect(reply.errors).toBe(false)
  }

  test('is read whole and in order, also where thousands have one time', async () => {
    await cluster.client.indices.create({ index, settings: { number_of_shards: 2, number_of_replicas: 0 } as never, mappings: { properties: { '@timestamp': { type: 'date' }, message: { type: 'text' }, host: { properties: { hostname: { type: 'keyword' }, name: { type: 'keyword' } } } } } })
    await bulk([...Array.from({ length: 5000 }, (_, n) => doc(`grain ${n}`)), doc('the last', { '@timestamp': '2024-03-05T10:00:01.000Z' }), doc('the first', { '@timestamp': '2024-03-05T09:59:00.000Z' })])
    const { stdout, stderr, code } = await culprit('entries', '--to', url, `es:${index}`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const messages = stdout.trim().split('\n').map(line => (JSON.parse(line) as { message: string }).message)
    expect(messages).toHaveLength(5002)
    expect(new Set(messages).size).toBe(5002)
    expect([messages[0], messages.at(-1)]).toEqual(['the first', 'the last'])
  })

  test('is narrowed by time, host, unit and boot', async () => {
    await bulk([doc('of elm', { host: { hostname: 'elm' } }), doc('of another unit', { systemd: { unit: 'lathe.service' } }), doc('about it', { systemd: { unit: 'init.scope' }, journald: { unit: 'lathe.service' } }), doc('of another boot', { journald: { host: { boot_id: 'ffff' } } })])
    const messages = async (...args: string[]): Promise<string[]> => (await culprit('entries', '--to', url, ...args, `es:${index}`)).stdout.trim().split('\n').map(line => (JSON.parse(line) as { message: string }).message).toSorted()
    expect(await messages('--host', 'elm')).toEqual(['of elm'])
    expect(await messages('--unit', 'lathe.service')).toEqual(['about it', 'of another unit'])
    expect(await messages('--boot', 'FFFF')).toEqual(['of another boot'])
    expect(await messages('--until', '2024-03-05 09:59:30')).toEqual(['the first'])
    expect(await messages('--since', '2024-03-05T10:00:01Z')).toEqual(['the last'])
    const none = await culprit('triage', '--to', url, '--host', '* OR "}', `es:${index}`)
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no entries that fit') })
  })

  test('is a problem where it is no entry, and the others are read', async () => {
    await cluster.client.bulk({ refresh: true, operations: [{ index: { _index: index, _id: 'mute' } }, { '@timestamp': '2024-03-05T10:00:00.000Z', host: { hostname: 'ash' } }, { index: { _index: index } }, doc('and speaks', { host: { hostname: 'ash' } })] })
    const { stdout, stderr } = await culprit('entries', '--to', url, '--host', 'ash', `es:${index}`)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('the document mute of')
  })
})

test('what is not there is said, and what to do', async () => {
  const gone = await culprit('triage', '--to', url, 'es:no-such-index')
  expect(gone).toMatchObject({ code: 2, stderr: expect.stringMatching(/no-such-index/) })
  expect(await culprit('triage', '--to', url, 'es:../_cluster')).toMatchObject({ code: 2, stderr: expect.stringContaining('not the name of an index') })
  expect(await culprit('triage', '--since', '-2h', file('near.log', 'error: wet\n'))).toMatchObject({ code: 2, stderr: expect.stringContaining('--since is for logs in a cluster') })
})

test('two builds that wrote one file after the other are read as two logs, in their own order, and stand there once', async () => {
  const namespace = `builds_${run}`
  const build = (minute: string, what: string): string => Array.from({ length: 300 }, (_, line) => `2024-03-05T10:${minute}:${String(line % 60).padStart(2, '0')}Z ${what} ${line}\n`).join('')
  const index = async (text: string): Promise<string> => (await culprit('index', '--to', url, '--namespace', namespace, file('build.log', text))).stdout
  for (const text of [build('01', 'cc'), build('31', 'ld')]) {
    expect(await index(text)).toContain('300 indexed + 0 duplicate')
    expect(await index(text)).toContain('0 indexed + 300 duplicate')
  }
  await cluster.client.indices.refresh({ index: streamName('entries', namespace) })
  const { sources, problems } = await json('--to', url, `es:${streamName('entries', namespace)}`)
  expect(problems).toEqual([])
  expect(sources.map(({ id, entries }) => [id.replace(/.*\//, ''), entries])).toEqual([['build.log@2024-03-05T10:01:00Z', 300], ['build.log@2024-03-05T10:31:00Z', 300]])
  const { stdout } = await culprit('entries', '--to', url, `es:${streamName('entries', namespace)}`)
  const messages = stdout.trim().split('\n').map(line => (JSON.parse(line) as { message: string }).message)
  expect(messages).toEqual(['cc', 'ld'].flatMap(what => Array.from({ length: 300 }, (_, line) => `${what} ${line}`)))
})

test('no nanosecond is too fine: of documents that lie closer than a double tells, each is read once, in order', async () => {
  const index = `logs-fine.${run}`
  await cluster.client.indices.create({ index, settings: { number_of_shards: 2, number_of_replicas: 0 } as never, mappings: { properties: { '@timestamp': { type: 'date_nanos' }, message: { type: 'text' } } } })
  const at = (n: number): string => `2024-03-05T10:00:00.${String(123_456_000 + n * 7).padStart(9, '0')}Z`
  for (let first = 0; first < 4000; first += 2000) {
    await cluster.client.bulk({ refresh: true, operations: Array.from({ length: 2000 }, (_, n) => first + n).toReversed().flatMap(n => [{ index: { _index: index } }, { '@timestamp': at(n), message: `grain ${n}`, host: { hostname: 'birch' } }]) })
  }
  const { stdout } = await culprit('entries', '--to', url, `es:${index}`)
  const messages = stdout.trim().split('\n').map(line => (JSON.parse(line) as { message: string }).message)
  expect(messages).toEqual(Array.from({ length: 4000 }, (_, n) => `grain ${n}`))
})
