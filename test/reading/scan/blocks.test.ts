import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reader } from '../../../src/reading/volume.ts'
import { blocks, lookBack } from '../../../src/reading/scan/blocks.ts'
import { spansAbove, walkLines } from '../../../src/reading/scan/line-walk.ts'

const longestLine = 20

/** Gives the bytes in pieces of the sizes, over and over. */
function readerOf(bytes: Buffer, sizes: readonly number[]): Reader {
  let at = 0
  let turn = 0
  return {
    read: async (into) => {
      const taken = bytes.subarray(at, at + Math.min(into.length, sizes[turn++ % sizes.length] as number))
      into.set(taken)
      at += taken.length
      return taken.length
    },
    close: async () => {},
  }
}

interface Seen {
  readonly number: number
  readonly offset: number
  readonly text: string
  readonly cut: boolean
  readonly above: string[]
}

async function linesOf(bytes: Buffer, sizes: readonly number[]): Promise<Seen[]> {
  const seen: Seen[] = []
  let number = 1
  for await (const block of blocks(readerOf(bytes, sizes), 0, longestLine)) {
    const text = (start: number, end: number): string => block.bytes.toString('latin1', start, end)
    const walked = walkLines(block, number, { longestLine })
    for (const span of walked.spans) {
      const above = [...spansAbove(block, span.start, longestLine)].map(({ start, end }) => text(start, end))
      seen.push({ number: span.number, offset: block.offset + span.start - block.start, text: text(span.start, span.end), cut: span.cut, above: above.slice(0, 5) })
    }
    number += walked.lines
  }
  return seen
}

function naive(bytes: Buffer): Seen[] {
  const raw = bytes.toString('latin1').split('\n')
  if (raw.at(-1) === '') raw.pop()
  let offset = 0
  const above: string[] = []
  return raw.map((line, index) => {
    const cut = line.length > longestLine
    const text = cut ? line.slice(0, longestLine) : line.replace(/\r$/, '')
    const seen = { number: index + 1, offset, text, cut, above: above.slice(0, 5) }
    if (cut) above.length = 0
    else above.unshift(text)
    offset += line.length + 1
    return seen
  })
}

const text = fc.array(fc.oneof({ weight: 6, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\xff'), maxLength: 12 }) }, { weight: 2, arbitrary: fc.constantFrom('\n', '\r\n', '\n\n') }, { weight: 1, arbitrary: fc.constant('x'.repeat(30)) }), { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'latin1'))

test('lines are the same wherever the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }), async (bytes, sizes) => {
      expect(await linesOf(bytes, sizes)).toEqual(naive(bytes))
    }),
    { numRuns: 500 },
  )
})

test('a line of exactly the bound is whole, one byte more is cut', async () => {
  const seen = await linesOf(Buffer.from(`${'a'.repeat(20)}\n${'b'.repeat(21)}\nc`), [7])
  expect(seen.map(({ text, cut }) => [text, cut])).toEqual([['a'.repeat(20), false], ['b'.repeat(20), true], ['c', false]])
})

test('an endless line neither fills the memory nor hides what comes after it', async () => {
  const bytes = Buffer.concat([Buffer.from('first\n'), Buffer.alloc(9_000_000, 'x'), Buffer.from('\nlast\n')])
  const seen = await linesOf(bytes, [1_048_576])
  expect(seen.map(({ number, offset, text }) => [number, offset, text])).toEqual([[1, 0, 'first'], [2, 6, 'x'.repeat(20)], [3, 9_000_007, 'last']])
})

test('what stands above is at hand across blocks, as far as the look-back reaches', async () => {
  const bytes = Buffer.from(Array.from({ length: 400_000 }, (_, index) => `line ${index}\n`).join(''))
  let previous = -1
  for await (const block of blocks(readerOf(bytes, [1_048_576]), 0, longestLine)) {
    const [nearest, ...others] = [...spansAbove(block, block.start, longestLine)].map(({ start, end }) => block.bytes.toString('latin1', start, end))
    if (previous >= 0) {
      expect(nearest).toBe(`line ${previous}`)
      expect(others.join('\n').length).toBeGreaterThan(lookBack - 30)
    }
    previous += walkLines(block, 1, { longestLine }).lines
  }
  expect(previous).toBe(399_999)
})

test('places are told to the lines they stand in', () => {
  const bytes = Buffer.from('one\ntwo three\n\nfour')
  const block = { bytes, above: 0, start: 0, end: bytes.length, offset: 0, cut: false }
  const places = [{ at: 4, end: 7, literal: 5 }, { at: 8, end: 13, literal: 6 }, { at: 8, end: 11, literal: 5 }, { at: 15, end: 19, literal: 'always' as const }]
  const walked = walkLines(block, 10, { longestLine: 99, places })
  expect(walked).toMatchObject({ lines: 4, blank: 1 })
  expect(walked.spans).toMatchObject([{ number: 11, literals: [5, 6], always: false }, { number: 13, literals: [], always: true }])
})

test('a place beyond the bound of its line is not there', () => {
  const bytes = Buffer.from(`${'a'.repeat(18)}needle\n`)
  const block = { bytes, above: 0, start: 0, end: bytes.length, offset: 0, cut: false }
  expect(walkLines(block, 1, { longestLine, places: [{ at: 18, end: 24, literal: 0 }] }).spans).toMatchObject([{ cut: true, literals: [] }])
})
