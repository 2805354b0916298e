import type { Hypothesis } from './hypothesis.ts'
import type { Origin } from './origin.ts'

/**
 * What a person says of a hypothesis:
 * - `confirmed`: it is the cause; rivals for the same symptoms are ruled out
 * - `refuted`: it is wrong; the symptoms that it claimed are free for others
 * - `not this`: true or not, it is not what is looked into; it and its symptoms are set aside
 */
export const opinions = ['confirmed', 'refuted', 'not this'] as const
export type Opinion = (typeof opinions)[number]

/** Log-odds points that a hypothesis gets for being confirmed. */
export const confirmedByPerson = 4

export interface Verdict {
  /** The fingerprint of the hypothesis. */
  readonly of: string
  readonly opinion: Opinion
  /** In the person's words; may be empty. */
  readonly because: string
  /** What helped, in the person's words. */
  readonly remedy?: string
}

/** A line that a person holds for evidence. */
export interface Pin {
  readonly origin: Origin
  readonly text: string
  readonly note: string
  /** The fingerprint of the hypothesis that it speaks for; for all when not given. */
  readonly of?: string
}

/** A cause that a person thinks of, with the lines that make them think so. */
export interface Suspicion {
  readonly title: string
  readonly because: string
  readonly pins: readonly [Pin, ...Pin[]]
}

/** Everything that a person said of a case so far. */
export interface Judgement {
  readonly verdicts: readonly Verdict[]
  readonly pins: readonly Pin[]
  readonly suspicions: readonly Suspicion[]
}

export const noJudgement: Judgement = { verdicts: [], pins: [], suspicions: [] }

/** What stays the same of a hypothesis when its logs are read again, or when it happens elsewhere: the rule, and the culprit without its numbers. */
export function fingerprint({ ruleId, culprit }: Pick<Hypothesis, 'ruleId' | 'culprit'>): string {
  return culprit === undefined ? ruleId : `${ruleId} ${culprit.kind} ${shapeOf(culprit.name)}`
}

// Ids, counters and random parts differ from run to run.
function shapeOf(name: string): string {
  return name.replace(/[0-9a-f]{8,}|\d+/gi, '#')
}
