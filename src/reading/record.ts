import type { Line } from '../model/line.ts'
import type { Origin } from '../model/origin.ts'
import type { Problem } from '../model/problem.ts'
import type { Above } from './interpreter.ts'
import type { RawSearch } from './scan/raw-search.ts'
import type { Tally } from './tally.ts'
import type { ByteRange } from './time-index.ts'
import type { Volume } from './volume.ts'

/** A framed record, and which literals of the search stand in it. */
export interface FoundRecord {
  readonly line: Line
  readonly literals: readonly number[]
  /** True when literals may stand in its message that its raw bytes do not show. */
  readonly always: boolean
  readonly above: Above
}

/** One way through a volume. */
export interface Pass {
  readonly source: string
  readonly volume: Volume
  readonly range: ByteRange
  /** Only records with a hit; without it, every record. */
  readonly search?: RawSearch
  readonly longestLine: number
  readonly tally: Tally
  /** Shown where each block begins, its lines from the first on, and from the last up. */
  readonly mark?: (begin: Origin, first: Iterable<Line>, last: Iterable<Line>) => void
}

/** The records of one block; to be used up before the next block is asked for. */
export type Records = Iterable<FoundRecord | Problem>

export function longLine(source: string, line: number, longestLine: number): Problem {
  return { code: 'long-line', source, line, message: `longer than ${longestLine} bytes: only its beginning was read` }
}

/** Where every record is decoded anyway, one in so many bytes is shown to the index. */
export const markEvery = 256 * 1024
