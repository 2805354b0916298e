import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByNames } from '../../../src/indexing/documents/by-names.ts'

const lists = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 4 }), { maxLength: 20 })

test('each list of names gives what was made for it, and for nothing else', () => {
  fc.assert(fc.property(lists, (all) => {
    const made = new ByNames(names => [...names])
    for (const names of [...all, ...all]) expect(made.of(names)).toEqual(names)
  }))
})

test('what was made is given again', () => {
  let count = 0
  const made = new ByNames(() => ++count)
  expect([['a', 'b'], ['a'], ['a', 'b'], ['b', 'a'], ['a'], []].map(names => made.of(names))).toEqual([1, 2, 1, 3, 2, 4])
})

test('of lists without end only so many are kept, and the others are made anew', () => {
  let count = 0
  const made = new ByNames(names => { count++; return names.join() })
  const all = Array.from({ length: 12_000 }, (_, number) => ['first', `n${number}`])
  for (const names of [...all, ...all]) expect(made.of(names)).toBe(names.join())
  expect(count).toBeGreaterThan(12_000)
  expect(count).toBeLessThan(15_000)
  const long = ['x'.repeat(200)]
  const before = count
  made.of(long)
  made.of(long)
  expect(count).toBe(before + 2)
})
