import type { Origin } from './origin.ts'

/** One framed record of a source: a line, or a whole object of a format whose records span lines. */
export interface Line {
  readonly origin: Origin
  /** Decoded as UTF-8, invalid bytes replaced by U+FFFD, without the line end. */
  readonly text: string
  /** True when the record was longer than the bound and its end is missing. */
  readonly cut?: boolean
}
