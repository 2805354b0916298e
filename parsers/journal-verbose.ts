import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import { addField } from './record/field.ts'
import { journalEntry } from './record/journal-record.ts'
import { withoutAnsi } from './text/ansi.ts'
import { fullStamp } from './time/stamp.ts'

const header = /^([A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? [A-Z+\-\d:]{1,6}) \[([a-z]=[^\]\s]{1,400})\]$/
const fieldLine = /^(?: {4}|\t)([A-Z_][A-Z0-9_]{0,63})=(.*)$/s
const ofCursor = /(?:^|;)([bmt])=([0-9a-f]{1,32})(?=;|$)/g
const indent = 4

/** `journalctl -o verbose`: a line with the time and the cursor, and every field on an indented line below. */
export const journalVerbose: Parser = {
  format: 'journal-verbose',
  title: 'journal with all fields as text (journalctl -o verbose)',
  framing: 'indented lines',
  only: 'journal',
  recognise,
  parse,
  examples: [
    {
      record: 'Tue 2023-11-14 23:13:20.123000 CET [s=0f;i=1;b=0b;m=3;t=60a2418202240;x=5]\n    PRIORITY=6\n    _HOSTNAME=birch\n    SYSLOG_IDENTIFIER=systemd\n    _PID=1\n    _SYSTEMD_UNIT=init.scope\n    UNIT=sweep.service\n    MESSAGE=Started Nightly Sweep.',
      gives: { from: 'journal', time: 1700000000123456, clock: 'exact', message: 'Started Nightly Sweep.', severity: 6, host: 'birch', identifier: 'systemd', pid: 1, unit: 'init.scope', subject: 'sweep.service', bootId: '0b' },
    },
    { record: 'Tue 2023-11-14 22:13:20.250000 UTC [s=0f;i=1]\r\n    MESSAGE=wet\r\n    _COMM=miller\r\n', gives: { message: 'wet', identifier: 'miller' } },
    { record: 'Tue 2023-11-14 22:13:20.250000 UTC [s=0f;i=1]\n    MESSAGE=wet\r\n    _COMM=miller', gives: { text: 'wet\r', identifier: 'miller' } },
    { record: 'Tue 2023-11-14 22:13:20.250000 UTC [s=0f;i=1]\n    MESSAGE=grain\n            is\n\n              wet\n    _COMM=miller\n', gives: { time: 1700000000250000, message: 'grain\nis\n\n  wet', identifier: 'miller' } },
  ],
  nearMisses: [
    'Tue 2023-11-14 22:13:20 UTC birch miller[77]: grain is wet',
    'Tue 2023-11-14 22:13:20 UTC [INFO] grain is wet\n    A=b',
    '-- Boot 0123456789abcdef0123456789abcdef --',
    '    MESSAGE=grain is wet',
    '[s=0f;i=1]\n    MESSAGE=grain is wet',
  ],
}

function recognise(lines: readonly string[]): number {
  const filled = lines.map(withoutAnsi).filter(line => line !== '' && !line.startsWith('-- '))
  const headers = filled.filter(line => header.test(line)).length
  if (headers === 0 || !filled.some(line => fieldLine.test(line))) return 0
  return (headers + filled.filter(line => /^\s/.test(line)).length) / filled.length
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  // On a terminal it is coloured from its first letter on.
  const text = line.text.startsWith('\u001b') ? withoutAnsi(line.text) : line.text
  // A value may end with a carriage return of its own.
  const [first = '', ...rest] = text.split(/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n')
  const [, time = '', cursor = ''] = header.exec(first) ?? []
  if (cursor === '') return undefined
  const record = recordOf(cursor)
  for (const [name, value] of fieldsOf(rest)) if (name !== '_BOOT_ID' || record[name] === undefined) addField(record, name, value)
  const entry = journalEntry(record, line, assume)
  if (record['__REALTIME_TIMESTAMP'] !== undefined) return entry
  const stamp = fullStamp(time, 0, assume)
  return stamp === undefined ? entry : { ...entry, time: stamp.time, clock: stamp.clock }
}

// The line above the fields tells when it was sent, the cursor when it was received, which is what other formats call its time.
function recordOf(cursor: string): Record<string, unknown> {
  const { b, m, t } = Object.fromEntries(Array.from(cursor.matchAll(ofCursor), ([, name, value]) => [name, value])) as { readonly [Name in 'b' | 'm' | 't']?: string }
  const record: Record<string, unknown> = { __CURSOR: cursor }
  if (t !== undefined) record['__REALTIME_TIMESTAMP'] = String(Number.parseInt(t, 16))
  if (m !== undefined) record['__MONOTONIC_TIMESTAMP'] = String(Number.parseInt(m, 16))
  if (b !== undefined) record['_BOOT_ID'] = b
  return record
}

/** The fields, each with the lines that continue its value: these stand below its beginning. */
function fieldsOf(lines: readonly string[]): readonly (readonly [string, string])[] {
  const fields: { readonly name: string; value: string }[] = []
  let blank = 0
  for (const line of lines) {
    const [, name, value] = fieldLine.exec(line) ?? []
    const last = fields.at(-1)
    if (name !== undefined && value !== undefined) fields.push({ name, value })
    else if (line === '') {
      blank++
      continue
    } else if (last !== undefined) last.value += '\n'.repeat(blank + 1) + line.slice(Math.min(indentOf(line), indent + last.name.length + 1))
    blank = 0
  }
  return fields.map(({ name, value }) => [name, value])
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0
}
