import type { Entry } from '../../src/model/entry.ts'

/** What a parser says of an entry: everything that it must, and whatever else it found. */
export type Parts = Pick<Entry, 'origin' | 'from' | 'message' | 'text' | 'clock'> & { readonly [Name in keyof Entry]?: Entry[Name] | undefined }

/** The entry made of these parts. */
export function entryOf(parts: Parts): Entry {
  // Absent properties stay there as undefined: entries of one shape are read several times as fast as those of twenty.
  return {
    origin: parts.origin, from: parts.from, message: parts.message, text: parts.text, time: parts.time, clock: parts.clock,
    severity: parts.severity, host: parts.host, identifier: parts.identifier, pid: parts.pid, unit: parts.unit,
    subject: parts.subject, bootId: parts.bootId, invocationId: parts.invocationId, messageId: parts.messageId, field: parts.field, fieldNames: parts.fieldNames,
  } as Entry
}
