import type { Reason } from '../model/hypothesis.ts'
import type { Source } from '../model/source.ts'
import type { Signal } from '../model/signal.ts'
import { symptomKind } from '../model/symptom.ts'
import type { Draft, Exhibit } from './draft.ts'
import { capturesOf, claimOf, say } from './draft.ts'
import { plainly } from './plainly.ts'
import type { Recollection } from './recollection.ts'
import { groupBy } from './kept-groups.ts'
import { atTheEnd, forPlace, noFailure, priors, recovered } from './weights.ts'

/**
 * What a build log itself tells of its failure. In such a log the first real error of the tool that failed is the cause,
 * and what follows are consequences: so a line counts by its form and by its place before the first sign of failure.
 */
export function buildFailures(recollection: Recollection, sources: readonly Source[]): Draft[] {
  const bySource = groupBy(recollection.allSignals().filter(signal => signal.entry.from === 'build'), signal => signal.entry.origin.source)
  return [...bySource].flatMap(([id, signals]) => {
    const lines = sources.find(source => source.id === id)?.lines ?? Infinity
    return failuresOf(signals.toSorted((a, b) => a.entry.origin.offset - b.entry.origin.offset), lines)
  })
}

// A short paste seldom holds the end of its log.
const longPaste = 150
// What a log ends with is its last word.
const lastWords = 8

/** What a draft must know of where it stands. */
interface Place {
  /** The step that it stands in ended well. */
  readonly isOver: boolean
  /** Of the whole log. */
  readonly lines: number
}

function failuresOf(signals: readonly Signal[], lines: number): Draft[] {
  const consequences = signals.filter(signal => signal.signature.role === 'consequence')
  const stretches = groupBy(withoutEchoes(signals.filter(signal => signal.signature.role === 'cause')), signal => `${signal.signature.id} ${isRecovered(signal, signals)}`)
  const drafts = [...stretches.values()].map(alike => draftOf(alike, consequences, { isOver: isRecovered(alike[0], signals), lines }))
  return drafts.length > 0 ? drafts : lastLines(consequences)
}

// Of several signatures that read the same line, the one that says most.
function withoutEchoes(signals: readonly Signal[]): Signal[] {
  const best = new Map<string, Signal>()
  for (const signal of signals) {
    const known = best.get(claimOf(signal.entry))
    if (known === undefined || weightOf(signal) > weightOf(known)) best.set(claimOf(signal.entry), signal)
  }
  return [...best.values()]
}

function weightOf({ signature }: Signal): number {
  return priors.build[signature.strength] + (signature.explains ? 0.3 : 0)
}

// A recovery covers what stands between it and the sign of failure or recovery before it.
function isRecovered(signal: Signal, signals: readonly Signal[]): boolean {
  const after = signals.find(other => other.signature.role !== 'cause' && other.entry.origin.offset > signal.entry.origin.offset)
  return after?.signature.role === 'recovery'
}

function draftOf(alike: readonly [Signal, ...Signal[]], consequences: readonly Signal[], { isOver, lines }: Place): Draft {
  const [first, ...others] = alike
  const { signature, entry } = first
  const after = consequences.find(consequence => consequence.entry.origin.line >= entry.origin.line)
  const reasons: [Reason, ...Reason[]] = [{ points: weightOf(first), because: `"${signature.symptom}" in words that are ${{ strong: 'hardly ever harmless', medium: 'mostly serious', weak: 'often harmless' }[signature.strength]}` }]
  if (isOver) reasons.push(recovered)
  else if (after) reasons.push(forPlace(after.entry.origin.line - entry.origin.line))
  else if (lines - (alike.at(-1) ?? first).entry.origin.line <= lastWords) reasons.push(atTheEnd)
  else if (consequences.length > 0) reasons.push({ points: -0.8, because: 'it stands after the last sign that the build failed' })
  else if (entry.origin.line > longPaste) reasons.push(noFailure)
  const captures = { ...capturesOf(entry), ...first.captures }
  const exhibits: [Exhibit, ...Exhibit[]] = [exhibitOf(first), ...others.map(exhibitOf)]
  if (after && after.entry !== entry) exhibits.push({ role: 'context', entry: after.entry, because: 'the sign that the build failed' })
  return {
    tells: 'symptom', ruleId: signature.id, references: signature.references, reasons, exhibits,
    says: signature.explains ? say(signature.explains, captures) : plainly(first),
    claims: alike.map(signal => claimOf(signal.entry)),
  }
}

function exhibitOf({ signature, entry }: Signal): Exhibit {
  return { role: 'symptom', entry, because: signature.symptom, ...(signature.region && { region: signature.region }) }
}

// Nothing is known of what went wrong; what was printed last before the first sign of failure is the best clue.
function lastLines(consequences: readonly Signal[]): Draft[] {
  const [first] = consequences
  if (first === undefined) return []
  return [{
    tells: 'symptom', ruleId: first.signature.id, references: [],
    says: {
      title: `${first.captures['command'] ?? 'The build'} failed, and no known error stands before it`,
      cause: `No line is of a form known as a cause. The last lines before "${first.entry.message.trim().slice(0, 120)}" are the best clue.`,
      remedy: ['Run the failed command again with more output, and look at the log files that it names.'], confirm: [],
    },
    reasons: [{ points: priors.lastLines, because: `only a ${symptomKind(first.signature.symptom).about} that failed, and no reason` }],
    exhibits: [{ role: 'symptom', entry: first.entry, because: 'the last lines before the first sign of failure', region: { above: 12, below: 1 } }],
    claims: [claimOf(first.entry)],
  }]
}
