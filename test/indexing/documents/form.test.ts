import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Form } from '../../../src/indexing/documents/form.ts'
import { quoted } from '../../../src/indexing/documents/quoted.ts'

test('a form gives the JSON of what is filled in, whatever stays blank and in whichever order its places were named', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd"')
  const path = fc.array(name, { minLength: 1, maxLength: 4 })
  fc.assert(fc.property(fc.array(path, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.option(fc.string())), (wanted, texts) => {
    // No value where others are below.
    const paths = wanted.filter(one => !wanted.some(other => other.length > one.length && one.every((part, index) => other[index] === part)))
    const form = new Form(paths)
    const values = new Array<string | undefined>(form.size).fill(undefined)
    const tree: Record<string, unknown> = {}
    for (const one of paths) {
      const text = texts.next().value
      if (text === null || text === undefined) continue
      values[form.numberOf(one)] = quoted(text)
      let at = tree
      for (const part of one.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>
      at[one.at(-1) ?? ''] = text
    }
    for (let round = 0; round < 2; round++) expect(JSON.parse(form.filled(values))).toEqual(tree)
  }), { numRuns: 300 })
})

test('a place cannot be a value and an object', () => {
  expect(() => new Form([['a', 'b'], ['a']])).toThrow(RangeError)
  expect(() => new Form([['a']]).numberOf(['b'])).toThrow(RangeError)
})

test('a text is quoted as JSON does', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii' }), fc.constantFrom('\ud800', '\u2028', '\u007f', 'a\ud83d\ude00')), (text) => {
    expect(JSON.parse(quoted(text))).toBe(text)
    expect(Buffer.from(quoted(text)).toString()).toBe(quoted(text))
  }))
})
