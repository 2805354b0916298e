import type { CaseState } from '../../case-state.ts'
import { chosenIn, windowOf } from '../../list.ts'
import type { Size } from '../../row.ts'
import type { Choice, Screen } from '../../screen.ts'
import { listAtTop, listStep } from '../list-screen.ts'
import { problemItems } from './rows.ts'
import type { ProblemsState } from './state.ts'

/** What could not be read, and why. */
export const problems: Screen<ProblemsState> = {
  name: 'problems',
  begin: () => ({ screen: 'problems', ...listAtTop }),
  title: (_state, { caseFile }) => `problems (${(caseFile?.problems.length ?? 0).toLocaleString('en')})`,
  enter: () => [],
  reduce: (state, message, held, body) => {
    const step = listStep(state, problemItems(held, body.columns), message, body)
    if (step !== undefined) return step
    if (message.kind !== 'action') return { state, commands: [] }
    if (message.action === 'leave') return { state, commands: [], turns: [{ kind: 'back' }] }
    const at = choice(state, held, body)
    return message.action === 'open' && at?.line !== undefined ? { state, commands: [], turns: [{ kind: 'open', screen: 'source', at }] } : { state, commands: [] }
  },
  rows: (state, held, body) => windowOf(problemItems(held, body.columns), state.place, body.rows),
  choice,
}

function choice(state: ProblemsState, held: CaseState, body: Size): Choice | undefined {
  const items = problemItems(held, body.columns)
  const item = items[chosenIn(items, state.place) ?? -1]
  const problem = held.caseFile?.problems[Number(item?.key.split(' ')[0])]
  if (problem === undefined) return undefined
  const { source, line, message } = problem
  return { text: `${source}${line === undefined ? '' : `:${line}`}: ${message}`, ...(line !== undefined && { line: { source, line } }) }
}
