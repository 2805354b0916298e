import type { Entry } from './entry.ts'
import type { Micros } from './clock.ts'

/** What the reasoning wants to know of the sources after the first scan. */
export interface Question {
  /** Who asks: returned with every answer. */
  readonly id: string
  /** Any of these stands in the raw line that answers. */
  readonly literals: readonly string[]
  /** Only this source, when given. */
  readonly source?: string
  /** Only entries of this span, both ends inclusive, when given. */
  readonly from?: Micros
  readonly to?: Micros
}

/** One entry that answers a question. */
export interface Answer {
  readonly question: Question
  readonly entry: Entry
}
