import type { Micros } from '../../model/clock.ts'
import { isAbsolute } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import { unitOf } from '../../model/entry.ts'
import type { Event } from '../../model/event.ts'
import type { Evidence } from '../../model/evidence.ts'
import { firstSymptom, symptomTimes } from '../../model/evidence.ts'
import { confidence, level } from '../../model/hypothesis.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import { fingerprint } from '../../model/judgement.ts'
import type { Effect, Signature } from '../../model/rule.ts'
import type { Signal } from '../../model/signal.ts'
import { idOfParts } from './identity.ts'
import { isDate, isoMicros } from './iso-micros.ts'
import type { Tree } from './tree.ts'

/** A document and its id. */
export interface Identified {
  readonly id: string
  readonly document: Tree
}

/** The entry that a line of evidence stands in, as it was indexed. */
export interface IndexedEntry {
  readonly id: string
  readonly host?: string
  readonly bootId?: string
}

/** What of a signal stands in its document. */
export type SignalParts = Pick<Signal, 'captures' | 'resource' | 'entry'> & { readonly signature: Pick<Signature, 'id' | 'symptom' | 'role' | 'strength'> }

/** What of an event stands in its document. */
export type EventParts = Omit<Event, 'effects'> & { readonly effects: readonly Pick<Effect, 'id'>[] }

/** A signal as a document; `entryId` is the id of the entry that it was seen in. */
export function signalDocument(signal: SignalParts, entryId: string, near: Micros): Identified {
  const { signature, captures, resource, entry } = signal
  return {
    id: idOfParts('signal', signature.id, entryId, resource?.kind ?? '', resource?.name ?? ''),
    document: {
      ...entryParts(entry, near),
      event: { kind: 'event', dataset: 'culprit.findings', action: signature.symptom },
      rule: { id: signature.id, name: signature.symptom },
      culprit: {
        finding: 'signal', from: entry.from, clock: entry.clock, symptom: signature.symptom, role: signature.role, strength: signature.strength,
        captures, ...(resource && { resource }), evidence_ids: [entryId],
      },
    },
  }
}

/** An event as a document. */
export function eventDocument(event: EventParts, entryId: string, near: Micros): Identified {
  const { kind, unit, description, captures, effects, entry } = event
  const ids = effects.map(({ id }) => id)
  return {
    id: idOfParts('event', kind, unit ?? description ?? '', entryId, ...ids),
    document: {
      ...entryParts(entry, near),
      event: { kind: 'event', dataset: 'culprit.findings', action: kind },
      ...(ids.length > 0 && { rule: { id: ids } }),
      culprit: {
        finding: 'event', from: entry.from, clock: entry.clock, captures, evidence_ids: [entryId],
        ...(unit !== undefined && { unit }), ...(description !== undefined && { description }),
      },
    },
  }
}

/** A hypothesis as a document. `entryAt` tells the indexed entry where evidence stands, if it was indexed; `version` is of the program that judged. */
export function hypothesisDocument(hypothesis: Hypothesis, near: Micros, { entryAt, version }: { entryAt(evidence: Evidence): IndexedEntry | undefined; readonly version: string }): Identified {
  const { ruleId, title, culprit, cause, score, evidence, remedy, confirm, references } = hypothesis
  const sure = confidence(score)
  const entries = evidence.map(one => entryAt(one))
  const hosts = [...new Set(entries.flatMap(entry => entry?.host ?? []))]
  const boots = [...new Set(entries.flatMap(entry => entry?.bootId ?? []))]
  const times = evidence.flatMap(({ role, time, clock }) => (role !== 'context' && isAbsolute(clock) && isDate(time) ? [time] : []))
  const struck = symptomTimes(evidence).filter(isDate)
  const at = struck.length > 0 ? Math.min(...struck) : (times[0] ?? near)
  const print = fingerprint(hypothesis)
  const first = firstSymptom(evidence)
  return {
    // What is added to a log, or judged again, makes no second copy.
    id: idOfParts('hypothesis', print, entryAt(first)?.id ?? `${first.source}:${first.line}`),
    document: {
      '@timestamp': isoMicros(at),
      message: title,
      event: {
        kind: 'alert', dataset: 'culprit.findings', action: 'hypothesis', reason: cause, severity: Math.round(sure * 100),
        ...(times.length > 0 && { start: isoMicros(Math.min(...times)), end: isoMicros(Math.max(...times)) }),
      },
      rule: { id: ruleId, name: title, version, ...(references.length > 0 && { reference: references }) },
      ...(hosts[0] !== undefined && { host: { name: hosts[0], hostname: hosts[0] }, related: { hosts } }),
      ...(boots[0] !== undefined && { journald: { host: { boot_id: boots[0] } } }),
      culprit: {
        finding: 'hypothesis', fingerprint: print, confidence: sure, level: level(sure), ...(culprit && { culprit }), score, remedy, confirm,
        evidence: evidence.map((one, index) => ({ role: one.role, source: one.source, line: one.line, ...(one.endLine !== undefined && { end_line: one.endLine }), text: one.text, because: one.because, ...(entries[index] && { id: entries[index].id }) })),
        evidence_ids: [...new Set(entries.flatMap(entry => entry?.id ?? []))],
      },
      ecs: { version: '8.17.0' },
    },
  }
}

function entryParts(entry: Entry, near: Micros): Tree {
  const { time, clock, message, host, bootId, identifier, pid, origin } = entry
  const unit = unitOf(entry)
  return {
    '@timestamp': isoMicros(isAbsolute(clock) && isDate(time) ? time : near),
    message,
    log: { file: { path: origin.source }, offset: origin.offset },
    ...(host !== undefined && { host: { name: host, hostname: host } }),
    ...(bootId !== undefined && { journald: { host: { boot_id: bootId } } }),
    ...((identifier !== undefined || pid !== undefined) && { process: { ...(identifier !== undefined && { name: identifier }), ...(pid !== undefined && { pid }) } }),
    ...(unit !== undefined && { systemd: { unit } }),
    ecs: { version: '8.17.0' },
  }
}
