import type { CaseFile } from './case-file.ts'
import type { EntryFilter, Pasted, ReadingOrder } from './desk.ts'
import type { Judgement } from './judgement.ts'

/** Names the form of a saved case; a program that does not know the number leaves it alone. */
export const caseSchema = 'culprit.case/1'

/** A log as it is known again, wherever it lies. */
export interface SavedLog {
  /** Its id in the case file and in what the person said. */
  readonly id: string
  /** Where it lay, from the root. */
  readonly absolute: string
  /** The same, from the folder of the saved case. */
  readonly relative: string
  readonly bytes: number
  /** SHA-256, in hexadecimal digits, of its first bytes: at most 64 KiB. */
  readonly head: string
}

/** A case as it is put away: what was read, what came of it, and what the person said. */
export interface SavedCase {
  readonly schema: typeof caseSchema
  readonly version: string
  readonly logs: readonly SavedLog[]
  /** Names of the order that are no files: `-`, `journal:`, `es:INDEX`. Which cluster is meant stands in no case. */
  readonly others: readonly string[]
  readonly pasted: readonly Pasted[]
  readonly reading: Omit<ReadingOrder, 'names' | 'pasted'>
  readonly judgement: Judgement
  readonly filter: EntryFilter
  /** In which times are shown. */
  readonly zone: string
  readonly caseFile: CaseFile
}
