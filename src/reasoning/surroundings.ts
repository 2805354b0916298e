import type { Entry } from '../model/entry.ts'
import type { Region } from '../model/rule.ts'
import type { Signal } from '../model/signal.ts'

/** An entry and the lines around it that belong to its message. */
export interface Surroundings {
  readonly entry: Entry
  readonly region: Region
}

const mostCandidates = 3

/**
 * The messages that a signal may be a line of, likeliest first: a refused port inside the output of a failed test, a missing
 * header inside a compiler's complaint. Whether it is one is only known when the lines are read. Signals come in order.
 */
export function surroundingsOf({ signature, entry }: Signal, signals: readonly Signal[]): readonly Surroundings[] {
  if (signature.region !== undefined) return reportsOf(entry, signals)
  const near = signals.filter(other => other.signature.role === 'cause' && other.signature.strength !== 'weak' && mayReach(other, entry))
  return near.slice(-mostCandidates).reverse().flatMap(({ signature: { region }, entry }) => (region === undefined ? [] : [{ entry, region }]))
}

// A message with lines of its own is still shown as its test shows it, where it is the line that a failed test ended with.
function reportsOf({ origin }: Entry, signals: readonly Signal[]): readonly Surroundings[] {
  const reports = signals.filter(other => other.signature.symptom === 'test failure' && other.signature.role === 'cause' && other.entry.origin.line === origin.line)
  return reports.flatMap(({ signature: { region }, entry }) => (region === undefined ? [] : [{ entry, region }]))
}

function mayReach({ signature: { region }, entry: { origin } }: Signal, entry: Entry): boolean {
  const gap = entry.origin.line - origin.line
  return region !== undefined && gap >= 0 && gap <= region.below
}
