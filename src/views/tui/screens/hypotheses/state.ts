import type { ListState } from '../list-screen.ts'

/** The ranking, and all that belongs to the case beside it. */
export interface HypothesesState extends ListState {
  readonly screen: 'hypotheses'
}
