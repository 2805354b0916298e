import type { ClockQuality, Micros } from './clock.ts'
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
