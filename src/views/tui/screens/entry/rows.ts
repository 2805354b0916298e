import type { Entry } from '../../../../model/entry.ts'
import { severityNames } from '../../../../model/severity.ts'
import { safeText } from '../../../safe-text.ts'
import { padded } from '../../../text/cut.ts'
import { documentPath } from '../../../text/evidence-line.ts'
import { timeWords } from '../../../text/moment.ts'
import { proseRows, rowOf, span } from '../../drawing/prose.ts'
import type { Item } from '../../list.ts'
import { once } from '../../once.ts'
import type { EntryState } from './state.ts'

/** A part of an entry, and the text of it that is copied. */
export interface EntryItem extends Item {
  readonly copied?: string
}

const nameColumns = 22
// More than anybody reads; the raw log has the rest.
const mostLines = 5000
const mostFields = 300
const longestValue = 20_000
// Deeper no shipper nests; what does is shown as it stands.
const deepest = 8

/** The entry as parts of a list: what it says, what is known of it, and the line as it stands. */
export function entryItems({ whole, at, failed }: Pick<EntryState, 'whole' | 'at' | 'failed'>, zone: string, width: number): readonly EntryItem[] {
  if (whole === undefined) return [{ key: 'waiting', fixed: true, rows: proseRows(width, failed ?? at.text, { tone: failed === undefined ? 'faint' : 'error' }) }]
  return partsOf(whole, zone, width)
}

const partsOf = once((whole: NonNullable<EntryState['whole']>, zone: string, width: number): readonly EntryItem[] => {
  const { entry, raw } = whole
  const fields = entry.document === undefined ? fieldsOf(raw) : fieldsOfDocument(raw)
  return [
    ...entry.message.split(/\r?\n/).slice(0, mostLines).map((line, index) => ({ key: `said ${index}`, copied: safeText(line), rows: proseRows(width, line) })),
    ...section('What is known of it', knownOf(entry, zone), width),
    ...(fields === undefined
      ? [heading('As it stands in the log', width), { key: 'raw', copied: safeText(raw), rows: proseRows(width, raw, { lead: [span('  ')] }) }]
      : section('Its fields', fields, width)),
  ]
})

type Field = readonly [name: string, value: string]

function section(title: string, fields: readonly Field[], width: number): EntryItem[] {
  if (fields.length === 0) return []
  return [heading(title, width), ...fields.map(([name, value], index) => ({ key: `${title} ${index}`, copied: safeText(value), rows: proseRows(width, value, { lead: [span('  '), span(padded(safeText(name), nameColumns), 'key'), span(' ')] }) }))]
}

function heading(title: string, width: number): EntryItem {
  return { key: title, fixed: true, rows: [{ spans: [] }, rowOf(width, span(title, 'heading'))] }
}

const clocks = { exact: '', nearby: ' (of a line above)', 'zone assumed': ' (its zone is assumed)', 'year inferred': ' (its year is inferred)', relative: ' (since the boot)', none: '' } as const satisfies Record<Entry['clock'], string>

function knownOf(entry: Entry, zone: string): Field[] {
  const { time, clock, severity, host, identifier, pid, unit, subject, bootId, invocationId, messageId, document } = entry
  const moment = timeWords(zone, time, clock)
  const known: readonly (readonly [string, string | undefined])[] = [
    ['time', moment && `${moment.day} ${moment.clock}`.trim() + clocks[clock]], ['level', severity === undefined ? undefined : severityNames[severity]], ['host', host],
    ['program', identifier], ['process', pid?.toString()], ['unit', unit], ['about the unit', subject], ['boot', bootId], ['invocation', invocationId], ['kind of message', messageId],
    ['document', document && documentPath(document)],
  ]
  return known.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]))
}

// The fields of a line that is a JSON object; undefined for any other line.
function fieldsOf(raw: string): Field[] | undefined {
  const object = objectIn(raw)
  return object && Object.entries(object).slice(0, mostFields).map(([name, value]) => [name, textOf(value)] as const)
}

// Those of a document are called by their paths, as its index knows them.
function fieldsOfDocument(raw: string): Field[] | undefined {
  const source = objectIn(raw)?.['_source']
  return isObject(source) ? leavesOf(source, '', deepest).slice(0, mostFields) : fieldsOf(raw)
}

function leavesOf(object: Readonly<Record<string, unknown>>, path: string, depth: number): Field[] {
  return Object.entries(object).flatMap(([name, value]) => (isObject(value) && depth > 0 ? leavesOf(value, `${path}${name}.`, depth - 1) : [[path + name, textOf(value)] as const]))
}

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestValue)
}

function objectIn(raw: string): Readonly<Record<string, unknown>> | undefined {
  if (!raw.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(raw)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
