import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import type { Problem } from '../src/model/problem.ts'
import { sizedValue } from '../src/model/sized-value.ts'
import { addField, fieldName } from './record/field.ts'
import { isJournalRecord, journalEntry } from './record/journal-record.ts'

const lineFeed = 10
const carriageReturn = 13
const equals = 61
const ofEachEntry = /^__(?:CURSOR|REALTIME_TIMESTAMP|MONOTONIC_TIMESTAMP)=/
const ofField = /^[A-Z_][A-Z0-9_]{0,63}(?:=|$)/

/** `journalctl -o export`: a field a line, an empty line behind each entry; a value that is no plain line of text comes with its length. */
export const journalExport: Parser = {
  format: 'journal-export',
  title: 'journal in its export format (journalctl -o export)',
  framing: 'paragraphs',
  only: 'journal',
  recognise,
  parse,
  examples: [
    {
      record: '__CURSOR=s=0f;i=1;b=2;m=3;t=4;x=5\n__REALTIME_TIMESTAMP=1700000000123456\n_BOOT_ID=0b\nPRIORITY=6\n_HOSTNAME=birch\nSYSLOG_IDENTIFIER=systemd\n_PID=1\n_SYSTEMD_UNIT=init.scope\nUNIT=sweep.service\nINVOCATION_ID=5f0a\nMESSAGE=Started Nightly Sweep.',
      gives: { from: 'journal', time: 1700000000123456, clock: 'exact', message: 'Started Nightly Sweep.', severity: 6, host: 'birch', identifier: 'systemd', pid: 1, unit: 'init.scope', subject: 'sweep.service', bootId: '0b', invocationId: '5f0a' },
    },
    { record: '__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE\n\u000a\u0000\u0000\u0000\u0000\u0000\u0000\u0000grain\n\nwet\n_COMM=miller', gives: { message: 'grain\n\nwet', identifier: 'miller' } },
    { record: '__REALTIME_TIMESTAMP=1700000000000000\r\nMESSAGE=a=b\r\nMESSAGE=second\r', gives: { message: 'a=b' } },
  ],
  nearMisses: [
    'PATH=/usr/bin:/bin\nHOME=/srv/mill\nUSER=miller',
    'MESSAGE=grain is wet',
    '__REALTIME_TIMESTAMP',
    'Nov 14 22:13:20 birch miller[77]: A=b',
    '{"__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":"wet"}',
  ],
}

function recognise(lines: readonly string[]): number {
  const filled = lines.filter(line => line !== '')
  const fields = filled.filter(line => ofField.test(line)).length
  if (fields < 2 || !filled.some(line => ofEachEntry.test(line))) return 0
  // Values that come with their length may have any number of lines.
  return ofEachEntry.test(filled[0] ?? '') ? 1 : fields / filled.length
}

function parse(line: Line, assume: Assumptions): Entry | Problem | undefined {
  const bytes = bytesOf(line)
  const record: Record<string, unknown> = {}
  let at = 0
  let mark = -1
  while (at < bytes.length) {
    const stop = bytes.indexOf(lineFeed, at)
    const end = stop > at && bytes[stop - 1] === carriageReturn ? stop - 1 : stop
    // Sought once, however many lines there are without one.
    if (mark < at) mark = placeOf(equals, bytes, at)
    const isMarked = mark < end
    const name = fieldName(bytes.toString('latin1', at, isMarked ? mark : end))
    const value = isMarked || name === undefined ? { from: isMarked ? mark + 1 : at, to: end } : sizedValue(bytes, stop + 1, bytes.length)
    if (typeof value !== 'object') break
    if (name !== undefined) addField(record, name, bytes.toString('utf8', value.from, value.to))
    at = value.to === end ? stop + 1 : value.to + 1
  }
  if (!isJournalRecord(record)) return undefined
  if (line.cut === true) return 'MESSAGE' in record ? journalEntry(record, line, assume) : undefined
  return at < bytes.length ? torn(line, bytes.subarray(0, at)) : journalEntry(record, line, assume)
}

function placeOf(byte: number, bytes: Buffer, from: number): number {
  const found = bytes.indexOf(byte, from)
  return found < 0 ? bytes.length : found
}

// The last line of a source may lack its end.
function bytesOf({ bytes, text }: Line): Buffer {
  const own = bytes === undefined ? Buffer.from(text) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return own[own.length - 1] === lineFeed ? own : Buffer.concat([own, Buffer.of(lineFeed)])
}

function torn({ origin: { source, line } }: Line, above: Buffer): Problem {
  const message = 'A field of a journal record gives a length that cannot be right; the record was left out.'
  return { code: 'broken-length', message, source, line: line + above.toString('latin1').split('\n').length - 1 }
}
