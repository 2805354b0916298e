import type { Origin } from './origin.ts'

/** One framed record of a source: a line, or a whole object of a format whose records span lines. */
export interface Line {
  readonly origin: Origin
  /** Decoded as UTF-8, invalid bytes replaced by U+FFFD, without the line end. */
  readonly text: string
  /** True when its end is missing: the record was longer than the bound, or broken there. */
  readonly cut?: boolean
  /** The same as it stands, where the framing knows values that need not be text; good until the next record is asked for. */
  readonly bytes?: Uint8Array
}
