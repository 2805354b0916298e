import type { Gap } from '../../../../model/case-file.ts'
import type { Evidence } from '../../../../model/evidence.ts'
import type { Hypothesis, Reason } from '../../../../model/hypothesis.ts'
import { confidence, level } from '../../../../model/hypothesis.ts'
import type { Pin, Verdict } from '../../../../model/judgement.ts'
import { precedentWords } from '../../../precedent-words.ts'
import { percent } from '../../../text/bar.ts'
import { columns, padded } from '../../../text/cut.ts'
import { daysOf, evidenceTime, inOrder, place, quoteOf, roleMarks } from '../../../text/evidence-line.ts'
import { byWeight, points } from '../../../text/reason.ts'
import { proseRows, rowOf, span } from '../../drawing/prose.ts'
import type { Item } from '../../list.ts'
import { once } from '../../once.ts'
import { pinMark } from '../../looking/marks.ts'
import type { Row } from '../../row.ts'
import type { Choice } from '../../screen.ts'
import { lineOf, standing } from '../hypotheses/parts.ts'

/** A part of what is told of a hypothesis, and what is chosen with it. */
export interface Part extends Item {
  readonly choice: Choice
  readonly section: string
}

/** What is shown beside the hypothesis itself. */
export interface Setting {
  readonly gaps: readonly Gap[]
  readonly pins: readonly Pin[]
  readonly said: Verdict | undefined
  readonly inRanking: 'ranked' | 'no longer ranked'
  readonly zone: string
}

const mostQuoted = 6
const leastBeside = 60
const mostReasons = 3

/** Everything about a hypothesis, as parts of a list. */
export const partsOf = once((hypothesis: Hypothesis, of: string, { gaps, pins, said, inRanking, zone }: Setting, width: number): readonly Part[] => {
  const head: Choice = { text: hypothesis.title, of }
  const days = daysOf(zone, hypothesis.evidence)
  const section = (heading: string, parts: readonly (Item & { readonly choice: Choice })[]): readonly Part[] => (parts.length === 0 ? [] : [
    { key: `section ${heading}`, fixed: true, section: heading, choice: head, rows: [{ spans: [] }, rowOf(width, span(heading, 'heading'))] },
    ...parts.map(part => ({ ...part, key: `${heading} ${part.key}`, section: heading, choice: { of, ...part.choice } })),
  ])
  return [
    { key: 'head', section: '', choice: head, rows: headRows(hypothesis, said, inRanking, width) },
    { key: 'cause', section: '', choice: { text: hypothesis.cause, of }, rows: [{ spans: [] }, ...proseRows(width, hypothesis.cause)] },
    ...section('Why', byWeight(hypothesis.score).map((reason, index) => ({ key: `${index}`, choice: { text: reason.because }, rows: proseRows(width, reason.because, { lead: [span(`${points(reason).padStart(6)}  `, reason.points < 0 ? 'counter' : 'accent')] }) }))),
    ...section(days.length === 1 ? `Evidence of ${days[0] ?? ''} (${zone})` : `Evidence (times in ${zone})`, inOrder(hypothesis.evidence).map((one, index) => ({
      key: `${one.source}:${one.offset} ${index}`, choice: { text: one.text, ...lineOf(one) }, rows: evidenceRows(one, { zone, days, places: placeColumns(hypothesis.evidence), pins }, width),
    }))),
    ...section('What to do', hypothesis.remedy.map(step => ({ key: step, choice: { text: step }, rows: proseRows(width, step, { lead: [span('  • ')] }) }))),
    ...section('How to confirm', hypothesis.confirm.map(({ run, expect }) => ({ key: run, choice: { text: run }, rows: [...proseRows(width, run, { lead: [span('  $ ', 'faint')], tone: 'accent' }), ...proseRows(width, expect, { lead: [span('    ')], tone: 'faint' })] }))),
    ...section('What would change this', doubts(hypothesis, gaps).map((text, index) => ({ key: `${index}`, choice: { text }, rows: proseRows(width, text, { lead: [span('  • ')] }) }))),
    ...section('See also', hypothesis.references.map(text => ({ key: text, choice: { text }, rows: proseRows(width, text, { lead: [span('  ')] }) }))),
  ]
})

function headRows(hypothesis: Hypothesis, said: Verdict | undefined, inRanking: Setting['inRanking'], width: number): Row[] {
  const { culprit } = hypothesis
  return [
    ...proseRows(width, hypothesis.title, { tone: 'strong', most: 4 }),
    rowOf(width, standing(hypothesis, width), ...(culprit === undefined ? [] : [span('  culprit: ', 'faint'), span(`${culprit.kind} ${culprit.name}`.trim(), 'culprit')])),
    ...(said === undefined ? [] : proseRows(width, `you: ${said.opinion}${said.because === '' ? '' : `, ${said.because}`}  (= takes it back)`, { tone: 'accent' })),
    ...(hypothesis.precedent === undefined ? [] : proseRows(width, `before: ${precedentWords(hypothesis.precedent)}`, { tone: 'accent' })),
    ...(inRanking === 'ranked' ? [] : proseRows(width, 'It is not in the ranking any more: this is how it stood last.', { tone: 'warning' })),
  ]
}

function placeColumns(evidence: readonly Evidence[]): number {
  return Math.max(...evidence.map(one => columns(place(one))))
}

function evidenceRows(evidence: Evidence, { zone, days, places, pins }: { readonly zone: string; readonly days: readonly string[]; readonly places: number; readonly pins: readonly Pin[] }, width: number): Row[] {
  const pinned = pins.some(({ origin }) => origin.source === evidence.source && origin.offset === evidence.offset)
  const time = evidenceTime(zone, evidence, days.length > 1 ? 'with its day' : 'of one day')
  const where = padded(place(evidence), Math.min(places, Math.floor(width / 3)))
  const head = [span(`${pinned ? pinMark.text : ' '}${roleMarks[evidence.role]} ${padded(evidence.role, 7)}  `, evidence.role), span(where, 'accent'), ...(time === '' ? [] : [span(`  ${time}`, 'faint')])]
  const lines = evidence.text.split('\n').map(line => quoteOf(line, evidence))
  const [quote = '', ...more] = lines
  const used = head.reduce((sum, { text }) => sum + columns(text), 0)
  const quoted = more.length === 0 && (width - used - 2 >= leastBeside || columns(quote.trim()) <= width - used - 2)
    ? [rowOf(width, ...head, span(`  ${quote.trim()}`))]
    : [rowOf(width, ...head), ...(more.length === 0 ? proseRows(width, quote.trim(), { lead: [span('    ')], most: 2 }) : lines.slice(0, mostQuoted).map(line => rowOf(width, span('    '), span(line)))),
      ...(lines.length > mostQuoted ? [rowOf(width, span(`    … and ${lines.length - mostQuoted} lines more`, 'faint'))] : [])]
  return [...quoted, ...(evidence.because === '' ? [] : proseRows(width, evidence.because, { lead: [span('    ')], tone: 'faint', most: 2 }))]
}

// What would weaken it: without its largest reasons, with what the gaps may hide, and if its checks fail.
function doubts({ score, confirm }: Hypothesis, gaps: readonly Gap[]): readonly string[] {
  return [
    ...byWeight(score).filter(reason => reason.points > 0).slice(0, mostReasons).map(reason => `were it not that ${reason.because}: ${without(score, reason)}`),
    ...confirm.map(({ run, expect }) => `if ${run} does not show that ${expect}`),
    ...gaps.map(({ text }) => text),
  ]
}

function without(score: readonly Reason[], reason: Reason): string {
  const value = confidence(score.filter(other => other !== reason))
  return `${level(value)}, ${percent(value)}`
}
