import fc from 'fast-check'
import { expect, it } from 'vitest'
import { KeptGroups, items } from '../../src/reasoning/kept-groups.ts'

it('keeps the first and last few of each key, counts all, and never more than its bounds', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat())), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), (all, each, bound) => {
    const groups = new KeptGroups<number>(each, bound)
    for (const [key, item] of all) groups.add(key, item)
    expect(groups.groups().length).toBeLessThanOrEqual(bound)
    expect(groups.groups().reduce((sum, { count }) => sum + count, groups.overflow)).toBe(all.length)
    for (const group of groups.groups()) {
      const own = all.filter(([key]) => key === group.key).map(([, item]) => item)
      expect(items(group).length).toBeLessThanOrEqual(2 * each)
      expect(items(group)).toEqual(own.length <= 2 * each ? own : [...own.slice(0, each), ...own.slice(-each)])
    }
  }))
})
