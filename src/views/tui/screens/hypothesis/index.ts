import type { Hypothesis } from '../../../../model/hypothesis.ts'
import { fingerprint } from '../../../../model/judgement.ts'
import type { CaseState } from '../../case-state.ts'
import { proseRows } from '../../drawing/prose.ts'
import { chosenIn, placeAt, windowOf } from '../../list.ts'
import { verdictOf } from '../../judging.ts'
import { once } from '../../once.ts'
import type { Size } from '../../row.ts'
import type { Screen, Step } from '../../screen.ts'
import { listAtTop, listStep } from '../list-screen.ts'
import type { Part, Setting } from './parts.ts'
import { partsOf } from './parts.ts'
import type { HypothesisState } from './state.ts'

/** One hypothesis: its cause, its reasons, its evidence in order of time, what to do, and what would change it. */
export const hypothesis: Screen<HypothesisState> = {
  name: 'hypothesis',
  begin: (at, held) => of(at?.of ?? '', held),
  title: (state, held) => {
    const rank = rankOf(state.of, held)
    return rank < 0 ? 'hypothesis' : `hypothesis ${rank + 1} of ${held.caseFile?.hypotheses.length ?? 0}`
  },
  enter: () => [],
  reduce: (before, message, held, body) => {
    const state = message.kind === 'news' ? { ...before, ...lastOf(before, held) } : before
    const parts = partsIn(state, held, body.columns)
    const step = listStep(state, parts, message, body)
    if (step !== undefined) return step
    if (message.kind !== 'action') return { state, commands: [] }
    switch (message.action) {
      case 'open': {
        const choice = parts[chosenIn(parts, state.place) ?? -1]?.choice
        return choice?.origin === undefined ? { state, commands: [], turns: [{ kind: 'tell', text: 'e goes to the evidence; enter opens its log there', tone: 'plain' }] } : { state, commands: [], turns: [{ kind: 'open', screen: 'source', at: choice }] }
      }
      case 'leave': return { state, commands: [], turns: [{ kind: 'back' }] }
      case 'next evidence': return jumped(state, parts, body, 1, isEvidence)
      case 'previous evidence': return jumped(state, parts, body, -1, isEvidence)
      case 'next section': return jumped(state, parts, body, 1, beginsSection)
      case 'previous section': return jumped(state, parts, body, -1, beginsSection)
      case 'next hypothesis': return beside(state, held, 1)
      case 'previous hypothesis': return beside(state, held, -1)
      default: return { state, commands: [] }
    }
  },
  rows: (state, held, body) => {
    const parts = partsIn(state, held, body.columns)
    return parts.length === 0 ? proseRows(body.columns, 'It is not in the ranking any more.') : windowOf(parts, state.place, body.rows)
  },
  choice: (state, held, body) => {
    const parts = partsIn(state, held, body.columns)
    return parts[chosenIn(parts, state.place) ?? -1]?.choice
  },
}

function of(print: string, held: CaseState): HypothesisState {
  const last = held.caseFile?.hypotheses[rankOf(print, held)]
  return { screen: 'hypothesis', of: print, ...listAtTop, ...(last && { last }) }
}

function rankOf(print: string, { caseFile }: CaseState): number {
  return caseFile?.hypotheses.findIndex(one => fingerprint(one) === print) ?? -1
}

function lastOf(state: HypothesisState, held: CaseState): { readonly last?: Hypothesis } {
  const last = held.caseFile?.hypotheses[rankOf(state.of, held)] ?? state.last
  return last === undefined ? {} : { last }
}

const settingOf = once((caseFile: CaseState['caseFile'], judgement: CaseState['judgement'], zone: string, print: string): Setting => ({
  gaps: caseFile?.gaps ?? [],
  pins: judgement.pins,
  said: verdictOf(judgement, print),
  inRanking: caseFile?.hypotheses.some(one => fingerprint(one) === print) ? 'ranked' : 'no longer ranked',
  zone,
}))

function partsIn(state: HypothesisState, held: CaseState, width: number): readonly Part[] {
  const { last } = lastOf(state, held)
  return last === undefined ? [] : partsOf(last, state.of, settingOf(held.caseFile, held.judgement, held.zone, state.of), width)
}

function isEvidence({ section, fixed }: Part): boolean {
  return !fixed && section.startsWith('Evidence')
}

function beginsSection(part: Part, before: Part | undefined): boolean {
  return !part.fixed && (before === undefined || before.fixed === true)
}

function jumped(state: HypothesisState, parts: readonly Part[], { rows }: Size, by: 1 | -1, wanted: (part: Part, before: Part | undefined) => boolean): Step<HypothesisState> {
  for (let at = (chosenIn(parts, state.place) ?? 0) + by; at >= 0 && at < parts.length; at += by) {
    const part = parts[at]
    if (part !== undefined && wanted(part, parts[at - 1])) return { state: { ...state, place: placeAt(parts, at, Math.floor(rows / 3), rows) }, commands: [] }
  }
  return { state, commands: [] }
}

function beside(state: HypothesisState, held: CaseState, by: 1 | -1): Step<HypothesisState> {
  const other = held.caseFile?.hypotheses[rankOf(state.of, held) + by]
  return other === undefined || rankOf(state.of, held) + by < 0 ? { state, commands: [] } : { state: of(fingerprint(other), held), commands: [] }
}
