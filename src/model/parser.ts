import type { Entry } from './entry.ts'
import type { Line } from './line.ts'
import type { Problem } from './problem.ts'

/** What a parser may assume where the log does not say. Fixed for a whole run, so that a run can be repeated. */
export interface Assumptions {
  /** IANA zone or offset (`Europe/Berlin`, `+02:00`) for times without one. */
  readonly zone: string
  /** The moment, in microseconds, that a time without a year must not lie after by more than a day. */
  readonly now: number
  /** Microseconds added to every time of this source: the user's `--offset`. */
  readonly offset?: number
}

/**
 * How records are told apart: by LF; as JSON objects that may span lines; as paragraphs of `NAME=value` lines, which end
 * with an empty line and may hold values given by their length; or as lines that each have the indented ones below them.
 */
export type Framing = 'lines' | 'json objects' | 'paragraphs' | 'indented lines'

/** One format of log: how to recognise it and how to read one record of it. A parser holds no state between records. */
export interface Parser {
  /** Permanent name for `--as`, such as `journal-json`. */
  readonly format: string
  readonly title: string
  readonly framing: Framing
  /** Named where every record of the format is of this kind: then what only the other kind says is not sought. */
  readonly only?: 'journal' | 'build'
  /** Literals whose lines must always be decoded, because their message cannot be searched as raw bytes. */
  readonly always?: readonly string[]
  /** How else a literal may stand in a record, where the format has other words for what a journal's lines hold. */
  spelled?(literal: string): readonly string[]
  /** True when control characters stand escaped in a record, so that no colour can stand raw in the middle of a literal. */
  readonly escapesControls?: boolean
  /** True when a missing time is to be taken from the nearest timed line above. */
  readonly timesCarryOver?: boolean
  /** How surely these first lines of a source are of this format: 0 no, 1 certainly. */
  recognise(lines: readonly string[]): number
  /** The entry a record holds; a problem when it is broken; undefined when it is none (a header, a cursor, another format). */
  parse(line: Line, assume: Assumptions): Entry | Problem | undefined
  /** Records of this format, and of others that it must leave alone; every test run tries them. */
  readonly examples: readonly [ParserExample, ...ParserExample[]]
  readonly nearMisses: readonly [string, ...string[]]
}

/** A record and what must come of it (the named properties at least). */
export interface ParserExample {
  readonly record: string
  readonly gives: Partial<Entry>
}
