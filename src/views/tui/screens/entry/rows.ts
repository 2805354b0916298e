import type { Entry } from '../../../../model/entry.ts'
import { severityNames } from '../../../../model/severity.ts'
import { safeText } from '../../../safe-text.ts'
import { padded } from '../../../text/cut.ts'
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

/** The entry as parts of a list: what it says, what is known of it, and the line as it stands. */
export function entryItems({ whole, at, failed }: Pick<EntryState, 'whole' | 'at' | 'failed'>, zone: string, width: number): readonly EntryItem[] {
  if (whole === undefined) return [{ key: 'waiting', fixed: true, rows: proseRows(width, failed ?? at.text, { tone: failed === undefined ? 'faint' : 'error' }) }]
  return partsOf(whole, zone, width)
}

const partsOf = once((whole: NonNullable<EntryState['whole']>, zone: string, width: number): readonly EntryItem[] => {
  const { entry, raw } = whole
  const fields = fieldsOf(raw)
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
  const { time, clock, severity, host, identifier, pid, unit, subject, bootId, invocationId, messageId } = entry
  const moment = timeWords(zone, time, clock)
  const known: readonly (readonly [string, string | undefined])[] = [
    ['time', moment && `${moment.day} ${moment.clock}`.trim() + clocks[clock]], ['level', severity === undefined ? undefined : severityNames[severity]], ['host', host],
    ['program', identifier], ['process', pid?.toString()], ['unit', unit], ['about the unit', subject], ['boot', bootId], ['invocation', invocationId], ['kind of message', messageId],
  ]
  return known.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]))
}

// The fields of a line that is a JSON object; undefined for any other line.
function fieldsOf(raw: string): Field[] | undefined {
  if (!raw.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(raw)
    return Object.entries(value as object).slice(0, mostFields).map(([name, one]) => [name, (typeof one === 'string' ? one : JSON.stringify(one)).slice(0, longestValue)] as const)
  } catch {
    return undefined
  }
}
