import type { Entry } from './entry.ts'
import type { Resource } from './resource.ts'
import type { Signature } from './rule.ts'

/** Captured values by name. */
export type Captures = Readonly<Record<string, string>>

/** A symptom seen in an entry: what a signature made of it. */
export interface Signal {
  readonly signature: Signature
  /** The literal by which it was found: the longer, the less chance. */
  readonly literal: string
  readonly captures: Captures
  readonly resource?: Resource
  readonly entry: Entry
}
