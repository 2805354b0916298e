import type { Micros } from './clock.ts'
import type { Entry } from './entry.ts'
import type { Origin } from './origin.ts'
import type { Answer, Question } from './question.ts'
import type { Source } from './source.ts'

/** A stretch of time that a source covers without a break, as far as it can know. */
export interface Span {
  readonly source: string
  readonly kind: 'journal' | 'build'
  readonly from: Micros
  readonly to: Micros
  readonly bootId?: string
}

/** The sources, once they were read: they can be asked again. */
export interface Witness {
  sources(): readonly Source[]
  spans(): readonly Span[]
  /** Entries that hold one of a question's literals within its span. */
  ask(questions: readonly Question[]): AsyncIterable<Answer>
  /** The lines around one, in order, each read as an entry; fewer where the source begins or ends. */
  around(origin: Origin, above: number, below: number): Promise<readonly Entry[]>
}
