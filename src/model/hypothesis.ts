import type { Evidence } from './evidence.ts'
import type { Precedent } from './kept-case.ts'
import type { Resource } from './resource.ts'
import type { Confirmation } from './rule.ts'

/** One term of a score: log-odds points and the words for them. */
export interface Reason {
  readonly points: number
  readonly because: string
}

export const levels = ['near certain', 'likely', 'possible', 'weak'] as const
export type Level = (typeof levels)[number]

/** A root cause that the logs suggest, with everything that speaks for and against it. */
export interface Hypothesis {
  /** The rule that it comes from; for a bare correlation, the effect's id. */
  readonly ruleId: string
  readonly title: string
  readonly culprit?: Resource
  readonly cause: string
  readonly score: readonly [Reason, ...Reason[]]
  readonly evidence: readonly [Evidence, ...Evidence[]]
  readonly remedy: readonly string[]
  readonly confirm: readonly Confirmation[]
  readonly references: readonly string[]
  /** Where such a one was decided about before. */
  readonly precedent?: Precedent
}

/** The probability that the reasons' log-odds stand for. */
export function confidence(score: readonly Reason[]): number {
  const odds = score.reduce((sum, reason) => sum + reason.points, 0)
  return 1 / (1 + Math.exp(-odds))
}

/** The word for a confidence. */
export function level(value: number): Level {
  return value >= 0.9 ? 'near certain' : value >= 0.7 ? 'likely' : value >= 0.4 ? 'possible' : 'weak'
}
