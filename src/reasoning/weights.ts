import type { ClockQuality } from '../model/clock.ts'
import { minute, second } from '../model/clock.ts'
import type { Bond, Distance } from '../model/correlation.ts'
import { sayDuration } from '../model/duration.ts'
import type { Reason } from '../model/hypothesis.ts'
import type { Coverage } from '../model/resource.ts'
import type { Strength, Weight } from '../model/rule.ts'
import type { Signal } from '../model/signal.ts'

// Every number of the ranking stands here: log-odds points, so that 0 is even, 2.2 is 90 % and -2.2 is 10 %.

/** Where a hypothesis begins, by what it comes from. */
export const priors = {
  cause: { strong: 0.9, medium: 0.1, weak: -0.8 } satisfies Record<Strength, number>,
  explained: { strong: 1.3, medium: 0.4, weak: -0.8 } satisfies Record<Strength, number>,
  bare: { strong: 0.2, medium: -0.5, weak: -1.5 } satisfies Record<Strength, number>,
  buildExplained: { strong: 1.1, medium: 0.2, weak: -1.1 } satisfies Record<Strength, number>,
  buildBare: { strong: 0.8, medium: -0.1, weak: -1.4 } satisfies Record<Strength, number>,
  correlation: -0.7,
  lastLines: -1.2,
  unexplained: -1.1,
}

export const circumstance: Readonly<Record<Weight, number>> = { small: 0.3, medium: 0.7, large: 1.2 }

/** What an unknown takes from a hypothesis that needs an absence. */
export const unknownAbsence = -0.6
export const provenAbsence = 0.5

const ofCoverage: Readonly<Record<Coverage, number>> = { same: 1.4, below: 0.9, any: 0 }
// A symptom that names nothing fits everything.
const unnamed = -0.8
const ofBond: Readonly<Partial<Record<Bond, number>>> = { 'same invocation': 1, 'same unit': 0.6 }
const ofClock: Readonly<Record<ClockQuality, number>> = { exact: 0, 'year inferred': -0.1, 'zone assumed': -0.3, nearby: -0.1, relative: -0.1, none: -0.3 }

const serious: Readonly<Record<Strength, string>> = { strong: 'hardly ever harmless', medium: 'mostly serious', weak: 'often harmless' }
// A long literal is seldom met by chance: the longest add this much.
const longLiteral = 0.2

/** What the form of a line says by itself. */
export function forForm({ signature, literal }: Signal, prior: Readonly<Record<Strength, number>>): Reason {
  const points = prior[signature.strength] + longLiteral * Math.min(1, literal.length / 40)
  return { points, because: `"${signature.symptom}" in words that are ${serious[signature.strength]}` }
}

/** How well a doing's scope meets the resource. */
export function forScope(coverage: Coverage, bond: Bond, what: string, isNamed: boolean): Reason {
  if (!isNamed) return { points: unnamed + (ofBond[bond] ?? 0), because: `the log does not name what it is about: ${what}` }
  return { points: ofCoverage[coverage] + (ofBond[bond] ?? 0), because: coverage === 'any' ? `it can act on any ${what}` : coverage === 'same' ? `it acts on just this ${what}` : `this ${what} lies in what it acts on` }
}

/** The nearer before the symptom, the more it says. */
export function forCloseness({ micros }: Distance, who: string): Reason {
  if (micros === undefined) return { points: -0.4, because: `how long before it ${who} is not known` }
  const points = micros <= 5 * second ? 1.5 : micros <= minute ? 1 : micros <= 10 * minute ? 0.3 : -0.4
  return { points, because: `${who} ${sayDuration(micros)} before` }
}

/** What happens all the time without harm is no suspect. */
export function forRarity(times: number, what: string): Reason {
  const points = times <= 1 ? 0.5 : times <= 4 ? 0.2 : times <= 20 ? -0.3 : times <= 100 ? -1 : -2
  return { points, because: times <= 1 ? `${what} once in these logs` : `${what} ${times} times in these logs` }
}

/** Doubt about a clock, where there is any. */
export function forClock(clock: ClockQuality): Reason | undefined {
  const words: Readonly<Partial<Record<ClockQuality, string>>> = {
    'zone assumed': 'the time zone of this log is assumed', 'year inferred': 'the year of this log is inferred', nearby: 'its time is that of the nearest line with one',
    relative: 'its time counts from an unknown start', none: 'this log has no times',
  }
  const because = words[clock]
  return because === undefined ? undefined : { points: ofClock[clock], because }
}

/** In a build log, the nearer before the first sign of failure, the likelier it is its cause. */
export function forPlace(lines: number): Reason {
  const points = Math.max(-0.8, 0.8 - 0.3 * Math.log2(1 + lines / 10))
  return { points, because: lines === 0 ? 'it is the sign of failure itself' : `it stands ${lines} lines before the next sign that the build failed` }
}

/** What a later success says of an error before it. */
export const recovered: Reason = { points: -2.5, because: 'the step that it stands in ended well' }

/** What a log ends with is what stopped it. */
export const atTheEnd: Reason = { points: 0.6, because: 'the log ends with it' }

/** What comes after the last sign of failure did not bring it about. */
export const afterTheEnd: Reason = { points: -0.8, because: 'it stands after the last sign that the build failed' }
/** What comes after a step had failed is clearing up. */
export const afterTheStep: Reason = { points: -0.6, because: 'a step had failed before it' }
/** What is left to do when the last failed step is over. */
export const clearingUp: Reason = { points: -2, because: 'the step that failed was over before it' }
/** A line that speaks of failed tests is not what failed them. */
export const onlyReports: Reason = { points: -0.7, because: 'it reports tests or checks that failed' }

/** A long log in which nothing says that the build failed. */
export const noFailure: Reason = { points: -1, because: 'nothing in the log says that the build failed' }

/** Of several errors of a moment, the first. */
export const cameFirst: Reason = { points: 0.15, because: 'of the errors of this moment it was logged first' }

/** A unit failed, and nothing tells why. */
export const onlyThatItFailed: Reason = { points: -0.6, because: 'it tells that something failed, not why' }

/** What is known of why a unit failed takes from the mere fact that it did. */
export const saysWhy = -1

/** Two logs that say the same at the same moment. */
export const corroborated: Reason = { points: 0.4, because: 'another log says the same at the same moment' }

/** A unit, build or process that failed in consequence. */
export const hadConsequence = 0.8

/** What a better explanation of the same lines takes from the others. */
export const explainedBetter = -1.2
/** The confidence from which a cause goes before the mere naming of its symptom. */
export const isSure = 0.7
/** The confidence from which a build's failure counts as known. */
export const isLikely = 0.5
/** The confidence below which a build's own explanation is no match for a sure one. */
export const isPossible = 0.4
/** What a sure explanation of the same build takes from a vague one. */
export const farLikelier: Reason = { points: -2, because: 'the log holds a far likelier cause of the failed build' }
/** What it takes from one that only reports the failure. */
export const saidBetter: Reason = { points: -4, because: 'it only reports a failure whose cause the log holds' }
/** The confidence below which a hypothesis is not worth a reader's time. */
export const tooWeak = 0.12

/** What the symptom's own form adds to a correlation. */
export const strengthOfSymptom: Readonly<Record<Strength, number>> = { strong: 0.4, medium: 0, weak: -0.5 }

/** A failed unit's own last words of an error. */
export const heardLastWords = 0.5

/** A person who pastes no more lines than this does so because something in them is wrong. */
export const shortPaste = 200

/** An error that no rule knows, where the log itself gives it the highest rank. */
export const markedFatal: Reason = { points: 0.5, because: 'the log marks it as fatal' }

/** The words of an error that no rule knows, where they tell its kind all the same. */
export const namesMechanism: Reason = { points: 0.3, because: 'its words tell what kind of trouble it is' }

/** What a person who knows better adds to a hypothesis; a screen that has no logs to judge anew adds the same. */
export { confirmedByPerson } from '../model/judgement.ts'

/** Where a person's own suspicion begins, with the lines that made them think so. */
export function forSuspicion(lines: number): Reason {
  return { points: 0.2 + 0.2 * Math.min(lines, 4), because: lines === 1 ? 'you suspect it, because of a line' : `you suspect it, because of ${lines} lines` }
}
