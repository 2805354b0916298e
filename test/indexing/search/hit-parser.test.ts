import { expect, test } from 'vitest'
import { isProblem } from '../../../src/model/problem.ts'
import { hitLine } from '../../../src/indexing/search/hit-line.ts'
import { buildDocuments, journalDocuments } from '../../../src/indexing/search/hit-parser.ts'

const assume = { zone: 'UTC', now: 0 }
const origin = { source: 'es:', line: 7, offset: 70 }
const parse = (text: string) => journalDocuments.parse({ origin, text }, assume)
const hit = (source: unknown) => ({ _index: 'filebeat-1', _id: 'a1', _source: source })

test.each([journalDocuments, buildDocuments])('$title: its examples are read', parser => {
  for (const { record, gives } of parser.examples) expect(parser.parse({ origin, text: record }, assume)).toMatchObject(gives)
  for (const text of parser.nearMisses) expect(parser.parse({ origin, text }, assume)).toBeUndefined()
})

test('an entry stands where its line stands, and tells its document', () => {
  const entry = parse(hitLine(hit({ '@timestamp': '2024-03-05T10:00:00.000001Z', message: 'wet', log: { file: { path: '/etc/passwd' }, offset: 3 }, culprit: { line: 2, clock: 'exact' } })))
  if (entry === undefined || isProblem(entry)) throw new Error('no entry')
  expect(entry.origin).toEqual(origin)
  expect(entry.document).toEqual({ index: 'filebeat-1', id: 'a1' })
})

test('a document that is no entry is a problem with its name', () => {
  expect(parse(hitLine(hit({ '@timestamp': 'yesterday', message: 'wet' })))).toMatchObject({ code: 'no-entry', source: 'es:', line: 7, message: expect.stringContaining('a1 of filebeat-1') })
  expect(parse(hitLine(hit({ '@timestamp': '2024-03-05T10:00:00Z', host: { name: 'birch' } })))).toMatchObject({ code: 'no-entry', message: expect.stringContaining('no message') })
  expect(parse(hitLine(hit(null)))).toMatchObject({ code: 'no-entry' })
})

test('a line holds what is sought in journals: how severe it is, and who says it', () => {
  const line = hitLine(hit({ '@timestamp': '2024-03-05T10:00:00Z', message: 'Starting Cleanup...', log: { syslog: { appname: 'systemd', priority: 3 } } }))
  expect(line).toContain('"PRIORITY":"3"')
  expect(line).toContain('systemd[1]: Starting Cleanup')
  expect(line.indexOf('\n')).toBe(line.length - 1)
})
