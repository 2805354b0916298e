import type { Entry } from '../../model/entry.ts'
import type { Line } from '../../model/line.ts'
import type { Parser, ParserExample } from '../../model/parser.ts'
import type { Problem } from '../../model/problem.ts'
import type { Hit } from '../documents/document-entry.ts'
import { entryOfDocument } from '../documents/document-entry.ts'

const example: ParserExample = {
  record: '{"_index":".ds-logs-journald.logs-default-000001","_id":"a1","PRIORITY":"3","_source":{"@timestamp":"2023-11-14T22:13:20.250001Z","message":"grain is wet","host":{"hostname":"birch"},"log":{"syslog":{"priority":3,"appname":"miller"}}}}',
  gives: { time: 1_700_000_000_250_001, clock: 'exact', message: 'grain is wet', severity: 3, host: 'birch', identifier: 'miller' },
}
const common = { framing: 'lines', recognise: () => 0, parse, examples: [example], nearMisses: ['', '{"took":3,"hits":[]}'] } as const

/** Documents of journals and other logs of machines, each a line. */
export const journalDocuments: Parser = { ...common, format: 'journal-documents', title: 'documents of a journal in a cluster', only: 'journal' }

/** Documents of what a build printed. */
export const buildDocuments: Parser = { ...common, format: 'build', title: 'documents of a build log in a cluster' }

function parse(line: Line): Entry | Problem | undefined {
  const { origin, text, cut } = line
  if (text.trim() === '') return undefined
  const hit = cut === true ? undefined : hitIn(text)
  if (hit === undefined) return cut === true ? { code: 'no-entry', source: origin.source, line: origin.line, message: 'a document is longer than is read; it was left out' } : undefined
  const { _index, _id } = hit
  const entry = entryOfDocument(hit, origin)
  if (entry.time === undefined && entry.clock === 'exact') return noEntry(hit, origin, 'has no @timestamp that can be read')
  if (!holdsMessage(hit._source)) return noEntry(hit, origin, 'has no message')
  return { ...entry, origin, document: { index: _index, id: _id } }
}

function hitIn(text: string): Hit | undefined {
  const value = JSON.parse(text) as Partial<Hit>
  return typeof value._id === 'string' && typeof value._index === 'string' ? { _index: value._index, _id: value._id, _source: value._source } : undefined
}

function holdsMessage(source: unknown): boolean {
  if (typeof source !== 'object' || source === null) return false
  const { message, event } = source as { readonly message?: unknown; readonly event?: { readonly original?: unknown } }
  return [message, event?.original, (source as Readonly<Record<string, unknown>>)['event.original']].some(text => typeof text === 'string')
}

function noEntry({ _index, _id }: Hit, { source, line }: Line['origin'], why: string): Problem {
  return { code: 'no-entry', source, line, message: `the document ${_id} of ${_index} ${why}; it was left out` }
}
