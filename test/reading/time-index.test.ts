import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { TimeIndex } from '../../src/reading/time-index.ts'

const blockSize = 1 << 20

function at(time: number, bootId?: string): Entry {
  return { origin: { source: 's', line: 1, offset: 0 }, from: 'journal', message: '', text: '', clock: 'exact', time, ...(bootId !== undefined && { bootId }) }
}

/** An index over blocks with these times at their first and last records. */
function indexOf(blocks: readonly (readonly number[])[]): TimeIndex {
  const index = new TimeIndex()
  blocks.forEach((times, i) => index.note({ offset: i * blockSize, line: 1 + i * 100 }, [times[0], times.at(-1)].filter((time) => time !== undefined).map((time) => at(time))))
  return index
}

test('a range holds every block with a time in the span, in order or not', () => {
  const anyBlocks = fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }).map((times) => times.sort((a, b) => a - b)), { maxLength: 12 })
  const ordered = anyBlocks.map((blocks) => {
    const times = blocks.flat().sort((a, b) => a - b)
    return blocks.map((block) => block.map(() => times.shift() ?? 0))
  })
  fc.assert(
    fc.property(fc.oneof(anyBlocks, ordered), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20 }), (blocks, from, length) => {
      const range = indexOf(blocks).range(from, from + length)
      blocks.forEach((times, i) => {
        if (!times.some((time) => time >= from && time <= from + length)) return
        expect(range.from).toBeLessThanOrEqual(i * blockSize)
        expect(range.to).toBeGreaterThan(i * blockSize)
      })
    }),
    { numRuns: 1000 },
  )
})

test('a range in a long source is a small part of it', () => {
  const { from, to } = indexOf(Array.from({ length: 100 }, (_, i) => [i * 10, i * 10 + 9])).range(505, 506)
  expect([from / blockSize, to / blockSize]).toEqual([48, 52])
})

test('knows a line start near any offset', () => {
  expect(indexOf([[1], [2], [3]]).lineStart(2 * blockSize - 1)).toMatchObject({ offset: blockSize, line: 101 })
  expect(new TimeIndex().lineStart(5)).toEqual({ offset: 0, line: 1 })
})

test('does not grow with a source that comes line by line', () => {
  const index = new TimeIndex()
  for (let i = 0; i < 100_000; i++) index.note({ offset: i * 10, line: i + 1 }, [at(i)])
  expect(index.lineStart(600_000).offset).toBe(524_300)
  expect(index.covered()).toEqual([{ from: 0, to: 99_999 }])
})

test('times since a boot and times of a calendar are not one span', () => {
  const index = new TimeIndex()
  for (const entry of [at(1.7e15), { ...at(5), clock: 'relative' as const }, at(1.8e15), at(1.9e15, 'b')]) index.cover(entry)
  expect(index.covered()).toEqual([{ from: 1.7e15, to: 1.8e15 }, { from: 5, to: 5 }, { bootId: 'b', from: 1.9e15, to: 1.9e15 }])
})
