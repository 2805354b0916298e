import type { Readable } from 'node:stream'
import type { CaseFile } from '../model/case-file.ts'
import type { ReadingOrder } from '../model/desk.ts'
import type { Assumptions, Parser } from '../model/parser.ts'
import type { Problem } from '../model/problem.ts'
import type { Rule } from '../model/rule.ts'
import type { Elsewhere } from '../reading/index.ts'

/** What a desk needs of the outside. Parsers and rules are asked for when the first logs are opened. */
export interface Outside {
  parsers(): Promise<readonly Parser[]>
  /** The rules, and what is wrong with those that had to be left out. */
  rules(): Promise<{ readonly rules: readonly Rule[]; readonly problems: readonly Problem[] }>
  /** What is assumed where a log does not say it; the zone is the one wished for, if any. */
  assume(zone: string | undefined): Assumptions
  /** Where the names of an order lead that are no files; undefined where it has none of them. */
  elsewhere?(order: ReadingOrder): Elsewhere | undefined
  /** The case file with what earlier cases say of its hypotheses. */
  recollect?(caseFile: CaseFile): Promise<CaseFile>
  /** How long a ranking waits for that before it is told without, in milliseconds. */
  readonly patience?: number
  /** What `-` reads. */
  readonly stdin?: Readable
}
