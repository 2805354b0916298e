import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LiteralTable } from '../../../src/reading/index.ts'

function naive(literals: readonly string[], bytes: Buffer, from: number, to: number): string[] {
  const found: string[] = []
  for (const [index, literal] of literals.entries()) {
    for (let at = bytes.indexOf(literal, from); at >= 0; at = bytes.indexOf(literal, at + 1)) {
      if (at + Buffer.byteLength(literal) <= to) found.push(`${index}@${at}`)
    }
  }
  return found.sort()
}

function found(table: LiteralTable, bytes: Buffer, from = 0, to = bytes.length): string[] {
  const hits: string[] = []
  table.scan(bytes, from, to, (literal, at) => hits.push(`${literal}@${at}`))
  return hits.sort()
}

// Few letters, so that literals overlap, repeat and hide in one another.
const letters = (min: number, max: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: min, maxLength: max })
const literals = fc.uniqueArray(letters(3, 14), { minLength: 1, maxLength: 40 })

test('finds what a naive search finds, in any part of the bytes', () => {
  fc.assert(
    fc.property(literals, letters(0, 400), fc.nat(400), fc.nat(400), (list, text, one, other) => {
      const bytes = Buffer.from(text)
      const from = Math.min(one, other, bytes.length)
      const to = Math.min(Math.max(one, other), bytes.length)
      expect(found(new LiteralTable(list), bytes, from, to)).toEqual(naive(list, bytes, from, to))
    }),
    { numRuns: 500 },
  )
})

test('finds the same whatever it is tuned by', () => {
  fc.assert(
    fc.property(literals, letters(0, 300), letters(0, 300), (list, text, sample) => {
      const bytes = Buffer.from(text)
      expect(found(new LiteralTable(list).tuned(Buffer.from(sample)), bytes)).toEqual(naive(list, bytes, 0, bytes.length))
    }),
  )
})

test('finds literals of any bytes in any bytes', () => {
  const words = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 300 }).filter((word) => !word.includes('\n')), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(words, fc.array(fc.oneof(fc.nat(19), fc.uint8Array({ maxLength: 20 })), { maxLength: 30 }), (list, parts) => {
      const bytes = Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from(list[part % list.length] as string) : part)))
      expect(found(new LiteralTable(list), bytes)).toEqual(naive(list, bytes, 0, bytes.length))
    }),
  )
})

test('finds a literal at the first and the last byte, inside another, and on top of itself', () => {
  const table = new LiteralTable(['abcabc', 'abcabcab', 'cabcab', 'abc'])
  expect(found(table, Buffer.from('abcabcabcab'))).toEqual(['0@0', '0@3', '1@0', '1@3', '2@2', '2@5', '3@0', '3@3', '3@6'].sort())
})

test('takes a literal that is listed twice as two', () => {
  expect(found(new LiteralTable(['sorrow', 'sorrow']), Buffer.from('sorrow'))).toEqual(['0@0', '1@0'])
})

test('an empty table finds nothing', () => {
  expect(found(new LiteralTable([]), Buffer.from('anything'))).toEqual([])
})

test('a literal that cannot be searched for is a bug, and told as one', () => {
  expect(() => new LiteralTable(['ab'])).toThrow('literal "ab" is shorter than 3 bytes')
  expect(() => new LiteralTable(['a\nlong one'])).toThrow('line end')
})

test('goes from one run of bytes to another, and through any part of a longer one', () => {
  const table = new LiteralTable(['needle', 'thread', 'nee'])
  const long = Buffer.from('a needle, a thread '.repeat(40))
  fc.assert(
    fc.property(fc.nat(long.length), fc.nat(long.length), (one, other) => {
      const part = long.subarray(Math.min(one, other), Math.max(one, other))
      const copy = Buffer.from(part.toString().replaceAll('needle', 'noodle'))
      for (const bytes of [part, copy, part]) expect(found(table, bytes)).toEqual(naive(table.literals, bytes, 0, bytes.length))
    }),
    { numRuns: 200 },
  )
})

test('tells apart literals that begin or end alike', () => {
  const alike = ['abcdef-one', 'abcdef-two', 'xbcdef-one', 'abcxef-one', 'one-abcdef', 'two-abcdef', 'abcdef']
  const bytes = Buffer.from(alike.map((literal) => `${literal} `.repeat(3)).join(''))
  expect(found(new LiteralTable(alike).tuned(bytes), bytes)).toEqual(naive(alike, bytes, 0, bytes.length))
})
