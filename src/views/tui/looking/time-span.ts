import type { Micros } from '../../../model/clock.ts'

/** A stretch of time, both ends inclusive. */
export interface TimeSpan {
  readonly from: Micros
  readonly to: Micros
}
