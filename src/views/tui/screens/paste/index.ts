import { windowOf } from '../../list.ts'
import type { Screen, Step } from '../../screen.ts'
import { listAtTop, listStep } from '../list-screen.ts'
import { pasteItems } from './rows.ts'
import type { PasteState } from './state.ts'

/** Takes pastes and names of files, and begins the analysis. */
export const paste: Screen<PasteState> = {
  name: 'paste',
  begin: () => ({ screen: 'paste', ...listAtTop }),
  title: () => 'paste',
  enter: () => [],
  reduce: (state, message, held, body): Step<PasteState> => {
    const step = listStep(state, pasteItems(state, held, body.columns), message, body)
    if (step !== undefined) return step
    if (message.kind === 'pasting') return { state: { ...state, pasting: { lines: message.lines, bytes: message.bytes } }, commands: [] }
    if (message.kind === 'pasted') return { state: { screen: 'paste', place: state.place, wanted: state.wanted }, commands: [] }
    if (message.kind !== 'action') return { state, commands: [] }
    const { order } = held
    if (message.action === 'analyse') {
      const isEmpty = order.pasted.length + order.names.length === 0
      return { state, commands: [], turns: [isEmpty ? { kind: 'tell', text: 'nothing to analyse yet: paste a log, or add a file with a', tone: 'plain' } : { kind: 'open', screen: 'hypotheses' }] }
    }
    const last = order.pasted.at(-1)
    if (message.action === 'drop' && last !== undefined) return { state, commands: [], turns: [{ kind: 'change', what: `${last.id} taken away`, case: { order: { ...order, pasted: order.pasted.slice(0, -1) } } }] }
    return { state, commands: [] }
  },
  rows: (state, held, body) => windowOf(pasteItems(state, held, body.columns), state.place, body.rows),
}
