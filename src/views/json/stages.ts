import type { Entry } from '../../model/entry.ts'
import type { Event } from '../../model/event.ts'
import type { Problem } from '../../model/problem.ts'
import { severityNames } from '../../model/severity.ts'
import type { Signal } from '../../model/signal.ts'
import { isoTime } from './iso-time.ts'
import { plainJson } from './plain-json.ts'
import { problem } from './report.ts'

/** An entry as one line of NDJSON. */
export function entryJson(one: Entry): string {
  return plainJson(entry(one))
}

/** A signal as one line of NDJSON: which signature saw what in which entry. */
export function signalJson(signal: Signal): string {
  const { id, symptom, role, strength } = signal.signature
  return plainJson({ ruleId: id, symptom, role, strength, resource: signal.resource, captures: signal.captures, entry: entry(signal.entry) })
}

/** An event as one line of NDJSON: what happened, and the effects that it sets off. */
export function eventJson(event: Event): string {
  const { kind, unit, description, captures } = event
  return plainJson({ kind, unit, description, captures, effects: event.effects.map(effect => effect.id), entry: entry(event.entry) })
}

/** A problem as one line of NDJSON. */
export function problemJson(one: Problem): string {
  return plainJson(problem(one))
}

function entry(one: Entry): object {
  return {
    source: one.origin.source,
    line: one.origin.line,
    offset: one.origin.offset,
    document: one.document,
    from: one.from,
    time: isoTime(one.time, one.clock),
    micros: one.time,
    clock: one.clock,
    severity: one.severity === undefined ? undefined : severityNames[one.severity],
    host: one.host,
    identifier: one.identifier,
    pid: one.pid,
    unit: one.unit,
    subject: one.subject,
    bootId: one.bootId,
    invocationId: one.invocationId,
    messageId: one.messageId,
    message: one.message,
  }
}
