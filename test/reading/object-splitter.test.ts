import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ObjectSplitter } from '../../src/reading/object-splitter.ts'

function split(text: string, size: number, longest = 10_000): { found: string[]; stray: number[]; lines: number } {
  const splitter = new ObjectSplitter(longest)
  const bytes = Buffer.from(text)
  const found: string[] = []
  for (let at = 0; at <= bytes.length; at += size) {
    const objects = at < bytes.length ? splitter.push(bytes.subarray(at, at + size)) : []
    found.push(...objects.map((object) => `${object.line}@${object.offset}${object.cut ?? ''} ${object.text}`))
  }
  found.push(...splitter.end().map((object) => `${object.line}@${object.offset}${object.cut ?? ''}`))
  return { found, stray: splitter.stray, lines: splitter.lines }
}

test('objects come back whole, wherever the bytes are cut and however they are laid out', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 }), fc.constantFrom(0, 2), fc.boolean(), fc.integer({ min: 1, max: 40 }), (values, indent, array, size) => {
      const texts = values.map((value) => JSON.stringify(value, null, indent))
      const text = array ? `[${texts.join(',\n')}]\n` : texts.map((one) => `${one}\n`).join('')
      const { found, stray } = split(text, size, 1_000_000)
      expect(found.map((one) => JSON.parse(one.slice(one.indexOf(' '))) as unknown)).toEqual(texts.map((one) => JSON.parse(one) as unknown))
      expect(stray).toEqual([])
      for (const one of found) {
        const [, line, offset] = /^(\d+)@(\d+) /.exec(one) ?? []
        expect(Buffer.from(text)[Number(offset)]).toBe(0x7b)
        expect(Buffer.from(text).subarray(0, Number(offset)).toString('latin1').split('\n').length).toBe(Number(line))
      }
    }),
  )
})

test.each([1, 3, 100])('says what is no object and what has no end (%i bytes at a time)', (size) => {
  expect(split('{"a":1} x\ny y\n{"a":2}\n{"b":', size)).toEqual({ found: ['1@0 {"a":1}', '3@14 {"a":2}', '4@22open'], stray: [1, 2], lines: 4 })
})

test('a quote that is missing spoils its line, not the rest', () => {
  expect(split('{"a":"x}\n{"a":2}}\n{"a":3}\n', 4).found.at(-1)).toBe('3@18 {"a":3}')
})

test('what is longer than the bound is cut', () => {
  expect(split(`{"a":"${'x'.repeat(100)}"}\n{"a":2}`, 7, 20).found).toEqual([`1@0long {"a":"${'x'.repeat(14)}`, '2@109 {"a":2}'])
})
