import type { CaseState } from '../case-state.ts'
import type { ScreenName } from '../keys.ts'
import type { Choice, Screen } from '../screen.ts'
import { entry } from './entry/index.ts'
import type { EntryState } from './entry/state.ts'
import { help } from './help/index.ts'
import type { HelpState } from './help/state.ts'
import { hypotheses } from './hypotheses/index.ts'
import type { HypothesesState } from './hypotheses/state.ts'
import { hypothesis } from './hypothesis/index.ts'
import type { HypothesisState } from './hypothesis/state.ts'
import { paste } from './paste/index.ts'
import type { PasteState } from './paste/state.ts'
import { problems } from './problems/index.ts'
import type { ProblemsState } from './problems/state.ts'
import { source } from './source/index.ts'
import type { SourceState } from './source/state.ts'
import { timeline } from './timeline/index.ts'
import type { TimelineState } from './timeline/state.ts'
import { units } from './units/index.ts'
import type { UnitsState } from './units/state.ts'

/** The state of whichever screen is open. */
export type AnyScreenState = EntryState | HelpState | HypothesesState | HypothesisState | PasteState | ProblemsState | SourceState | TimelineState | UnitsState

const screens: { readonly [Name in ScreenName]: Screen<Extract<AnyScreenState, { screen: Name }>> } = {
  entry,
  help,
  hypotheses,
  hypothesis,
  paste,
  problems,
  source,
  timeline,
  units,
}

/** How a screen works whose state is this. */
export function screenOf(state: AnyScreenState): Screen<AnyScreenState> {
  return screens[state.screen] as unknown as Screen<AnyScreenState>
}

/** The state in which a screen opens. */
export function beginning(name: ScreenName, at: Choice | undefined, held: CaseState): AnyScreenState {
  return screens[name].begin(at, held)
}
