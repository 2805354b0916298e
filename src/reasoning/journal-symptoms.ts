import { minute } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'
import type { Reason } from '../model/hypothesis.ts'
import type { Signal } from '../model/signal.ts'
import type { Witness } from '../model/witness.ts'
import { distance, otherHost } from './distance.ts'
import type { Draft, Exhibit } from './draft.ts'
import { claimOf } from './draft.ts'
import { followsFrom } from './follows-from.ts'
import { withLastWords, withWordsBefore } from './last-words.ts'
import { meaning } from './meaning.ts'
import type { Recollection } from './recollection.ts'
import type { Group } from './kept-groups.ts'
import { items } from './kept-groups.ts'
import { mostTellingFirst, withQuotedWords } from './quoted-words.ts'
import { isFailedScript, withScriptWords } from './script-words.ts'
import { cameFirst, forForm, hadConsequence, onlyThatItFailed, priors, saysWhy } from './weights.ts'

// Each is compared with each: of a log that is full of errors, the surest will do.
const mostKept = 400
const strengths: readonly string[] = ['strong', 'medium', 'weak']

// Each question may cost a further scan.
const mostQuestions = 6

/** What a journal's symptoms say by themselves: each cause with the failures that followed from it. */
export async function journalSymptoms(recollection: Recollection, witness: Witness): Promise<Draft[]> {
  const groups = recollection.signals().filter(({ first: [signal] }) => signal.entry.from === 'journal')
  const consequences = groups.filter(({ first: [signal] }) => signal.signature.role === 'consequence').flatMap(items).slice(0, mostKept)
  const causes = groups.filter(({ first: [signal] }) => signal.signature.role === 'cause').toSorted((a, b) => strengths.indexOf(a.first[0].signature.strength) - strengths.indexOf(b.first[0].signature.strength)).slice(0, mostKept)
  const drafts = causes.map(group => inItsPlace(draftOf(group, consequences), group, causes))
  const explained = new Set(drafts.filter((_, index) => !isDownstreamGroup(causes[index])).flatMap(draft => draft.exhibits.filter(({ role }) => role === 'context').map(({ entry }) => claimOf(entry))))
  const others = groups.filter(({ first: [signal] }) => signal.signature.role === 'consequence' && !explained.has(claimOf(signal.entry)))
  const reasonsWhy = causes.filter(group => !isDownstream(group.first[0])).map(group => ({ group, title: draftOf(group, []).says.title }))
  const speechless = await Promise.all(others.slice(0, mostQuestions).map(group => withLastWords(draftOf(group, []), group.first[0], witness)))
  const told = await Promise.all(drafts.map((draft, index) => withItsWords(afterOthers(draft, causes[index], reasonsWhy), index < mostQuestions ? causes[index] : undefined, witness)))
  return [...told, ...speechless, ...others.slice(mostQuestions).map(group => draftOf(group, []))]
}

// What is logged first of several errors of a moment is rather their cause than their consequence.
function inItsPlace(draft: Draft, { first: [own] }: Group<Signal>, causes: readonly Group<Signal>[]): Draft {
  const others = causes.map(({ first: [other] }) => other.entry).filter(entry => claimOf(entry) !== claimOf(own.entry))
  const isFirst = others.some(entry => comesJustBefore(own.entry, entry)) && !others.some(entry => comesJustBefore(entry, own.entry))
  return isFirst ? { ...draft, reasons: [...draft.reasons, cameFirst] } : draft
}

function comesJustBefore(a: Entry, b: Entry): boolean {
  const { order, micros = 0 } = distance(a, b)
  return order === 'before' && micros <= minute && !otherHost(a, b)
}

// These tell that a unit is in trouble; another line tells why, if one does.
function isDownstream({ signature: { symptom } }: Signal): boolean {
  return symptom === 'failed unit' || symptom === 'crash loop' || symptom === 'stopped unit' || symptom === 'unmet dependency'
}

// The manager tells how a unit failed; its own words may tell why.
async function withItsWords(draft: Draft, group: Group<Signal> | undefined, witness: Witness): Promise<Draft> {
  const signal = group?.first[0]
  if (signal !== undefined && isFailedScript(signal)) return await withScriptWords(draft, signal, witness)
  const isHowItFailed = signal !== undefined && (isDownstream(signal) || signal.signature.symptom === 'time-out') && signal.captures['unit'] !== undefined && (signal.entry.identifier === 'systemd' || signal.entry.pid === 1)
  return isHowItFailed ? await withWordsBefore(draft, signal, witness) : draft
}

function isDownstreamGroup(group: Group<Signal> | undefined): boolean {
  return group !== undefined && isDownstream(group.first[0])
}

function afterOthers(draft: Draft, group: Group<Signal> | undefined, reasonsWhy: readonly { readonly group: Group<Signal>; readonly title: string }[]): Draft {
  if (group === undefined || !isDownstream(group.first[0])) return draft
  const why = reasonsWhy.find(({ group: other }) => items(group).some(late => items(other).some(early => followsFrom(late.entry, early.entry))))
  return why ? { ...draft, reasons: [...draft.reasons, { points: saysWhy, because: `“${why.title}” says why` }] } : draft
}

function draftOf(group: Group<Signal>, consequences: readonly Signal[]): Draft {
  const kept = mostTellingFirst(items(group))
  const [first] = kept
  const { signature } = first
  const reasons: [Reason, ...Reason[]] = [signature.role === 'cause' ? forForm(first, signature.explains ? priors.explained : priors.bare) : onlyThatItFailed]
  const exhibits: [Exhibit, ...Exhibit[]] = [exhibitOf(first, group.count), ...kept.slice(1, 3).map(signal => exhibitOf(signal, 1))]
  const followed = consequences.find(consequence => kept.some(signal => followsFrom(consequence.entry, signal.entry)))
  if (followed) {
    reasons.push({ points: hadConsequence, because: `${unitOf(followed.entry) ?? followed.resource?.name ?? 'something'} failed right after it` })
    exhibits.push({ role: 'context', entry: followed.entry, because: 'what failed in consequence' })
  }
  return {
    tells: 'symptom', ruleId: signature.id, references: signature.references, reasons, exhibits,
    says: withQuotedWords(meaning(first), first),
    claims: kept.map(signal => claimOf(signal.entry)),
  }
}

function exhibitOf({ signature, entry }: Signal, count: number): Exhibit {
  return { role: 'symptom', entry, because: count > 1 ? `${signature.symptom}, one of ${count}` : signature.symptom }
}
