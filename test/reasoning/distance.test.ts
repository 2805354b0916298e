import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockQualities, isAbsolute } from '../../src/model/clock.ts'
import type { Entry } from '../../src/model/entry.ts'
import type { Term } from '../../src/model/rule.ts'
import type { Binding } from '../../src/reasoning/binding.ts'
import { isPlaced } from '../../src/reasoning/binding.ts'
import { canPrecede, distance, otherHost } from '../../src/reasoning/distance.ts'

const entry = (parts: Partial<Entry> & { at?: number; source?: string } = {}): Entry => {
  const { at = 0, source = 'a', ...rest } = parts
  return { origin: { source, line: at + 1, offset: at }, from: 'journal', message: '', text: '', clock: 'exact', ...rest }
}
const anyEntry = fc.record({
  at: fc.nat(50), source: fc.constantFrom('a', 'b'), time: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  clock: fc.constantFrom(...clockQualities), bootId: fc.constantFrom(undefined, 'x', 'y'),
}).map(({ time, clock, bootId, ...rest }) => entry({ ...rest, clock: time === undefined ? 'none' : clock, ...(time !== undefined && { time }), ...(bootId !== undefined && { bootId }) }))

describe('the distance of two entries', () => {
  it('is the same from both sides', () => {
    const mirrored = { before: 'after', after: 'before', same: 'same', unknown: 'unknown' } as const
    fc.assert(fc.property(anyEntry, anyEntry, (a, b) => {
      expect(distance(b, a).order).toBe(mirrored[distance(a, b).order])
      expect(distance(b, a).micros).toBe(distance(a, b).micros)
    }))
  })

  it('is unknown across boots, and for clocks of two sources that cannot be compared', () => {
    fc.assert(fc.property(anyEntry, anyEntry, (a, b) => {
      const { order } = distance(a, b)
      if (a.bootId !== undefined && b.bootId !== undefined && a.bootId !== b.bootId) expect(order).toBe('unknown')
      if (a.origin.source !== b.origin.source && !(isAbsolute(a.clock) && isAbsolute(b.clock))) expect(order).toBe('unknown')
    }))
  })

  it('goes by line where times are equal in one source', () => {
    expect(distance(entry({ at: 1, time: 5 }), entry({ at: 2, time: 5 }))).toEqual({ order: 'before', micros: 0 })
    expect(distance(entry({ time: 5 }), entry({ source: 'b', time: 5 }))).toEqual({ order: 'same', micros: 0 })
  })

  it('lets an effect come before a symptom within a window whose ends belong to it', () => {
    fc.assert(fc.property(fc.nat(1000), fc.nat(1000), (gap, within) => {
      expect(canPrecede({ order: 'before', micros: gap }, within)).toBe(gap <= within)
    }))
  })
})

describe('the placement of a term', () => {
  const term = (placement: Partial<Term>): Term => ({ symptom: [], signature: [], effect: [], event: [], about: [], where: {}, same: [], atLeast: 1, absent: false, optional: false, ...placement })
  const anchored = (time: number, parts: Partial<Entry> = {}): Binding => new Map([['anchor', { entry: entry({ at: 100, time, ...parts }), captures: {}, count: 1 }]])

  it('takes in both ends of its window, and nothing beyond', () => {
    fc.assert(fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (time, within, beyond) => {
      const placed = isPlaced(term({ before: 'anchor', within, beyond }), entry({ time }), anchored(100))
      expect(placed).toBe(100 - time <= within && 100 - time >= beyond)
    }))
  })

  it('never crosses a boot or a host', () => {
    expect(isPlaced(term({ near: 'anchor' }), entry({ time: 1, bootId: 'x' }), anchored(1, { bootId: 'y' }))).toBe(false)
    expect(isPlaced(term({ near: 'anchor' }), entry({ time: 1, host: 'alder' }), anchored(1, { host: 'birch' }))).toBe(false)
  })
})

it('a short host name stands for the whole one', () => {
  expect(otherHost(entry({ host: 'birch' }), entry({ host: 'birch.example.org' }))).toBe(false)
  expect(otherHost(entry({ host: 'birch' }), entry({ host: 'birchwood' }))).toBe(true)
  expect(otherHost(entry(), entry({ host: 'birch' }))).toBe(false)
})
