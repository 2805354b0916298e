import type { Hypothesis } from './hypothesis.ts'
import type { Problem } from './problem.ts'
import type { Source } from './source.ts'

/** A hypothesis that a better one or counter evidence has beaten. */
export interface RuledOut {
  readonly ruleId: string
  readonly title: string
  readonly because: string
}

/** What the logs cannot tell, and why: so that absence is not taken for proof. */
export interface Gap {
  readonly kind: 'dropped-messages' | 'not-covered' | 'no-journal' | 'no-times' | 'clock-changed' | 'bound-reached' | 'zone-assumed' | 'no-trigger'
  readonly text: string
}

/** An error that no hypothesis accounts for. */
export interface Unexplained {
  readonly source: string
  readonly line: number
  readonly text: string
  /** How often it stands in the logs, other numbers aside. */
  readonly times: number
}

/** All that a view may know of an investigation. */
export interface CaseFile {
  readonly sources: readonly Source[]
  /** Best first. Empty means: insufficient evidence. */
  readonly hypotheses: readonly Hypothesis[]
  readonly ruledOut: readonly RuledOut[]
  readonly gaps: readonly Gap[]
  readonly unexplained: readonly Unexplained[]
  readonly problems: readonly Problem[]
}
