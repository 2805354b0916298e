import type { Line } from '../../src/model/line.ts'
import type { Assumptions } from '../../src/model/parser.ts'

/** What the tests assume: UTC, and a day in the winter after the examples' times. */
export const assume: Assumptions = { zone: 'UTC', now: Date.UTC(2024, 1, 10) * 1000 }

/** A record as reading would hand it to a parser. */
export function lineOf(text: string): Line {
  return { origin: { source: 'a.log', line: 1, offset: 0 }, text }
}
