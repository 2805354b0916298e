import type { Cast, EntryFilter, PlaceInSource } from '../../../../model/desk.ts'
import type { CaseState } from '../../case-state.ts'
import type { Question } from '../../command.ts'
import { chosenOf, span, type Stretch } from '../../looking/stretch.ts'

/** One log as it stands. */
export interface SourceState {
  readonly screen: 'source'
  readonly source: string
  /** The hypothesis that it was opened from. */
  readonly of?: string
  readonly stretch?: Stretch
  /** Where the next answer puts the cursor; where it is not given the cursor stays on its line. */
  readonly goal?: PlaceInSource | undefined
  /** What is awaited, in words for the title. */
  readonly awaits?: 'page' | 'search' | 'landmark' | undefined
  /** How often it was asked in vain for more. */
  readonly tries: number
  /** Columns that are scrolled away to the left. */
  readonly skip: number
  readonly sought: string
  readonly cast?: Cast
  /** How many lines the source had when its end was asked for. */
  readonly knownLines?: number
}

/** The conditions that lines of this source must meet. */
export function filterHere({ filter }: Pick<CaseState, 'filter'>): EntryFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== 'source'))
}

/** What must be asked to see the goal, else what is around the cursor. */
export function pageQuestion(state: SourceState, held: CaseState): Extract<Question, { about: 'page' }> {
  const chosen = chosenOf(state.stretch)
  const place = state.goal ?? (chosen === undefined ? 'first' : { offset: chosen.origin.offset })
  const filter = filterHere(held)
  return { about: 'page', source: state.source, place, span: { ...span, ...(Object.keys(filter).length > 0 && { filter }) } }
}

/** How many lines of the source are known to be. */
export function linesOf({ source }: Pick<SourceState, 'source'>, { progress, caseFile }: Pick<CaseState, 'progress' | 'caseFile'>): number | undefined {
  const lines = [progress?.sources, caseFile?.sources].map(sources => sources?.find(({ id }) => id === source)?.lines ?? 0)
  return Math.max(...lines) || undefined
}
