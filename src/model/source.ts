import type { ClockQuality, Micros } from './clock.ts'

/** A source as it was read. */
export interface Source {
  readonly id: string
  readonly format: string
  readonly bytes: number
  readonly lines: number
  /** Records that could hold an entry; exact where all were decoded, else the lines that are not empty. */
  readonly entries: number
  readonly problems: number
  readonly from?: Micros
  readonly to?: Micros
  /** The worst clock quality met, and what was assumed, in words. */
  readonly clock: ClockQuality
  readonly assumed?: string
}
