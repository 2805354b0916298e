import type { ScreenName } from '../../keys.ts'
import type { ListState } from '../list-screen.ts'

export interface HelpState extends ListState {
  readonly screen: 'help'
  /** The screen whose keys are shown first. */
  readonly of: ScreenName
}
