import type { CaseFile } from '../../model/case-file.ts'
import type { EntryFilter, Progress, ReadingOrder } from '../../model/desk.ts'
import type { Judgement } from '../../model/judgement.ts'
import type { Grain } from './drawing/histogram.ts'

/** The case as all screens know it: what is read, what came of it, and what the person said. */
export interface CaseState {
  readonly order: ReadingOrder
  readonly progress?: Progress
  /** The latest ranking; undefined until there is one. */
  readonly caseFile?: CaseFile
  /** A case as it was saved whose logs are not all there: reading those that are would tell another story, so this stands, and what is said is weighed on it. */
  readonly snapshot?: CaseFile | undefined
  /** True when everything was read that the ranking rests on. */
  readonly final: boolean
  readonly judgement: Judgement
  readonly filter: EntryFilter
  /** IANA name or offset in which times are shown. */
  readonly zone: string
  /** What bars are made of: blocks where the terminal's font has no braille. */
  readonly grain?: Grain
  /** Why nothing can be read, in words for people. */
  readonly failed?: string | undefined
  /** Where the case was saved last. */
  readonly savedAs?: string
}
