import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import type { Problem } from '../src/model/problem.ts'
import { isJournalRecord, journalEntry } from './record/journal-record.ts'

const openings = /^\s*(?:\[\s*)?(?:\{\s*)?(?:"(?:__[A-Z]|_[A-Z]|MESSAGE|PRIORITY|SYSLOG_)|$)/
const fieldLine = /^\s*"(?:__?[A-Z][A-Z0-9_]*|MESSAGE|PRIORITY|SYSLOG_[A-Z]+)"\s*:/

const ofJson = /^\s*(?:[{}[\],"]|-?\d+,?\s*$|(?:true|false|null)\b)/

/** The journal as JSON objects that span lines: `journalctl -o json-pretty`, or an array of records. */
export const journalObjects: Parser = {
  format: 'journal-objects',
  title: 'journal, JSON objects over several lines (journalctl -o json-pretty, arrays)',
  framing: 'json objects',
  only: 'journal',
  recognise,
  parse,
  examples: [
    {
      record: '{\n\t"__REALTIME_TIMESTAMP" : "1700000000123456",\n\t"_TRANSPORT" : "kernel",\n\t"SYSLOG_IDENTIFIER" : "kernel",\n\t"MESSAGE" : "usb 3-1: USB disconnect, device number 9"\n}',
      gives: { time: 1700000000123456, clock: 'exact', identifier: 'kernel', message: 'usb 3-1: USB disconnect, device number 9' },
    },
  ],
  nearMisses: ['{\n  "name": "left-pad",\n  "version": "1.0.0"\n}', '{ "broken'],
}

function recognise(lines: readonly string[]): number {
  const filled = lines.filter(line => line.trim() !== '')
  const first = filled[0]?.trimStart()
  if (first === undefined || !/^\[?\s*\{?/.test(first) || !openings.test(filled[0] ?? '')) return 0
  if (!first.startsWith('{') && !first.startsWith('[')) return 0
  // Whole objects on lines of their own are the other JSON format's.
  if (first.startsWith('{') && first.endsWith('}')) return 0
  const opening = filled.slice(0, 4).join('\n')
  if (!filled.some(line => fieldLine.test(line)) && !/"__REALTIME_TIMESTAMP"\s*:/.test(opening)) return 0
  // Below a record that was torn stands what is no JSON at all.
  const share = filled.filter(line => ofJson.test(line)).length / filled.length
  const fields = filled.filter(line => /^\s*"[^"]{1,64}"\s*:/.test(line))
  if (fields.length === 0) return 0.9 * share
  return share * (fields.filter(line => fieldLine.test(line)).length / fields.length)
}

function parse(line: Line, assume: Assumptions): Entry | Problem | undefined {
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    const { source, line: number } = line.origin
    return /"(?:__[A-Z]|MESSAGE")/.test(line.text)
      ? { code: 'broken-json', message: 'A journal record is not valid JSON or its end is missing; it was left out.', source, line: number }
      : undefined
  }
  return isJournalRecord(value) ? journalEntry(value, line, assume) : undefined
}
