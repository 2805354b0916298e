import type { Micros } from '../model/clock.ts'
import { second } from '../model/clock.ts'
import type { Event } from '../model/event.ts'
import type { Span } from '../model/witness.ts'

/** Whether something is absent from the logs: `unknown` where they do not cover the whole window. */
export type Absence = 'absent' | 'present' | 'unknown'

/** A stretch of time of which a journal knows everything. */
export interface Known {
  readonly from: Micros
  readonly to: Micros
}

/** What the journals know without a break. One that begins with a boot knows all before it too: there was nothing on this machine. */
export function knownTimes(spans: readonly Span[], boots: readonly Event[]): Known[] {
  return spans.filter(span => span.kind === 'journal').map(({ source, from, to }) => {
    const begins = boots.some(({ entry }) => entry.origin.source === source && entry.time !== undefined && entry.time - from <= 10 * second)
    return { from: begins ? -Infinity : from, to }
  })
}

/** Whether the journals cover a window without a break and without messages known to be lost. */
export function covers(known: readonly Known[], losses: readonly Event[], from: Micros, to: Micros): boolean {
  const lost = losses.some(({ entry }) => entry.time !== undefined && entry.time >= from && entry.time <= to)
  return !lost && known.some(span => span.from <= from && span.to >= to)
}
