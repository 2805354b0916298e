import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsers } from '../../parsers/index.ts'
import type { Entry } from '../../src/model/entry.ts'
import { isProblem } from '../../src/model/problem.ts'
import { BulkWriter, applySteps, clusterDestination, connect, deadLetterFile, entryDocument, entryOfDocument, outgoing, requireSetup, setupSteps, streamKinds, streamName, usualLimits } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { openSources } from '../../src/reading/index.ts'
import { culprit, file, root } from '../program/program.ts'
import { engineOfThisRun } from './engines.ts'
import { journalLines } from './journal.ts'
import { allHits, countIn } from './reading-back.ts'
import { isGiven, theServer } from './the-server.ts'

const engine = engineOfThisRun()
const folder = mkdtempSync(path.join(tmpdir(), 'culprit-writing-'))
const ownLimit = 2 * 1024 * 1024
let cluster: Cluster
let url = ''

beforeAll(async () => {
  url = (await theServer({ 'http.max_content_length': `${ownLimit}b` })).url
  cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
})
afterAll(async () => {
  await cluster.close()
  rmSync(folder, { recursive: true, force: true })
})

const nameOfRun = `t${Date.now().toString(36)}`
const near = 1_600_000_000_000_000
let last = 0
const namespace = (): string => `${nameOfRun}_${++last}`
const streamOf = (name: string): string => streamName('entries', name)

async function writer(stream: string, more: Partial<typeof usualLimits> = {}, to = cluster): Promise<BulkWriter> {
  return new BulkWriter(await clusterDestination(to, [stream]), deadLetterFile(path.join(folder, 'rejected.ndjson')), { ...usualLimits, ...more })
}

async function write(stream: string, documents: readonly (readonly [string, object])[], more: Partial<typeof usualLimits> = {}, to = cluster): Promise<BulkWriter> {
  const own = await writer(stream, more, to)
  for (const [id, document] of documents) await own.add(outgoing({ kind: 'entries', stream, id }, document as never))
  await own.flush()
  return own
}

const dated = (more: object = {}): object => ({ '@timestamp': '2024-03-05T10:00:00.000001Z', message: 'm', ...more })

describe('setup', () => {
  test.skipIf(isGiven)('is asked for where it is missing', async () => {
    // Other tests may have been here.
    await cluster.client.indices.deleteDataStream({ name: 'logs-culprit.*' })
    for (const kind of streamKinds) await cluster.client.indices.deleteIndexTemplate({ name: streamName(kind, '').slice(0, -1) }, { ignore: [404] })
    await expect(requireSetup(cluster)).rejects.toThrow(/is not set up for culprit; run culprit setup/)
  })

  test('is done by the command, and again', async () => {
    for (let run = 0; run < 2; run++) {
      const { code, stdout, stderr } = await culprit('setup', '--to', url, '--replicas', '0', '--retention', '30d')
      expect(stderr).toBe('')
      expect(code).toBe(0)
      expect(stdout).toMatch(engine.startsWith('opensearch') ? /OpenSearch \d.* is ready/ : /Elasticsearch \d.* is ready/)
    }
    await requireSetup(cluster)
  })

  test('sends templates that the server takes as they are printed', async () => {
    const steps = setupSteps(cluster.product, { replicas: 0 })
    const done: string[] = []
    await applySteps(cluster, steps, ({ path }) => done.push(path))
    expect(done).toEqual(steps.map(({ path }) => path))
  })
})

describe('entries', () => {
  async function entriesIn(file: string): Promise<Entry[]> {
    const { sources } = await openSources([file], { parsers, assume: { zone: 'UTC', now: near } })
    const entries: Entry[] = []
    for (const source of sources) for await (const item of source.entries()) if (!isProblem(item)) entries.push(item)
    return entries
  }
  const plain = (entry: Entry): object => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && typeof value !== 'function'))

  test('come back from the cluster as they stand in the file, to the microsecond', async () => {
    const name = namespace()
    const log = path.join(root, 'samples/lorax-var-tmp/journal.ndjson')
    const wanted = await entriesIn(log)
    const { code, stdout } = await culprit('index', '--to', url, '--namespace', name, log)
    expect(stdout).toContain(`${wanted.length.toLocaleString('en')} indexed + 0 duplicate + 0 rejected`)
    expect(code).toBe(0)
    const hits = await allHits(cluster, streamOf(name))
    const back = hits.map(hit => entryOfDocument(hit, { source: '', line: 0, offset: 0 })).toSorted((a, b) => a.origin.offset - b.origin.offset)
    expect(back.map(plain)).toEqual(wanted.map(plain))
  })

  test('are there once, however often and in whichever JSON they are indexed', async () => {
    const name = namespace()
    const lines = journalLines(3000)
    const compact = file('compact.json', lines.join('\n'))
    const pretty = file('pretty.json', lines.map(line => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse()), undefined, 1)).join('\n'))
    expect((await culprit('index', '--to', url, '--namespace', name, compact)).stdout).toContain('3,000 read = 3,000 indexed + 0 duplicate')
    expect((await culprit('index', '--to', url, '--namespace', name, pretty)).stdout).toContain('3,000 read = 0 indexed + 3,000 duplicate')
    // Two at once, of a log that grew.
    const grown = file('grown.json', [...lines, ...journalLines(6000).slice(3000)].join('\n'))
    const both = await Promise.all([1, 2].map(() => culprit('index', '--to', url, '--namespace', name, grown)))
    const indexed = both.map(({ stdout }) => Number((/= ([\d,]+) indexed/.exec(stdout)?.[1] ?? '').replace(',', '')))
    expect(indexed.reduce((sum, count) => sum + count, 0)).toBe(3000)
    expect(await countIn(cluster, streamOf(name))).toBe(6000)
  })

  test('are there once also after a rollover, though the server would take them again', async () => {
    const name = namespace()
    const stream = streamOf(name)
    const log = file('rolled.json', journalLines(500).join('\n'))
    await culprit('index', '--to', url, '--namespace', name, log)
    const [hit] = await allHits(cluster, stream)
    await cluster.client.indices.rollover({ alias: stream })
    expect((await culprit('index', '--to', url, '--namespace', name, log)).stdout).toContain('500 read = 0 indexed + 500 duplicate')
    expect(await countIn(cluster, stream)).toBe(500)
    // The proof that there was something to see.
    const again = await cluster.client.bulk({ operations: [{ create: { _index: stream, _id: hit?._id ?? '' } }, hit?._source as object] })
    expect(again.items[0]?.create?.status).toBe(201)
  })

  test('are there once where the rollover comes amid the writing', async () => {
    const name = namespace()
    const stream = streamOf(name)
    const documents = Array.from({ length: 2000 }, (_, index) => [`d${index}`, dated()] as const)
    const own = await writer(stream, { batchDocuments: 100, requests: 1 })
    for (const [index, [id, document]] of documents.entries()) {
      await own.add(outgoing({ kind: 'entries', stream, id }, document as never))
      if (index === 1000) await cluster.client.indices.rollover({ alias: stream })
    }
    for (const [id, document] of documents) await own.add(outgoing({ kind: 'entries', stream, id }, document as never))
    await own.flush()
    expect(own.counts.entries).toEqual({ indexed: 2000, duplicate: 2000, rejected: 0 })
    expect(await countIn(cluster, stream)).toBe(2000)
  })

  test('that are hostile are taken whole', async () => {
    const stream = streamOf(namespace())
    const messages = ['\u0000\u001b[31m', '\ud800 alone', 'x'.repeat(100_000), `${'{"a":'.repeat(2000)}1`, '__proto__', '"}\n{"delete":{"_index":"*"}}']
    const entries = messages.map((message, line): Entry => ({
      origin: { source: '../../etc/passwd\u0000', line, offset: line }, from: 'journal', message, text: message, time: near, clock: 'exact', host: message, identifier: message, unit: message, messageId: message, bootId: message,
      field: name => (['_HOSTNAME', 'SYSLOG_IDENTIFIER', '_SYSTEMD_UNIT', 'MESSAGE_ID', '_BOOT_ID', '_PID', 'PRIORITY', 'COREDUMP_CMDLINE', '_CMDLINE'].includes(name) ? message : undefined),
    }))
    const own = await write(stream, entries.map((entry, index) => [`h${index}`, JSON.parse(entryDocument(entry, near)) as object]))
    expect(own.counts.entries).toEqual({ indexed: messages.length, duplicate: 0, rejected: 0 })
    const back = (await allHits(cluster, stream)).map(hit => entryOfDocument(hit, { source: '', line: 0, offset: 0 }))
    expect(back.map(({ message }) => message).toSorted()).toEqual(messages.toSorted())
  })
})

describe('what a server refuses', () => {
  test('becomes a dead letter with its reason, and the others are written', async () => {
    const stream = streamOf(namespace())
    const own = await write(stream, [['good', dated()], ['bad', dated({ '@timestamp': 'yesterday' })], ['worse', { message: 'no time' }], ['also good', dated()], ['conflict', dated({ host: 'text over an object' })]])
    expect(own.counts.entries).toEqual({ indexed: 2, duplicate: 0, rejected: 3 })
    const letters = readFileSync(path.join(folder, 'rejected.ndjson'), 'utf8').trim().split('\n').map(line => JSON.parse(line) as { index: string; id: string; because: string; status: number }).filter(({ index }) => index === stream)
    expect(letters.map(({ id, status }) => [id, status])).toEqual([['bad', 400], ['worse', 400], ['conflict', 400]])
    for (const { because } of letters) expect(because).toMatch(/parsing_exception/)
    expect(await countIn(cluster, stream)).toBe(2)
  })

  test.skipIf(isGiven)('because it is too long is halved until it fits, also where the server closes the door early', async () => {
    const stream = streamOf(namespace())
    expect((await clusterDestination(cluster, [stream])).mostBytes).toBeLessThan(ownLimit)
    // It may also just stop reading.
    const impatient = await connect({ nodes: [url], certificates: 'checked', timeout: 4000 })
    const documents = Array.from({ length: 600 }, (_, index) => [`l${index}`, dated({ message: `${index} ${'w '.repeat(8000)}` })] as const)
    const own = await write(stream, [...documents.slice(0, 300), ['too long alone', dated({ message: 'x'.repeat(ownLimit + 1000) })], ...documents.slice(300)], { batchBytes: 6 * 1024 * 1024 }, impatient)
    await impatient.close()
    expect(own.repeats).toBeGreaterThan(0)
    expect(own.counts.entries.indexed + own.unsure).toBeGreaterThanOrEqual(600)
    expect(own.counts.entries.indexed + own.counts.entries.duplicate).toBe(600)
    expect(own.counts.entries.rejected).toBe(1)
    expect(await countIn(cluster, stream)).toBe(600)
  })

  test('because its disk is full is written when there is room again', async () => {
    const stream = streamOf(namespace())
    await write(stream, [['first', dated()]])
    const block = async (value: true | null): Promise<void> => { await cluster.client.indices.putSettings({ index: stream, settings: { 'index.blocks.read_only_allow_delete': value } as never }) }
    await block(true)
    const blocked = write(stream, [['second', dated()], ['third', dated()]])
    await new Promise(resolve => setTimeout(resolve, 1500))
    await block(null)
    const own = await blocked
    expect(own.counts.entries.indexed).toBe(2)
    expect(own.repeats).toBeGreaterThan(0)
    await block(true)
    await expect(write(stream, [['fourth', dated()]], { patience: 500 })).rejects.toThrow(/nothing could be written.*cluster_block_exception.*disks have room/s)
    await block(null)
  })
})

test('findings are there once, and lead to the documents of their evidence', async () => {
  const name = namespace()
  const logs = ['build.log', 'journal.ndjson'].map(one => path.join(root, 'samples/lorax-var-tmp', one))
  for (let run = 0; run < 2; run++) expect((await culprit('index', '--to', url, '--namespace', name, ...logs)).code).toBe(0)
  const found = await allHits(cluster, streamName('findings', name))
  const hypothesis = found.map(({ _source }) => _source as { rule?: { id: string }; host?: object; culprit: { finding: string; evidence_ids: string[] } }).filter(({ culprit }) => culprit.finding === 'hypothesis')[0]
  expect(hypothesis?.rule?.id).toBe('causes/cleanup/tmpfiles-clean')
  const ids = hypothesis?.culprit.evidence_ids ?? []
  expect(ids.length).toBeGreaterThanOrEqual(2)
  const evidence = await cluster.client.search({ index: streamOf(name), query: { ids: { values: ids } }, size: 100 })
  expect(evidence.hits.hits.map(({ _id }) => _id).toSorted()).toEqual(ids.toSorted())
  const said = await culprit('index', '--to', url, '--namespace', name, '--only', 'findings', ...logs)
  expect(said.stdout).toMatch(/findings: .* made = 0 indexed \+/)
})

test('a log that grows is followed into the cluster', async () => {
  const name = namespace()
  const log = file('followed.json', journalLines(10).map(line => `${line}\n`).join(''))
  const { start, outcomeOf } = await import('../program/program.ts')
  const child = start({ args: ['index', '--to', url, '--namespace', name, '--follow', log] })
  const outcome = outcomeOf(child)
  const until = async (count: number): Promise<void> => {
    while (await countIn(cluster, streamOf(name)).catch(() => 0) < count) await new Promise(resolve => setTimeout(resolve, 200))
  }
  await until(10)
  writeFileSync(log, journalLines(25).slice(10).map(line => `${line}\n`).join(''), { flag: 'a' })
  await until(25)
  child.kill('SIGINT')
  expect((await outcome).stdout).toContain('25 read = 25 indexed + 0 duplicate + 0 rejected')
})
