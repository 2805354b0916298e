import { expect, test } from 'vitest'
import { isProblem } from '../../../src/model/problem.ts'
import { buildDocuments, journalDocuments } from '../../../src/indexing/search/hit-parser.ts'

const assume = { zone: 'UTC', now: 0 }
const origin = { source: 'es:', line: 7, offset: 70 }
const parse = (text: string) => journalDocuments.parse({ origin, text }, assume)
const hit = (source: unknown) => JSON.stringify({ _index: 'filebeat-1', _id: 'a1', _source: source })

test.each([journalDocuments, buildDocuments])('$title: its examples are read', parser => {
  for (const { record, gives } of parser.examples) expect(parser.parse({ origin, text: record }, assume)).toMatchObject(gives)
  for (const text of parser.nearMisses) expect(parser.parse({ origin, text }, assume)).toBeUndefined()
})

test('an entry stands where its line stands, and tells its document', () => {
  const entry = parse(hit({ '@timestamp': '2024-03-05T10:00:00.000001Z', message: 'wet', log: { file: { path: '/etc/passwd' }, offset: 3 }, culprit: { line: 2, clock: 'exact' } }))
  if (entry === undefined || isProblem(entry)) throw new Error('no entry')
  expect(entry.origin).toEqual(origin)
  expect(entry.document).toEqual({ index: 'filebeat-1', id: 'a1' })
})

test('a document that is no entry is a problem with its name', () => {
  expect(parse(hit({ '@timestamp': 'yesterday', message: 'wet' }))).toMatchObject({ code: 'no-entry', source: 'es:', line: 7, message: expect.stringContaining('a1 of filebeat-1') })
  expect(parse(hit({ '@timestamp': '2024-03-05T10:00:00Z', host: { name: 'birch' } }))).toMatchObject({ code: 'no-entry', message: expect.stringContaining('no message') })
  expect(parse(hit(null))).toMatchObject({ code: 'no-entry' })
})

test('a document that is broken or too long is a problem with its line', () => {
  expect(parse(hit({ message: 'wet' }).slice(0, -9))).toEqual({ code: 'no-entry', source: 'es:', line: 7, message: 'a document is not valid JSON; it was left out' })
  expect(journalDocuments.parse({ origin, text: hit({ message: 'wet' }), cut: true }, assume)).toMatchObject({ code: 'no-entry', message: expect.stringContaining('longer') })
})
