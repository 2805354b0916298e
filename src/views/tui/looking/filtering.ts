import type { Cast } from '../../../model/desk.ts'
import type { CaseState } from '../case-state.ts'
import type { Step, Turn } from '../screen.ts'
import { filterAfter, filterChoices } from './filter-words.ts'
import { step, telling } from './steps.ts'

/** Asks for what is sought. */
export const searchPrompt: Turn = { kind: 'prompt', wish: { purpose: 'search', label: '/' } }

/** Asks which entries are to be shown. */
export function filterPrompt(cast: Cast | undefined, { filter, zone, caseFile, progress }: CaseState): Turn {
  const sources = (caseFile?.sources ?? progress?.sources ?? []).map(({ id }) => id)
  return { kind: 'prompt', wish: { purpose: 'filter', label: 'show only', choices: filterChoices(cast, filter, sources, zone) } }
}

/** The case with the filter that was chosen or typed. */
export function filtered<S extends { readonly cast?: Cast }>(state: S, text: string, { filter }: CaseState): Step<S> {
  const next = filterAfter(filter, text, state.cast)
  if (typeof next === 'string') return telling(state, next, 'error')
  return next === filter ? step(state) : { ...step(state), turns: [{ kind: 'change', what: 'another filter', case: { filter: next } }] }
}
