import type { ClockQuality, Micros } from './clock.ts'
import type { DocumentPlace } from './document-place.ts'
import type { Origin } from './origin.ts'
import type { Severity } from './severity.ts'

/** One thing that a log says: a journal entry, or a line of a build log. */
export interface Entry {
  readonly origin: Origin
  /** Which kind of log says it: what a machine records of itself, or what a build or a program printed. */
  readonly from: 'journal' | 'build'
  /** The message, without time, host and program, and without ANSI sequences. */
  readonly message: string
  /** The line or message as it stands in the source: what a view quotes. */
  readonly text: string
  readonly time?: Micros
  readonly clock: ClockQuality
  readonly severity?: Severity
  readonly host?: string
  /** The program's name: SYSLOG_IDENTIFIER, else _COMM. */
  readonly identifier?: string
  readonly pid?: number
  /** The unit whose process wrote it, such as `nginx.service`. */
  readonly unit?: string
  /** The unit it is about, when another wrote it: PID 1's lines about `nginx.service`. */
  readonly subject?: string
  readonly bootId?: string
  readonly invocationId?: string
  /** 32 hexadecimal digits that name the kind of message, as in the message catalogue. */
  readonly messageId?: string
  /** Where its document is, of an entry that came from a cluster. */
  readonly document?: DocumentPlace
  /** Another field by its journal name, such as `COREDUMP_EXE`; undefined where the format has none. */
  field?(name: string): string | undefined
  /** The journal names of all fields that `field` knows, where the format can tell. */
  fieldNames?(): readonly string[]
}

/** An entry as it is kept: without the raw record behind its fields, and with its text cut to a bound. */
export function kept(entry: Entry, bound = 2000): Entry {
  // Named one by one, and there though undefined: an object of which something was deleted takes five times the memory.
  return {
    origin: entry.origin, from: entry.from, message: entry.message.slice(0, bound), text: entry.text.slice(0, bound), time: entry.time, clock: entry.clock,
    severity: entry.severity, host: entry.host, identifier: entry.identifier, pid: entry.pid, unit: entry.unit,
    subject: entry.subject, bootId: entry.bootId, invocationId: entry.invocationId, messageId: entry.messageId, document: entry.document,
  } satisfies Readonly<Record<Exclude<keyof Entry, 'field' | 'fieldNames'>, unknown>> as Entry
}

/** All that an entry says: its message, and below it the line where that says more. */
export function allSaid({ message, text }: Entry): string {
  return text === message ? message : `${message}\n${text}`
}

/** The unit an entry speaks of: its subject, else its writer. */
export function unitOf(entry: Entry): string | undefined {
  return entry.subject ?? entry.unit
}
