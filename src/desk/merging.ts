import { isAbsolute } from '../model/clock.ts'
import type { Instant } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import type { OpenSource } from '../reading/index.ts'

/** What an order in time is made of. */
export type Placed = Pick<Entry, 'origin' | 'time' | 'clock'>

/** The order of all entries by time; at one moment by source and place. */
export interface Merging {
  /** Whether an entry has a place in it. Times since a boot have one only where there are no others. */
  isPlaced(entry: Placed): boolean
  compare(a: Placed, b: Placed): number
  /** How an entry lies to an instant: before, at or after it. */
  lies(entry: Placed, instant: Instant): number
}

/** The order of what these sources hold. */
export function merging(sources: readonly OpenSource[]): Merging {
  const places = new Map(sources.map(({ id }, index) => [id, index]))
  const hasDates = sources.some(source => source.summary().from !== undefined)
  const compare = (a: Pick<Entry, 'origin' | 'time'>, b: Pick<Entry, 'origin' | 'time'>): number =>
    (a.time ?? 0) - (b.time ?? 0) || (places.get(a.origin.source) ?? -1) - (places.get(b.origin.source) ?? -1) || a.origin.offset - b.origin.offset
  return {
    isPlaced: ({ time, clock }) => time !== undefined && (isAbsolute(clock) || !hasDates),
    compare,
    lies: (entry, { time, origin }) => (origin === undefined ? (entry.time ?? 0) - time : compare(entry, { time, origin })),
  }
}
