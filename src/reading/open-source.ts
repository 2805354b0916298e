import type { Entry } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import type { Origin } from '../model/origin.ts'
import type { Problem } from '../model/problem.ts'
import type { Answer, Question } from '../model/question.ts'
import type { Source } from '../model/source.ts'
import type { Lens } from './lens.ts'
import type { LiteralTable } from './scan/literal-table.ts'
import type { Sighting } from './sighting.ts'
import type { CoveredSpan } from './time-index.ts'
import type { Extent } from './volume.ts'

/** A log that can be read as often as the reasoning asks. */
export interface OpenSource {
  readonly id: string
  readonly format: string
  /** The kind of all its records, where its format tells. */
  readonly only?: 'journal' | 'build' | undefined
  /** True where somebody said by how much its times are wrong: then they are not guessed at. */
  readonly isMoved?: boolean
  /** Only records with a literal of the table are framed and decoded; the others are counted. What stands in one block comes at once, and is to be used up before the next. */
  scan(table: LiteralTable): AsyncIterable<Iterable<Sighting | Problem>>
  /** Every record; of a pipe each one as soon as it has come. */
  entries(): AsyncIterable<Entry | Problem>
  /** A further scan, of the part that the questions' span can lie in; of what was read so far, where that is not all. A literal of less than three bytes asks for nothing. */
  ask(questions: readonly Question[]): AsyncIterable<Answer>
  /** The line that begins at the offset and its neighbours; fewer where the source begins or ends. */
  lines(offset: number, above: number, below: number): Promise<Line[]>
  /** The same lines as entries; what is no entry of the format is taken as it stands. */
  around(origin: Origin, above: number, below: number): Promise<Entry[]>
  /** What the last scan, or the last walk over the entries, has met. */
  summary(): Source
  /** Spans of time that the source covers, one for each boot that it names, times since a boot apart; after a scan. */
  coverage(): readonly CoveredSpan[]
  /** For looking at any place of it. */
  lens(): Lens
  /** How many bytes are at hand, read or not. */
  extent(): Promise<Extent>
  /** Takes nothing more of what is still to come: a reading under way ends, and what came can be looked at. */
  end(): void
  close(): Promise<void>
}
