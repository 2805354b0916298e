import type { Entry } from '../../src/model/entry.ts'
import type { Line } from '../../src/model/line.ts'
import type { Assumptions } from '../../src/model/parser.ts'
import { severityOf } from '../../src/model/severity.ts'
import { withoutAnsi } from '../text/ansi.ts'
import { entryOf } from './entry-of.ts'
import { textOf } from './value.ts'

/** A record of the journal as JSON has it. */
export type JournalRecord = Readonly<Record<string, unknown>>

/** True for an object with the fields that journald gives to every entry, or with its message and a field of its own. */
export function isJournalRecord(value: unknown): value is JournalRecord {
  if (typeof value !== 'object' || value === null) return false
  if ('__REALTIME_TIMESTAMP' in value || '__CURSOR' in value) return true
  return 'MESSAGE' in value && ('PRIORITY' in value || '_BOOT_ID' in value || 'SYSLOG_IDENTIFIER' in value || '_HOSTNAME' in value)
}

/** The entry that a record of the journal stands for. */
export function journalEntry(record: JournalRecord, line: Line, assume: Assumptions): Entry {
  const get = (name: string): string | undefined => {
    const value = record[name]
    // Nothing that every object has is a string: those of the record, which nearly all values are, need no further look.
    if (typeof value === 'string' || value === undefined) return value
    return Object.hasOwn(record, name) ? textOf(value) : undefined
  }
  const text = textOf(record['MESSAGE']) ?? ''
  const received = wholeNumber(textOf(record['__REALTIME_TIMESTAMP']))
  const time = received ?? wholeNumber(textOf(record['_SOURCE_REALTIME_TIMESTAMP']))
  return entryOf({
    origin: line.origin,
    from: 'journal',
    message: withoutAnsi(text),
    text,
    time: time === undefined ? undefined : time + (assume.offset ?? 0),
    clock: time === undefined ? 'none' : 'exact',
    severity: severityOf(textOf(record['PRIORITY'])),
    host: textOf(record['_HOSTNAME']),
    identifier: textOf(record['SYSLOG_IDENTIFIER']) ?? textOf(record['_COMM']),
    pid: wholeNumber(textOf(record['_PID']) ?? textOf(record['SYSLOG_PID'])),
    unit: textOf(record['_SYSTEMD_USER_UNIT']) ?? textOf(record['_SYSTEMD_UNIT']),
    subject: textOf(record['UNIT']) ?? textOf(record['USER_UNIT']) ?? textOf(record['COREDUMP_UNIT']) ?? textOf(record['OBJECT_SYSTEMD_UNIT']),
    bootId: textOf(record['_BOOT_ID']),
    // A manager's line carries the subject's id besides its own; the subject's is the one that joins.
    invocationId: textOf(record['INVOCATION_ID']) ?? textOf(record['USER_INVOCATION_ID']) ?? textOf(record['_SYSTEMD_INVOCATION_ID']),
    messageId: textOf(record['MESSAGE_ID']),
    field: get,
    fieldNames: () => Object.keys(record),
  })
}

function wholeNumber(text: string | undefined): number | undefined {
  const number = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined
}
