import { describe, expect, test } from 'vitest'
import { commonChanges } from '../../src/model/change.ts'
import type { Change, CountedChange } from '../../src/model/change.ts'
import { hour } from '../../src/model/clock.ts'

const hosts = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `host-${(from + index).toString().padStart(3, '0')}`)

function counted(what: string, on: readonly string[], { kind = 'package', among = 37, others = 2, otherHosts = 63 }: { kind?: Change['kind']; among?: number; others?: number; otherHosts?: number } = {}): CountedChange {
  return {
    change: { kind, what, said: [[what]] }, line: { host: on[0] ?? '', time: 0, text: what, index: 'i', id: 'd' },
    before: new Map(on.map((host, index) => [host, (index + 1) * hour])), among, others, otherHosts,
  }
}

test('what most of the hosts had before, and few others, is told with its counts and times', () => {
  const [first, ...more] = commonChanges([counted('openssl 3.0.13-1', hosts(36))])
  expect(first).toMatchObject({ kind: 'package', what: ['openssl 3.0.13-1'], hosts: hosts(36), among: 37, others: 2, otherHosts: 63, nearest: hour, farthest: 36 * hour, line: { host: 'host-000', id: 'd' } })
  expect(more).toEqual([])
})

describe('nothing is told', () => {
  test.each([
    ['of what all hosts had', counted('tzdata 1', hosts(37), { others: 60 })],
    ['where no host is without the symptom', counted('openssl 1', hosts(37), { others: 0, otherHosts: 0 })],
    ['of what half of the hosts had not', counted('openssl 1', hosts(18), { others: 0 })],
    ['of what chance brings together', counted('openssl 1', hosts(2), { among: 2, others: 0, otherHosts: 3 })],
    ['of a single host', counted('openssl 1', hosts(1), { among: 1, others: 0 })],
  ])('%s', (_, one) => {
    expect(commonChanges([one])).toEqual([])
  })
})

test('two hosts of a hundred are enough, and so is a fleet of thousands', () => {
  expect(commonChanges([counted('a 1', hosts(2), { among: 2, others: 0, otherHosts: 98 })])).toHaveLength(1)
  expect(commonChanges([counted('a 1', hosts(4000), { among: 4100, others: 300, otherHosts: 5000 })])).toHaveLength(1)
})

test('packages that came together are one change, and a boot into a kernel is no other than a boot', () => {
  const on = hosts(36)
  const told = commonChanges([counted('', on, { kind: 'boot' }), counted('openssl 1', on), counted('libssl3 1', on), counted('6.1.0-18', on, { kind: 'kernel' })])
  expect(told.map(({ kind, what }) => [kind, what])).toEqual([['package', ['openssl 1', 'libssl3 1']], ['kernel', ['6.1.0-18']]])
})

test('what tells the hosts from others best is told first, and three at the most', () => {
  const told = commonChanges([counted('worse 1', hosts(30)), counted('best 1', hosts(37), { others: 0 }), ...[1, 2, 3].map(number => counted(`third ${number}`, hosts(36 - number)))])
  expect(told.map(({ what }) => what[0])).toEqual(['best 1', 'third 1', 'third 2'])
})
