import type { ClockQuality, Micros } from './clock.ts'
import { isAbsolute } from './clock.ts'
import type { DocumentPlace } from './document-place.ts'

export const evidenceRoles = ['symptom', 'trigger', 'context', 'counter'] as const
export type EvidenceRole = (typeof evidenceRoles)[number]

/** Lines of a source that bear on a hypothesis. */
export interface Evidence {
  readonly role: EvidenceRole
  readonly source: string
  readonly line: number
  /** The region's last line, at most 29 below the first. */
  readonly endLine?: number
  readonly offset: number
  /** Where the document of the line is that speaks, where it came from a cluster. */
  readonly document?: DocumentPlace
  readonly time?: Micros
  readonly clock: ClockQuality
  /** Verbatim, control bytes removed; the lines of a region are joined by LF. */
  readonly text: string
  readonly because: string
}

/** When the symptoms were said, of those whose time is known. */
export function symptomTimes(evidence: readonly Evidence[]): readonly Micros[] {
  return evidence.flatMap(one => (one.role === 'symptom' && timeOf(one) !== undefined ? [timeOf(one) as Micros] : []))
}

/** The symptom that was said first; of those without a time the first that is listed; without a symptom, the first evidence. */
export function firstSymptom(evidence: readonly [Evidence, ...Evidence[]]): Evidence {
  const symptoms = evidence.filter(({ role }) => role === 'symptom')
  return symptoms.reduce((a, b) => ((timeOf(b) ?? Infinity) < (timeOf(a) ?? Infinity) ? b : a), symptoms[0] ?? evidence[0])
}

function timeOf({ time, clock }: Evidence): Micros | undefined {
  return isAbsolute(clock) ? time : undefined
}
