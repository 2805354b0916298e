import { expect, test } from 'vitest'
import type { CommonChange } from '../../../src/model/change.ts'
import { day, hour, minute } from '../../../src/model/clock.ts'
import type { FleetFinding, Hunt } from '../../../src/model/hunt.ts'
import { huntJson } from '../../../src/views/json/index.ts'
import { huntText } from '../../../src/views/text/hunt.ts'
import { spokenTime } from '../../../src/views/text/spoken-time.ts'

// A Friday.
const now = Date.parse('2024-03-08T12:00:00Z') * 1000
const tuesday = Date.parse('2024-03-05T17:00:00Z') * 1000
const hosts = Array.from({ length: 37 }, (_, index) => `host-${index}`)

const change: CommonChange = {
  kind: 'package', what: ['openssl 3.0.13-1'], hosts: hosts.slice(1), among: 37, others: 2, otherHosts: 63, nearest: hour + 5 * minute, farthest: 2 * day + hour,
  line: { host: 'host-1', time: tuesday - 2 * hour, text: 'upgrade openssl:amd64 3.0.11-1 3.0.13-1', index: 'filebeat-1', id: 'a1' },
}
const finding: FleetFinding = {
  fingerprint: 'f', confidence: 0.8, hosts, finds: 37, struck: hosts.map(host => ({ host, first: tuesday })), first: tuesday, last: now - hour, after: [change],
  example: {
    host: 'host-0', hypothesis: {
      ruleId: 'r', title: 'the mill stands', cause: 'c', score: [{ points: 1.4, because: 'b' }], remedy: ['grease it'], confirm: [], references: [],
      evidence: [{ role: 'symptom', source: 'es:#host-0', line: 1, offset: 0, time: tuesday, clock: 'exact', text: 'mill: \u001b[31mundefined symbol', because: 'b' }],
    },
  },
}
const hunt = (...findings: FleetFinding[]): Hunt => ({ where: 'here', findings, entries: 1000, fetched: 10, machines: 37, passedOver: 0, problems: [] })
const said = (more: Partial<CommonChange> = {}, zone = 'UTC'): string => huntText(hunt({ ...finding, after: [{ ...change, ...more }] }), { now, zone })

test('says how many hosts, since when, after what, and how many others had that', () => {
  expect(said().split('\n').slice(0, 5)).toEqual([
    'Likely (80 %), 37 hosts, since Tuesday 17:00, last today 11:00: the mill stands',
    '   on host-0, host-1, host-2, host-3, host-4, host-5, host-6, host-7 and 29 more',
    '   after openssl 3.0.13-1 was installed: 36 of 37 hosts, 65 min to 2 d before; of the other 63 hosts: 2',
    '   change   2024-03-05 15:00:00.000  host-1: upgrade openssl:amd64 3.0.11-1 3.0.13-1',
    '   symptom  2024-03-05 17:00:00.000  mill: undefined symbol',
  ])
  expect(said({}, '+09:00')).toContain('since Wednesday 02:00')
  expect(said({ others: 0, otherHosts: 1, nearest: hour, farthest: hour })).toContain('60 min before; of the other host: none')
})

test.each([
  [{ what: ['a 1', 'b 1'] }, 'after a 1 and b 1 were installed:'], [{ what: ['a 1', 'b 1', 'c 1', 'd 1'] }, 'after a 1, b 1, c 1 and 1 other were installed:'], [{ what: ['a 1', 'b 1', 'c 1', 'd 1', 'e 1'] }, 'c 1 and 2 others were'],
  [{ kind: 'command', what: ['apt-get install mill'] }, 'after apt-get install mill was run:'], [{ kind: 'configuration', what: ['/etc/mill.conf'] }, 'after /etc/mill.conf was written:'],
  [{ kind: 'kernel', what: ['6.1.0-18'] }, 'after a boot into Linux 6.1.0-18:'], [{ kind: 'boot', what: [''] }, 'after a boot:'],
  [{ kind: 'unit start', what: ['mill.service'] }, 'after mill.service was started:'], [{ kind: 'unit reload', what: ['mill.service'] }, 'after mill.service was reloaded:'],
  [{ what: ['\u001b[2J 1'] }, 'after  1 was installed'],
] as const)('%j', (more, words) => {
  expect(said(more as Partial<CommonChange>)).toContain(words)
})

test('a time is said as one says it', () => {
  const say = (iso: string, zone = 'UTC'): string => spokenTime(Date.parse(iso) * 1000, { now, zone })
  expect(say('2024-03-08T00:00:00Z')).toBe('today 00:00')
  expect(say('2024-03-07T23:59:59Z')).toBe('Thursday 23:59')
  expect(say('2024-03-02T00:00:00Z')).toBe('Saturday 00:00')
  expect(say('2024-03-01T23:00:00Z')).toBe('2024-03-01 23:00')
  expect(say('2024-03-07T23:30:00Z', 'Europe/Berlin')).toBe('today 00:30')
  expect(say('2024-04-01T10:00:00Z')).toBe('2024-04-01 10:00')
})

test('programs get the same, with the line and where it is kept', () => {
  const { findings } = JSON.parse(huntJson(hunt(finding), { version: '1' })) as { findings: readonly object[] }
  expect(findings[0]).toMatchObject({
    struck: hosts.map(host => ({ host, first: '2024-03-05T17:00:00Z' })),
    after: [{ kind: 'package', what: ['openssl 3.0.13-1'], among: 37, others: 2, otherHosts: 63, nearestSeconds: 3900, farthestSeconds: 176_400, line: { host: 'host-1', time: '2024-03-05T15:00:00Z', index: 'filebeat-1', id: 'a1' } }],
  })
})

test('says how much of all was fetched for it, also of so little that some came twice', () => {
  const told = (entries: number, fetched: number): string => huntText({ ...hunt(), entries, fetched }, { now, zone: 'UTC' })
  expect(told(1000, 10)).toContain('among 1,000 entries of here: 10 fetched (1.00 %)')
  expect(told(50, 58)).toContain('58 fetched (some more than once)')
  expect(told(0, 0)).toContain('0 fetched, ')
})
