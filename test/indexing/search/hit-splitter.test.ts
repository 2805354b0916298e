import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HitSplitter } from '../../../src/indexing/search/hit-splitter.ts'
import { understood } from '../../../src/indexing/search/raw-hit.ts'

const whole = (hits: readonly unknown[]) => ({ pit_id: 'p"]}', took: 3, _shards: { failures: [{ hits: [{}] }] }, hits: { total: { value: 2 }, max_score: null, hits }, aggregations: { hits: { hits: [1] } } })

function split(bytes: Buffer, size: number): ReturnType<HitSplitter['end']> {
  const splitter = new HitSplitter()
  for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size))
  return splitter.end()
}

const isWhole = (value: unknown): boolean => typeof value === 'number' && value >= 0 && !Object.is(value, -0)
const document = fc.record({ _index: fc.string(), _id: fc.string({ unit: 'grapheme' }), _ignored: fc.array(fc.string()), _source: fc.jsonValue(), sort: fc.array(fc.oneof(fc.integer(), fc.maxSafeNat(), fc.string({ unit: 'binary' }))) })

test('hits are those of the answer, however it comes in pieces and is laid out', () => {
  fc.assert(fc.property(fc.array(document), fc.integer({ min: 1, max: 90 }), fc.constantFrom(0, 1), (hits, size, indent) => {
    const asked = whole(hits)
    const { hits: found, answer } = split(Buffer.from(JSON.stringify(asked, undefined, indent)), size)
    expect(found.map(({ json }) => json.toString())).toEqual(hits.map(hit => JSON.stringify(hit)))
    expect(found.map(({ offset, line }) => [offset, line])).toEqual(hits.map(({ sort: [first, second] }) => (isWhole(first) ? [first, isWhole(second) ? second : undefined] : [undefined, undefined])))
    expect(found.map(understood)).toEqual(JSON.parse(JSON.stringify(hits)))
    expect(answer).toEqual(whole([]))
  }))
})

test('what others escape without need is sought as it is meant', () => {
  const escaped = String.raw`{"hits":{"hits":[{"_id":"a","_source":{"message":"\u003cwet\u003e \/var \u00e9 \u001b[1m \\u003c"}}]}}`
  expect(split(Buffer.from(escaped), 7).hits[0]?.json.toString()).toBe(String.raw`{"_id":"a","_source":{"message":"<wet> /var é \u001b[1m \\u003c"}}`)
})

test.each([
  ['a login page', '<html>no</html>'.repeat(3), 'JSON'],
  ['an answer that breaks off among its hits', '{"hits":{"hits":[{"_id":"a"},{"_i', 'breaks off'],
  ['an answer that breaks off before', '{"took":1,"hits":{', 'JSON'],
  ['an answer without hits', '{"took":1}', 'answers no search'],
  ['an answer whose hits are no list', '{"hits":{"hits":{}}}', 'answers no search'],
  ['an answer whose hits are nothing', '{"hits":{"hits":[null]}}', 'answers no search'],
  ['an answer whose hits are texts', '{"hits":{"hits":["a"]}}', 'answers no search'],
  ['a page without an end', '<'.repeat(3_000_000), 'answers no search'],
])('%s is no answer', (_, text, why) => {
  expect(() => split(Buffer.from(text), 65_536)).toThrow(why)
})
