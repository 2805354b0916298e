import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { culprit, file } from '../program/program.ts'
import { dawn, incidents, indexFleet, upgraded } from './fleet.ts'
import { allHits } from './reading-back.ts'
import { theServer } from './the-server.ts'

// Of each of a hundred hosts; SEARCH_FLEET=10000 makes it a million in all.
const each = Number(process.env['SEARCH_FLEET'] ?? 600)
const run = Date.now().toString(36)
const index = `filebeat-fleet-${run}`
const since = new Date(dawn / 1000).toISOString()

let url: string
let cluster: Cluster
let count: number

beforeAll(async () => {
  url = (await theServer()).url
  cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
  expect((await culprit('setup', '--to', url, '--replicas', '0')).code).toBe(0)
  count = await indexFleet(cluster, index, each)
}, 900_000)
afterAll(async () => {
  await cluster.client.indices.delete({ index })
  await cluster.close()
})

interface Change {
  readonly kind: string
  readonly what: readonly string[]
  readonly hosts: readonly string[]
  readonly among: number
  readonly others: number
  readonly otherHosts: number
  readonly nearestSeconds: number
  readonly farthestSeconds: number
  readonly line: { readonly host: string; readonly text: string; readonly index: string; readonly id: string }
}

interface Found {
  readonly entries: number
  readonly fetched: number
  readonly machines: number
  readonly findings: readonly { readonly hosts: readonly string[]; readonly confidence: number; readonly finds: number; readonly first: string; readonly after: readonly Change[]; readonly example: { readonly title: string; readonly culprit?: { readonly name: string }; readonly ruleId: string; readonly evidence: readonly { readonly text: string }[] } }[]
}

async function hunted(...args: string[]): Promise<Found> {
  const { code, stdout, stderr } = await culprit('hunt', '--to', url, '--since', since, '--format', 'json', ...args, index)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Found
}

test('five incidents among a hundred hosts are found, on their hosts alone, and little is fetched for it', async () => {
  const { entries, fetched, findings } = await hunted()
  expect(entries).toBe(count)
  for (const [name, { hosts, culprit: who }] of Object.entries(incidents)) {
    const found = findings.filter(finding => finding.hosts.join() === hosts.join())
    expect(found.map(({ example }) => `${example.title} ${example.culprit?.name ?? ''}`).join('\n'), name).toMatch(who)
  }
  const ill = new Set(Object.values(incidents).flatMap(({ hosts }) => hosts))
  expect(findings.flatMap(({ hosts }) => hosts).filter(host => !ill.has(host))).toEqual([])
  process.stdout.write(`hunt: ${fetched} of ${entries} entries fetched, ${(100 * fetched / entries).toFixed(2)} %\n`)
  expect(fetched / entries).toBeLessThan(0.02)
})

test('what the hosts of a root cause had before it, and few others, is told with its line and counts', async () => {
  const { findings } = await hunted()
  const struck = Object.keys(upgraded.harmed)
  const all = findings.filter(({ hosts }) => hosts.join() === struck.join())
  expect(all.length).toBeGreaterThan(0)
  for (const { after } of all) {
    expect(after).toHaveLength(1)
    expect(after[0]).toMatchObject({ kind: 'package', what: [upgraded.to, 'liblathe2 2.1-1'], hosts: struck, among: 4, others: 2, otherHosts: 96, nearestSeconds: 3600, farthestSeconds: 16 * 3600 })
    const { line } = after[0] as Change
    const { _source } = await cluster.client.get<{ message: string }>({ index: line.index, id: line.id })
    expect([line.text, struck.includes(line.host)]).toEqual([_source?.message, true])
  }
  expect(findings.filter(({ hosts }) => hosts.length === 1).flatMap(({ after }) => after)).toEqual([])
})

test('so it is in what culprit index wrote, to the microsecond, and where names of hosts are text beside keywords', async () => {
  const hosts = Array.from({ length: 20 }, (_, number) => `elm-${number}`)
  const ill = hosts.slice(3, 8)
  const lines = [
    ...ill.map((host, index) => `Mar  5 ${(10 + index).toString()}:00:00 ${host} dpkg[71]: upgrade lathe-bin:amd64 2.0-1 2.1-1`),
    ...hosts.map(host => `Mar  5 16:00:00 ${host} millerd[712]: sack 1 is full`),
    ...ill.map(host => `Mar  5 17:00:00 ${host} systemd[1]: lathe.service: Failed to locate executable /usr/bin/lathed: No such file or directory`),
    ...ill.map(host => `Mar  5 17:00:01 ${host} systemd[1]: lathe.service: Failed at step EXEC spawning /usr/bin/lathed: No such file or directory`),
  ]
  const namespace = `elms_${run}`
  expect((await culprit('index', '--to', url, '--namespace', namespace, file('elms.log', `${lines.join('\n')}\n`))).code).toBe(0)
  await cluster.client.indices.refresh({ index: streamName('entries', namespace) })
  const dynamic = `elms-${run}`
  const documents = (await allHits(cluster, streamName('entries', namespace))).flatMap(({ _source }) => {
    const { '@timestamp': time, message, host, log } = _source as { '@timestamp': string; message: string; host: object; log: { syslog: object } }
    return [{ index: { _index: dynamic } }, { '@timestamp': time, message, host, log: { syslog: log.syslog } }]
  })
  await cluster.client.bulk({ refresh: true, operations: documents })
  for (const one of [streamName('entries', namespace), dynamic]) {
    const { stdout } = await culprit('hunt', '--to', url, '--format', 'json', one)
    const { findings } = JSON.parse(stdout) as Found
    expect(findings[0]?.hosts, one).toEqual(ill)
    expect(findings[0]?.after, one).toMatchObject([{ kind: 'package', what: ['lathe-bin 2.1-1'], hosts: ill, others: 0, otherHosts: 15, nearestSeconds: 3 * 3600, farthestSeconds: 7 * 3600 }])
  }
  await cluster.client.indices.delete({ index: dynamic })
})

test('a hunt judges as triage does', async () => {
  const { findings } = await hunted('--host', 'host-041')
  const { stdout } = await culprit('triage', '--to', url, '--format', 'json', '--host', 'host-041', `es:${index}`)
  const { hypotheses } = JSON.parse(stdout) as { hypotheses: readonly { ruleId: string; confidence: number; evidence: readonly { text: string }[] }[] }
  const [first] = hypotheses
  const same = findings.find(({ example }) => example.ruleId === first?.ruleId)
  expect(same?.example.evidence.map(({ text }) => text)).toEqual(first?.evidence.map(({ text }) => text))
})

test('what was found is written beside the other findings, once', async () => {
  const namespace = `hunt_${run}`
  const stream = streamName('findings', namespace)
  const found = await hunted('--write', '--namespace', namespace)
  await hunted('--write', '--namespace', namespace)
  const hits = await allHits(cluster, stream)
  expect(hits).toHaveLength(found.findings.reduce((sum, { finds }) => sum + finds, 0))
  for (const { _source } of hits) {
    const { host, culprit: finding } = _source as { host?: { name: string }; culprit: { evidence_ids: readonly string[] } }
    expect(host?.name).toMatch(/^host-\d{3}$/)
    const evidence = await cluster.client.search({ index, query: { ids: { values: [...finding.evidence_ids] } }, size: 100 })
    expect(evidence.hits.hits.length).toBe(finding.evidence_ids.length)
    expect(finding.evidence_ids.length).toBeGreaterThan(0)
  }
})

test('people read how many hosts have it, and since when', async () => {
  const { stdout, code } = await culprit('hunt', '--to', url, '--since', since, index)
  expect(code).toBe(0)
  expect(stdout).toMatch(/4 hosts, since 2024-03-05 17:00:/)
  expect(stdout).toContain('after lathe-bin 2.1-1 and liblathe2 2.1-1 were installed: 4 of 4 hosts, 60 min to 16 h before; of the other 96 hosts: 2')
  expect((await culprit('hunt', '--to', url, '--since', since, '--tz', 'Asia/Tokyo', index)).stdout).toMatch(/4 hosts, since 2024-03-06 02:00:/)
  expect(stdout).toContain('on host-012, host-034, host-056, host-089')
  const none = await culprit('hunt', '--to', url, '--until', '2001-01-01', index)
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('no entries to hunt among') })
})
