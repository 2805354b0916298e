import type { Hypothesis } from '../../../../model/hypothesis.ts'
import type { ListState } from '../list-screen.ts'

/** One hypothesis, with all that speaks for and against it. */
export interface HypothesisState extends ListState {
  readonly screen: 'hypothesis'
  /** Its fingerprint. */
  readonly of: string
  /** As it stood in the ranking last; it may have left it since. */
  readonly last?: Hypothesis
}
