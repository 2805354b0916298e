import type { Reason } from '../model/hypothesis.ts'
import { confidence } from '../model/hypothesis.ts'
import type { Signal } from '../model/signal.ts'
import { symptomKind } from '../model/symptom.ts'
import type { Witness } from '../model/witness.ts'
import type { BuildCourse } from './build-place.ts'
import { bestPlacedFirst, isEnumerated, isRecovered, isUndone, lastExitCode, reasonsForPlace, signAfter, tellingSignAfter } from './build-place.ts'
import type { Draft, Exhibit } from './draft.ts'
import { claimOf } from './draft.ts'
import { meaning } from './meaning.ts'
import { mostTellingFirst, withQuotedWords } from './quoted-words.ts'
import type { Recollection } from './recollection.ts'
import { isFailedScript, withScriptWords } from './script-words.ts'
import { surroundingsOf } from './surroundings.ts'
import { groupBy } from './kept-groups.ts'
import { farLikelier, forForm, isLikely, isPossible, isSure, onlyReports, priors, saidBetter, shortPaste } from './weights.ts'
import { soundsWrong } from './wrong-words.ts'

/**
 * What a build log itself tells of its failure. In such a log the first real error of the tool that failed is the cause,
 * and what follows are consequences: so a line counts by its form and by its place before the first sign of failure.
 */
export async function buildFailures(recollection: Recollection, witness: Witness): Promise<Draft[]> {
  const all = recollection.allSignals().filter(signal => signal.entry.from === 'build')
  const drafts = [...groupBy(all, signal => signal.entry.origin.source)].flatMap(([id, signals]) => {
    const lines = witness.sources().find(source => source.id === id)?.lines ?? Infinity
    return failuresOf(signals.toSorted((a, b) => a.entry.origin.offset - b.entry.origin.offset), lines)
  })
  const scripts = all.filter(isFailedScript)
  return await Promise.all(drafts.map(draft => {
    const script = scripts.find(signal => signal.signature.id === draft.ruleId && claimOf(signal.entry) === draft.claims[0])
    return script === undefined ? draft : withScriptWords(draft, script, witness)
  }))
}

function failuresOf(signals: readonly Signal[], lines: number): Draft[] {
  const consequences = failedSteps(signals)
  const course = { signals, consequences, lines }
  const reported = new Set(consequences.map(({ entry }) => claimOf(entry)))
  // A line that is known to report a failure is its cause only where a signature is sure of it, or where nothing better is known.
  const mayCause = signals.filter(({ signature }) => signature.role === 'cause')
  const reports = mayCause.filter(({ signature, entry }) => signature.strength !== 'strong' && reported.has(claimOf(entry)))
  const drafts = draftsOf(mayCause.filter(signal => !reports.includes(signal)), course)
  if (drafts.some(isKnown)) return outshone(drafts)
  const said = draftsOf(reports.filter(({ signature }) => signature.strength !== 'weak'), course)
  return [...drafts, ...(said.some(isKnown) ? said : lastLines(consequences.filter(signal => !isUndone(signal, course))))]
}

// A runner marks the line of an error that it knows as it marks the end of a step; where the step goes on, the line ended nothing.
function failedSteps(signals: readonly Signal[]): readonly Signal[] {
  const consequences = signals.filter(({ signature }) => signature.role === 'consequence')
  const errors = new Set(signals.filter(({ signature }) => signature.role === 'cause' && signature.strength === 'strong').map(({ entry }) => claimOf(entry)))
  const end = consequences.at(-1)?.entry.origin.line
  return consequences.filter(({ entry }) => entry.origin.line === end || !errors.has(claimOf(entry)))
}

function draftsOf(causes: readonly Signal[], course: BuildCourse): Draft[] {
  const isPaste = course.consequences.length === 0 && course.lines <= shortPaste
  const stretches = groupBy(withoutEchoes(causes), signal => `${signal.signature.id} ${isRecovered(signal, course)}`)
  return [...stretches.values()].map(alike => draftOf(isPaste ? mostTellingFirst(alike) : bestPlacedFirst(alike, course), course))
}

function isKnown({ reasons }: Draft): boolean {
  return confidence(reasons) >= isLikely
}

// Beside a sure cause, words that are vague or far from the failure, and those that only say that it failed, distract.
function outshone(drafts: readonly Draft[]): Draft[] {
  if (!drafts.some(({ reasons }) => confidence(reasons) >= isSure && !reasons.includes(onlyReports))) return [...drafts]
  return drafts.map(draft => {
    if (draft.reasons.includes(onlyReports)) return { ...draft, reasons: [...draft.reasons, saidBetter] }
    return confidence(draft.reasons) < isPossible ? { ...draft, reasons: [...draft.reasons, farLikelier] } : draft
  })
}

// Of several signatures that read the same line, the one that says most.
function withoutEchoes(signals: readonly Signal[]): Signal[] {
  const best = new Map<string, Signal>()
  for (const signal of signals) {
    const known = best.get(claimOf(signal.entry))
    if (known === undefined || formOf(signal).points > formOf(known).points) best.set(claimOf(signal.entry), signal)
  }
  return [...best.values()]
}

function formOf(signal: Signal): Reason {
  return forForm(signal, signal.signature.explains ? priors.buildExplained : priors.buildBare)
}

function draftOf(alike: readonly [Signal, ...Signal[]], course: BuildCourse): Draft {
  const [first, ...others] = alike
  const { signature, entry } = first
  const end = lastExitCode(course)
  const after = tellingSignAfter(isEnumerated(first) ? (alike.at(-1) ?? first) : first, course) ?? (end ? undefined : signAfter(first, course))
  const exhibits: [Exhibit, ...Exhibit[]] = [exhibitOf(first, course), ...others.map(other => exhibitOf(other, course))]
  if (after && after.entry !== entry) exhibits.push({ role: 'context', entry: after.entry, because: 'the sign that the build failed' })
  if (end && end.entry !== entry && end.entry !== after?.entry) exhibits.push({ role: 'context', entry: end.entry, because: 'what the build ended with' })
  return {
    tells: 'symptom', ruleId: signature.id, references: signature.references, reasons: [formOf(first), ...reasonsForPlace(alike, course)], exhibits,
    says: withQuotedWords(meaning(first), first),
    claims: alike.map(signal => claimOf(signal.entry)),
  }
}

function exhibitOf(signal: Signal, { signals }: BuildCourse): Exhibit {
  const { signature, entry } = signal
  return { role: 'symptom', entry, because: signature.symptom, within: surroundingsOf(signal, signals), ...(signature.region && { region: signature.region }) }
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
    exhibits: [{ role: 'symptom', entry: first.entry, because: 'the last lines before the first sign of failure', region: { below: 1, ...first.signature.region, above: 24, since: soundsWrong } }],
    claims: [claimOf(first.entry)],
  }]
}
