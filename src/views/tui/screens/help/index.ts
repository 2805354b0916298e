import { windowOf } from '../../list.ts'
import { screenNames } from '../../keys.ts'
import type { Screen } from '../../screen.ts'
import { listAtTop, listStep } from '../list-screen.ts'
import { helpItems } from './rows.ts'
import type { HelpState } from './state.ts'

/** What every key does, made from the key table. */
export const help: Screen<HelpState> = {
  name: 'help',
  begin: at => ({ screen: 'help', of: screenNames.find(name => name === at?.text) ?? 'hypotheses', ...listAtTop }),
  title: () => 'help',
  enter: () => [],
  reduce: (state, message, _held, body) => listStep(state, helpItems(state.of, body.columns), message, body) ?? { state, commands: [] },
  rows: (state, _held, body) => windowOf(helpItems(state.of, body.columns), state.place, body.rows),
}
