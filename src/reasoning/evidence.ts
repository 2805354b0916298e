import type { Entry } from '../model/entry.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Hypothesis } from '../model/hypothesis.ts'
import type { Region } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'
import type { Draft, Exhibit } from './draft.ts'

/** A region is what a person would paste: not more. */
const longestRegion = 30
const mostSymptoms = 3
const mostOthers = 5

/** A draft with its exhibits as evidence: regions read from the sources, neighbours merged, bounded, symptoms first. */
export async function withEvidence(draft: Draft, witness: Witness): Promise<Hypothesis> {
  const [first, ...rest] = draft.exhibits
  const evidence = [await evidenceOf(first, witness)]
  for (const exhibit of rest) {
    const sameRole = evidence.filter(one => one.role === exhibit.role)
    if (sameRole.some(one => contains(one, exhibit.entry))) continue
    const next = await evidenceOf(exhibit, witness)
    const previous = sameRole.at(-1)
    const merged = previous && merge(previous, next)
    if (merged) evidence[evidence.indexOf(previous)] = merged
    else if (sameRole.length < (exhibit.role === 'symptom' ? mostSymptoms : mostOthers)) evidence.push(next)
  }
  const [head = await evidenceOf(first, witness), ...tail] = evidence
  return { ruleId: draft.ruleId, ...draft.says, score: draft.reasons, evidence: [head, ...tail], references: draft.references }
}

async function evidenceOf({ role, entry, because, region }: Exhibit, witness: Witness): Promise<Evidence> {
  const { source, line, offset } = entry.origin
  const [from, to] = region ? await extentOf(entry, region, witness) : [line, line]
  return { role, source, line: from, offset, clock: entry.clock, text: clean(entry.text), because, ...(to > from && { endLine: to }), ...(entry.time !== undefined && { time: entry.time }) }
}

/** First and last line of the message that a matched line belongs to. */
async function extentOf(entry: Entry, region: Region, witness: Witness): Promise<[number, number]> {
  const around = await witness.around(entry.origin, region.above, region.below)
  const { line } = entry.origin
  let from = region.from === undefined ? line - region.above : line
  let to = line
  if (region.from !== undefined && !region.from.test(entry.message)) {
    const head = around.filter(other => other.origin.line < line).findLast(other => region.from?.test(other.message))
    if (head) from = head.origin.line
  }
  for (const other of around.filter(one => one.origin.line > line)) {
    if (region.until?.test(other.message)) break
    if (other.message.trim() !== '') to = other.origin.line
  }
  from = Math.max(1, from)
  // Too long: the matched line and what follows say more than how it began.
  if (to - from >= longestRegion) from = Math.max(from, Math.min(line, to - longestRegion + 1))
  return [from, Math.min(to, from + longestRegion - 1)]
}

function contains(evidence: Evidence, { origin }: Entry): boolean {
  return evidence.source === origin.source && evidence.line <= origin.line && origin.line <= (evidence.endLine ?? evidence.line)
}

function merge(a: Evidence, b: Evidence): Evidence | undefined {
  const end = Math.max(a.endLine ?? a.line, b.endLine ?? b.line)
  const touches = a.source === b.source && b.line >= a.line && b.line <= (a.endLine ?? a.line) + 2
  return touches && end - a.line < longestRegion ? { ...a, endLine: end } : undefined
}

// Control bytes and escape sequences of a log must never reach a terminal or a page.
function clean(text: string): string {
  return text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '').replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
}
