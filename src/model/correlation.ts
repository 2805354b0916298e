import type { Event } from './event.ts'
import type { Coverage } from './resource.ts'
import type { Doing, Effect } from './rule.ts'
import type { Signal } from './signal.ts'

/** What ties an effect to a symptom, strongest first. */
export type Bond = 'same invocation' | 'same unit' | 'same resource' | 'resource in scope' | 'time alone'

/** How one entry lies to another in time. */
export interface Distance {
  readonly order: 'before' | 'same' | 'after' | 'unknown'
  /** Absent where the clocks cannot be compared. */
  readonly micros?: number
}

/** A symptom joined with an event whose effect can have brought it about. */
export interface Correlation {
  readonly signal: Signal
  readonly event: Event
  readonly effect: Effect
  readonly doing: Doing
  readonly coverage: Coverage
  readonly bond: Bond
  /** How the event lies to the symptom. */
  readonly distance: Distance
}
