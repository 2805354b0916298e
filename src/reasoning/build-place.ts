import type { Reason } from '../model/hypothesis.ts'
import type { Signal } from '../model/signal.ts'
import { afterTheEnd, afterTheStep, atTheEnd, clearingUp, forPlace, noFailure, onlyReports, recovered } from './weights.ts'

/** The signs of failure and success in one build log, in order, and how long it is. */
export interface BuildCourse {
  readonly signals: readonly Signal[]
  readonly consequences: readonly Signal[]
  readonly lines: number
}

// A short paste seldom holds the end of its log.
const longPaste = 150
// What a log ends with is its last word.
const lastWords = 8
// What names no code repeats only that the build failed.
const exitCode = /\b(?:exit|code|status)\D{1,12}[1-9]\d*\b/
// A count, a code or a name.
const saysMore = /[1-9]\d*(?![\d\]])|[:"'`‘“]\S/

// So near below a line, what a runner counts is what the line speaks of.
const sameBreath = 6

/** The first sign of failure at or after a signal. */
export function signAfter({ entry }: Signal, { consequences }: BuildCourse): Signal | undefined {
  return consequences.find(consequence => consequence.entry.origin.line >= entry.origin.line)
}

/** The first such sign that says more than that something failed: what, how often, or with which code. */
export function tellingSignAfter({ entry }: Signal, { consequences }: BuildCourse): Signal | undefined {
  return consequences.find(consequence => consequence.entry.origin.line >= entry.origin.line && saysMore.test(consequence.entry.message))
}

/** The exit code that a build ended with, unless a sign of success undid it. */
export function lastExitCode(course: BuildCourse): Signal | undefined {
  return course.consequences.findLast(consequence => exitCode.test(consequence.entry.message) && !isUndone(consequence, course))
}

/**
 * Whether the step in which a signal stands ended well: a recovery covers what stands between it and the sign before it,
 * and one that the log ends with covers all that no strong sign of failure follows.
 */
export function isRecovered(signal: Signal, { signals }: BuildCourse): boolean {
  const signs = signals.filter(other => other.signature.role !== 'cause' && other.entry.origin.offset >= signal.entry.origin.offset)
  if (signs[0]?.signature.role === 'recovery') return true
  return signs.at(-1)?.signature.role === 'recovery' && !signs.some(({ signature }) => signature.role === 'consequence' && signature.strength === 'strong')
}

/** Whether a sign of failure was followed by one of success: then the build went on and well. */
export function isUndone(consequence: Signal, { signals }: BuildCourse): boolean {
  return signals.findLast(other => other.signature.role !== 'cause')?.signature.role === 'recovery' && consequence.signature.strength !== 'strong'
}

/** What the place of like signals says of them. */
export function reasonsForPlace(alike: readonly [Signal, ...Signal[]], course: BuildCourse): Reason[] {
  const [first] = alike
  const reasons = [placeReason(alike, course)].filter(reason => reason !== undefined)
  if (failedSteps(course).some(({ entry }) => entry.origin.line < first.entry.origin.line)) reasons.push(isClearingUp(first, course) ? clearingUp : afterTheStep)
  if (isOnlyReport(first, course)) reasons.push(onlyReports)
  return reasons
}

function placeReason(alike: readonly [Signal, ...Signal[]], course: BuildCourse): Reason | undefined {
  const [first] = alike
  const line = first.entry.origin.line
  if (isRecovered(first, course)) return recovered
  // Runners print a failed test where it runs and list it again at the end: the nearest counts.
  const counted = isEnumerated(first) ? alike : [first]
  const distances = counted.flatMap(signal => { const sign = signAfter(signal, course); return sign ? [sign.entry.origin.line - signal.entry.origin.line] : [] })
  if (distances.length > 0) return forPlace(Math.min(...distances))
  if (course.lines - (alike.at(-1) ?? first).entry.origin.line <= lastWords) return atTheEnd
  if (course.consequences.length > 0) return afterTheEnd
  return line > longPaste ? noFailure : undefined
}

/** Like signals in the order in which they count: in words that are not sure, one beside the failure says more than an early one. */
export function bestPlacedFirst(alike: readonly [Signal, ...Signal[]], course: BuildCourse): readonly [Signal, ...Signal[]] {
  const [first, ...others] = alike
  if (first.signature.strength === 'strong' || isEnumerated(first)) return alike
  const gap = (signal: Signal): number => { const sign = signAfter(signal, course); return sign ? sign.entry.origin.line - signal.entry.origin.line : Infinity }
  const best = others.reduce((a, b) => (gap(b) < gap(a) ? b : a), first)
  return best === first ? alike : [best, ...alike.filter(signal => signal !== best && signal.entry.origin.line > best.entry.origin.line)]
}

/** Whether a runner enumerates such failures, and counts them after the last. */
export function isEnumerated({ signature: { symptom } }: Signal): boolean {
  return symptom === 'test failure' || symptom === 'lint failure'
}

function failedSteps({ consequences }: BuildCourse): readonly Signal[] {
  return consequences.filter(({ signature }) => signature.strength === 'strong')
}

// After the last step that failed, what runs in the next ones runs whatever happened.
function isClearingUp({ entry }: Signal, course: BuildCourse): boolean {
  const last = failedSteps(course).at(-1)?.entry.origin.line ?? Infinity
  return course.signals.some(({ signature, entry: { origin } }) => signature.role === 'recovery' && origin.line > last && origin.line < entry.origin.line)
}

// A build tool that says that tests failed reports a failure; the failed test is the cause.
function isOnlyReport(signal: Signal, { consequences }: BuildCourse): boolean {
  const { line } = signal.entry.origin
  const reach = Math.min(signal.signature.region?.below ?? 0, sameBreath)
  const below = consequences.filter(({ entry: { origin } }) => origin.line > line && origin.line <= line + reach)
  if (isEnumerated(signal)) return false
  return below.some(isEnumerated) || (isHeading(signal) && below.some(({ signature, entry }) => signature.symptom === 'compile error' || entry.origin.line === line + 1))
}

// What names nothing announces what stands below it.
function isHeading({ captures }: Signal): boolean {
  return Object.keys(captures).length === 0
}
