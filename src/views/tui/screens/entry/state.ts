import type { WholeEntry } from '../../../../model/desk.ts'
import type { Choice } from '../../screen.ts'
import type { ListState } from '../list-screen.ts'

/** All of one entry. */
export interface EntryState extends ListState {
  readonly screen: 'entry'
  /** What was chosen where it was opened. */
  readonly at: Choice
  readonly whole?: WholeEntry
  /** Why there is none, in words. */
  readonly failed?: string
}
