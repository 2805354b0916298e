import type { CaseState } from '../../case-state.ts'
import { chosenIn, windowOf } from '../../list.ts'
import type { Size } from '../../row.ts'
import { safeText } from '../../../safe-text.ts'
import type { Choice, Screen } from '../../screen.ts'
import { listAtTop, listStep } from '../list-screen.ts'
import { entryItems } from './rows.ts'
import type { EntryState } from './state.ts'

/** All of one entry: its text unshortened, its fields, and how it stands in the log. */
export const entry: Screen<EntryState> = {
  name: 'entry',
  begin: at => ({ screen: 'entry', at: at ?? { text: '' }, ...listAtTop }),
  title: ({ at: { origin } }) => (origin === undefined ? 'entry' : `entry of line ${origin.line.toLocaleString('en')} · ${safeText(origin.source)}`),
  enter: ({ at: { origin } }) => (origin === undefined ? [] : [{ kind: 'ask', question: { about: 'whole', origin } }]),
  reduce: (state, message, held, body) => {
    const step = listStep(state, entryItems(state, held.zone, body.columns), message, body)
    if (step !== undefined) return step
    if (message.kind === 'answered') {
      const { answer } = message
      if ('failed' in answer) return { state: { ...state, failed: answer.failed }, commands: [] }
      if (!('whole' in answer)) return { state, commands: [] }
      return { state: answer.whole === undefined ? { ...state, failed: 'nothing stands there any more' } : { ...state, whole: answer.whole }, commands: [] }
    }
    if (message.kind !== 'action') return { state, commands: [] }
    if (message.action === 'leave') return { state, commands: [], turns: [{ kind: 'back' }] }
    return message.action === 'open' ? { state, commands: [], turns: [{ kind: 'open', screen: 'source', at: state.at }] } : { state, commands: [] }
  },
  rows: (state, held, body) => windowOf(entryItems(state, held.zone, body.columns), state.place, body.rows),
  choice,
}

// What is copied is the part that is chosen, what is pinned the entry.
function choice(state: EntryState, held: CaseState, body: Size): Choice {
  const items = entryItems(state, held.zone, body.columns)
  return { ...state.at, text: items[chosenIn(items, state.place) ?? -1]?.copied ?? state.at.text }
}
