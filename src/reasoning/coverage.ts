import type { Micros } from '../model/clock.ts'
import type { Event } from '../model/event.ts'
import type { Span } from '../model/witness.ts'

/** Whether something is absent from the logs: `unknown` where they do not cover the whole window. */
export type Absence = 'absent' | 'present' | 'unknown'

/** Whether the journals cover a window without a break and without messages known to be lost. */
export function covers(spans: readonly Span[], losses: readonly Event[], from: Micros, to: Micros): boolean {
  const journals = spans.filter(span => span.kind === 'journal').toSorted((a, b) => a.from - b.from)
  const lost = losses.some(({ entry }) => entry.time !== undefined && entry.time >= from && entry.time <= to)
  return !lost && journals.some(span => span.from <= from && span.to >= to)
}
