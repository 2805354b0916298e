import type { Entry } from './entry.ts'
import type { Effect, EventKind } from './rule.ts'
import type { Captures } from './signal.ts'

/** Something that happened on a host: a unit started, a process was killed, the machine booted. */
export interface Event {
  readonly kind: EventKind
  /** The unit's name where the entry says it or it is known by its description. */
  readonly unit?: string
  readonly description?: string
  readonly captures: Captures
  /** The effects that this event sets off. */
  readonly effects: readonly Effect[]
  readonly entry: Entry
}
