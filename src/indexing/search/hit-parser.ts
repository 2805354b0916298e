import type { Entry } from '../../model/entry.ts'
import type { Line } from '../../model/line.ts'
import type { Parser, ParserExample } from '../../model/parser.ts'
import type { Problem } from '../../model/problem.ts'
import type { Hit } from '../documents/document-entry.ts'
import { entryOfDocument } from '../documents/document-entry.ts'
import { spelled } from './spelling.ts'

const example: ParserExample = {
  record: '{"_index":".ds-logs-journald.logs-default-000001","_id":"a1","_source":{"@timestamp":"2023-11-14T22:13:20.250001Z","message":"grain is wet","host":{"hostname":"birch"},"log":{"syslog":{"priority":3,"appname":"miller"}}}}',
  gives: { time: 1_700_000_000_250_001, clock: 'exact', message: 'grain is wet', severity: 3, host: 'birch', identifier: 'miller' },
}
const filebeatExample: ParserExample = {
  record: '{"_index":".ds-filebeat-9.1.0-2023.11.14-000001","_id":"b2","_score":null,"_source":{"@timestamp":"2023-11-14T22:13:20.250Z","agent":{"type":"filebeat","version":"9.1.0","hostname":"birch"},"input":{"type":"journald"},"host":{"hostname":"birch","id":"5f0a"},"event":{"kind":"event","created":"2023-11-14T22:13:21.000Z"},"process":{"pid":410,"name":"miller","executable":"/usr/bin/miller","command_line":"/usr/bin/miller --fine"},"user":{"id":"0","group":{"id":"0"}},"systemd":{"transport":"stdout","unit":"mill.service","slice":"system.slice","cgroup":"/system.slice/mill.service","invocation_id":"5f0a"},"journald":{"pid":410,"uid":0,"gid":0,"host":{"boot_id":"77aa"},"custom":{"selinux_context":"unconfined\\n","cap_effective":"1ffffffffff"}},"log":{"syslog":{"priority":6,"facility":{"code":3},"appname":"miller"}},"message":"grain is dry"},"sort":[88279107,"2023-11-14T22:13:20.250Z",7]}',
  gives: { time: 1_700_000_000_250_000, message: 'grain is dry', severity: 6, host: 'birch', identifier: 'miller', unit: 'mill.service', pid: 410 },
}
const common = { framing: 'lines', escapesControls: true, recognise: () => 0, parse, spelled, examples: [example, filebeatExample], nearMisses: ['', '{"took":3,"hits":[]}'] } as const

/** Documents of journals and other logs of machines, each a line. */
export const journalDocuments: Parser = { ...common, format: 'journal-documents', title: 'documents of a journal in a cluster', only: 'journal' }

/** Documents of what a build printed. */
export const buildDocuments: Parser = { ...common, format: 'build', title: 'documents of a build log in a cluster' }

function parse(line: Line): Entry | Problem | undefined {
  const { origin, text, cut } = line
  if (text.trim() === '') return undefined
  const hit = cut === true ? 'cut' : hitIn(text)
  if (hit === undefined) return undefined
  if (hit === 'cut' || hit === 'broken') return { code: 'no-entry', source: origin.source, line: origin.line, message: `a document is ${hit === 'cut' ? 'longer than is read' : 'not valid JSON'}; it was left out` }
  const { _index, _id } = hit
  const entry = entryOfDocument(hit, origin)
  if (entry.time === undefined && entry.clock === 'exact') return noEntry(hit, origin, 'has no @timestamp that can be read')
  if (!holdsMessage(hit._source)) return noEntry(hit, origin, 'has no message')
  return { ...entry, origin, document: { index: _index, id: _id } }
}

function hitIn(text: string): Hit | 'broken' | undefined {
  let value: Partial<Hit>
  try {
    value = JSON.parse(text) as Partial<Hit>
  } catch {
    return 'broken'
  }
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
