import type { Micros } from '../model/clock.ts'
import type { PlaceInSource } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import type { Place } from './scan/place.ts'
import type { Block } from './scan/blocks.ts'
import type { Extent } from './volume.ts'

/** Some entries beside each other, in the order in which the walk meets them. */
export interface Stretch {
  readonly entries: readonly Entry[]
  /** How far the source was looked at. */
  readonly reached: number
}

/** The places in a block whose lines may be wanted; the others need not be decoded. */
export type Sieve = (block: Block) => readonly Place[]

/** Looks at any place of a source, read or not, without waiting for what is still to come. A line that holds no entry is taken as it stands. */
export interface Lens {
  extent(): Promise<Extent>
  /** Where the record begins that stands at a place; the end, where the place is `last` or lies beyond. */
  startOf(place: PlaceInSource): Promise<number>
  /** What begins at an offset, which must be a record's, and what stands below. */
  down(from: number, sieve?: Sieve): AsyncGenerator<Stretch>
  /** What stands above an offset, nearest first. */
  up(from: number, sieve?: Sieve): AsyncGenerator<Stretch>
  /** A record's beginning before which nothing is as late as the time, and not far before the first that is; as far as times are in order. */
  before(time: Micros): Promise<number>
}

/** What stood at a place is no longer to be had. */
export class GoneError extends Error {
  override readonly name = 'GoneError'
}
