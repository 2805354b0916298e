import type { Entry } from '../model/entry.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Hypothesis } from '../model/hypothesis.ts'
import type { Witness } from '../model/witness.ts'
import type { Draft, Exhibit } from './draft.ts'
import { longestRegion, regionOf } from './region.ts'

const mostSymptoms = 3
const mostOthers = 5
const longestText = 6000

/** An exhibit with the lines that it shows. */
interface Shown {
  readonly exhibit: Exhibit
  readonly lines: readonly Entry[]
}

/** A draft with its exhibits as evidence: regions read from the sources, neighbours merged, bounded. */
export async function withEvidence(draft: Draft, witness: Witness): Promise<Hypothesis> {
  const [first, ...rest] = draft.exhibits
  let shown: [Shown, ...Shown[]] = [await show(first, witness)]
  for (const exhibit of rest) {
    const sameRole = shown.filter(one => one.exhibit.role === exhibit.role)
    if (sameRole.some(({ lines }) => contains(lines, exhibit.entry))) continue
    const next = await show(exhibit, witness)
    const previous = sameRole.at(-1)
    const merged = previous && merge(previous, next)
    if (merged) shown = shown.map(one => (one === previous ? merged : one)) as [Shown, ...Shown[]]
    else if (sameRole.length < (exhibit.role === 'symptom' ? mostSymptoms : mostOthers)) shown.push(next)
  }
  const [head, ...tail] = shown
  return { ruleId: draft.ruleId, ...draft.says, score: draft.reasons, evidence: [evidenceOf(head), ...tail.map(evidenceOf)], references: draft.references }
}

/** One exhibit as evidence. */
export async function exhibited(exhibit: Exhibit, witness: Witness): Promise<Evidence> {
  return evidenceOf(await show(exhibit, witness))
}

async function show(exhibit: Exhibit, witness: Witness): Promise<Shown> {
  for (const { entry, region } of exhibit.within ?? []) {
    const lines = await regionOf(entry, region, witness)
    if (contains(lines, exhibit.entry)) return { exhibit, lines }
  }
  return { exhibit, lines: await regionOf(exhibit.entry, exhibit.region, witness) }
}

function evidenceOf({ exhibit: { role, entry, because }, lines }: Shown): Evidence {
  const { source, offset } = entry.origin
  const line = lines[0]?.origin.line ?? entry.origin.line
  const endLine = lines.at(-1)?.origin.line ?? line
  const text = lines.map(one => clean(one.text)).join('\n').slice(0, longestText)
  return { role, source, line, offset, clock: entry.clock, text, because, ...(endLine > line && { endLine }), ...(entry.time !== undefined && { time: entry.time }), ...(entry.document && { document: entry.document }) }
}

function contains(lines: readonly Entry[], { origin }: Entry): boolean {
  return lines.some(one => one.origin.source === origin.source && one.origin.line === origin.line)
}

// Regions that touch are one, as long as a person would paste it.
function merge(a: Shown, b: Shown): Shown | undefined {
  const [end, begin] = [a.lines.at(-1)?.origin, b.lines[0]?.origin]
  if (end === undefined || begin === undefined || end.source !== begin.source || begin.line < (a.lines[0]?.origin.line ?? 0) || begin.line > end.line + 2) return undefined
  const lines = [...a.lines, ...b.lines.filter(({ origin }) => origin.line > end.line)]
  const span = (lines.at(-1)?.origin.line ?? 0) - (lines[0]?.origin.line ?? 0)
  return span < longestRegion ? { ...a, lines } : undefined
}

// Control bytes and escape sequences of a log must never reach a terminal or a page.
function clean(text: string): string {
  return text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '').replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
}
