import type { CaseState } from '../../case-state.ts'
import { proseRows } from '../../drawing/prose.ts'
import { chosenIn, windowOf } from '../../list.ts'
import { readingWords } from '../../progress-words.ts'
import type { Screen } from '../../screen.ts'
import { listAtTop, listStep } from '../list-screen.ts'
import type { Part } from './parts.ts'
import { partsOf } from './parts.ts'
import type { HypothesesState } from './state.ts'

/** The ranked hypotheses, what is ruled out, what is unknown and unexplained. */
export const hypotheses: Screen<HypothesesState> = {
  name: 'hypotheses',
  begin: () => ({ screen: 'hypotheses', ...listAtTop }),
  title: (_state, { caseFile, final }) => {
    const count = caseFile?.hypotheses.length ?? 0
    return caseFile === undefined ? 'hypotheses' : `${count === 0 ? 'no hypothesis' : count === 1 ? '1 hypothesis' : `${count} hypotheses`}${final ? '' : ' so far'}`
  },
  enter: () => [],
  reduce: (state, message, held, body) => {
    const parts = partsIn(held, body.columns)
    const step = listStep(state, parts, message, body)
    if (step !== undefined) return step
    const part = parts[chosenIn(parts, state.place) ?? -1]
    if (message.kind !== 'action' || message.action !== 'open' || part?.opens === undefined || part.choice === undefined) return { state, commands: [] }
    return { state, commands: [], turns: [{ kind: 'open', screen: part.opens, at: part.choice }] }
  },
  rows: (state, held, body) => {
    const parts = partsIn(held, body.columns)
    return parts.length === 0 ? waiting(held, body.columns) : windowOf(parts, state.place, body.rows)
  },
  choice: (state, held, body) => {
    const parts = partsIn(held, body.columns)
    return parts[chosenIn(parts, state.place) ?? -1]?.choice
  },
}

function partsIn({ caseFile, judgement }: CaseState, width: number): readonly Part[] {
  return caseFile === undefined ? [] : partsOf(caseFile, judgement, width)
}

function waiting(held: CaseState, width: number): ReturnType<typeof proseRows> {
  if (held.failed !== undefined) return [...proseRows(width, held.failed, { tone: 'error' }), { spans: [] }, ...proseRows(width, 'a adds a file or folder, q goes back.', { tone: 'faint' })]
  return proseRows(width, held.progress === undefined ? 'Opening the logs …' : readingWords(held.progress), { tone: 'faint' })
}
