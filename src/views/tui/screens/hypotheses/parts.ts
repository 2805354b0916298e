import type { CaseFile, RuledOut } from '../../../../model/case-file.ts'
import type { Evidence } from '../../../../model/evidence.ts'
import type { Hypothesis } from '../../../../model/hypothesis.ts'
import { confidence, level } from '../../../../model/hypothesis.ts'
import type { Judgement } from '../../../../model/judgement.ts'
import { fingerprint } from '../../../../model/judgement.ts'
import { bar, percent } from '../../../text/bar.ts'
import { byWeight } from '../../../text/reason.ts'
import { insufficient } from '../../../text/verdict.ts'
import { proseRows, rowOf, span } from '../../drawing/prose.ts'
import { verdictOf } from '../../judging.ts'
import type { Item } from '../../list.ts'
import { once } from '../../once.ts'
import type { Row, Span } from '../../row.ts'
import type { Choice } from '../../screen.ts'

/** A part of the list, and what is chosen with it. */
export interface Part extends Item {
  readonly choice?: Choice
  readonly opens?: 'hypothesis' | 'source'
}

// More than anybody reads of one kind; the rest is counted.
const most = 200
const wide = 80

/** The ranking and what stands below it, as parts of a list. */
export const partsOf = once((caseFile: CaseFile, judgement: Judgement, width: number): readonly Part[] => unique([
  ...(caseFile.hypotheses.length === 0 ? undecided(caseFile, width) : caseFile.hypotheses.map((one, index) => ranked(one, index + 1, judgement, width))),
  ...section('Ruled out', caseFile.ruledOut, width, one => ruledOut(one, judgement, width)),
  ...section('Pinned', judgement.pins, width, pin => ({
    key: `pin ${pin.origin.source}:${pin.origin.offset} ${pin.of ?? ''}`,
    rows: [placed(width, `${pin.origin.source}:${pin.origin.line}`, pin.text), ...(pin.note === '' ? [] : proseRows(width, pin.note, { lead: [span('    ')], tone: 'faint', most: 2 }))],
    choice: { text: pin.text, origin: pin.origin },
    opens: 'source',
  })),
  ...section('What the logs cannot tell', caseFile.gaps, width, ({ kind, text }) => ({ key: `gap ${kind} ${text}`, rows: proseRows(width, text, { lead: [span('  • ')] }), choice: { text } })),
  ...section('Errors without an explanation', caseFile.unexplained, width, ({ source, line, text, times }) => ({
    key: `unexplained ${source}:${line}`,
    rows: [placed(width, `${source}:${line}`, text, times > 1 ? ` (${times} times)` : '')],
    choice: { text, line: { source, line } },
    opens: 'source',
  })),
  ...section('What was read', caseFile.sources, width, ({ id, format, lines, problems }) => ({
    key: `source ${id}`,
    rows: [rowOf(width, span(`  ${id}`), span(`  ${format}, ${lines.toLocaleString('en')} lines${problems > 0 ? `, ${problems.toLocaleString('en')} not readable` : ''}`, 'faint'))],
    choice: { text: id, line: { source: id, line: 1 } },
    opens: 'source',
  })),
]))

/** How sure a hypothesis is, in a word, a bar and per cent. */
export function standing({ score }: Pick<Hypothesis, 'score'>, width: number): Span {
  const value = confidence(score)
  const word = level(value)
  return { text: `${word}  ${bar(value, width < wide ? 10 : 20)}  ${percent(value)}`, tone: word }
}

/** What is chosen with a hypothesis: it, and the moment of what it explains. */
export function choiceOf(hypothesis: Hypothesis): Choice {
  const shown = hypothesis.evidence.find(({ role }) => role === 'symptom') ?? hypothesis.evidence[0]
  const { culprit } = hypothesis
  return { text: `${hypothesis.title} (${level(confidence(hypothesis.score))}, ${percent(confidence(hypothesis.score))})`, of: fingerprint(hypothesis), ...lineOf(shown), ...(culprit?.kind === 'unit' && { unit: culprit.name }) }
}

/** The line of a log that a piece of evidence is. */
export function lineOf({ source, line, offset, time }: Evidence): Pick<Choice, 'origin' | 'time'> {
  return { origin: { source, line, offset }, ...(time !== undefined && { time }) }
}

function ranked(hypothesis: Hypothesis, rank: number, judgement: Judgement, width: number): Part {
  const of = fingerprint(hypothesis)
  const said = verdictOf(judgement, of)
  const [best] = byWeight(hypothesis.score)
  const { culprit, title } = hypothesis
  return {
    key: `hypothesis ${of}`,
    rows: [
      ...proseRows(width, title, { lead: [span(`${String(rank).padStart(2)} `, 'faint')], tone: 'strong', most: 2 }),
      rowOf(width, span('   '), standing(hypothesis, width), ...(said === undefined ? [] : [span(`  you: ${said.opinion}`, 'accent')]), ...(culprit === undefined ? [] : [span('  '), span(`${culprit.kind} ${culprit.name}`.trim(), 'culprit')])),
      ...(best === undefined ? [] : [rowOf(width, span(`   why: ${best.because}`, 'faint'))]),
    ],
    choice: choiceOf(hypothesis),
    opens: 'hypothesis',
  }
}

function undecided(caseFile: CaseFile, width: number): Part[] {
  const { says, helps } = insufficient(caseFile)
  return [
    { key: 'undecided', rows: proseRows(width, says, { tone: 'strong' }), choice: { text: says } },
    ...section('What would help', helps, width, text => ({ key: `help ${text}`, rows: proseRows(width, text, { lead: [span('  • ')] }), choice: { text } })),
  ]
}

// The person's own word on it is known by the rule alone: a case file keeps no more of what is out.
function ruledOut({ ruleId, title, because }: RuledOut, { verdicts }: Judgement, width: number): Part {
  const said = verdicts.find(({ of }) => of === ruleId || of.startsWith(`${ruleId} `))
  return {
    key: `out ${ruleId} ${title}`,
    rows: [...proseRows(width, title, { lead: [span('  • ')], most: 2 }), ...proseRows(width, because, { lead: [span('    ')], tone: 'faint', most: 3 })],
    choice: { text: `${title}: ${because}`, ...(said !== undefined && { of: said.of }) },
  }
}

function placed(width: number, where: string, text: string, after = ''): Row {
  return rowOf(width, span(`  ${where}`, 'accent'), span(`  ${text.trim()}`), span(after, 'faint'))
}

function section<T>(heading: string, all: readonly T[], width: number, part: (one: T) => Part): Part[] {
  if (all.length === 0) return []
  const more = all.length - most
  return [
    { key: `section ${heading}`, fixed: true, rows: [{ spans: [] }, rowOf(width, span(heading, 'heading'))] },
    ...all.slice(0, most).map(part),
    ...(more > 0 ? [{ key: `more ${heading}`, fixed: true as const, rows: [rowOf(width, span(`  and ${more.toLocaleString('en')} more`, 'faint'))] }] : []),
  ]
}

// What is told of twice must be chosen apart.
function unique(parts: readonly Part[]): readonly Part[] {
  const seen = new Map<string, number>()
  return parts.map((part) => {
    const times = seen.get(part.key) ?? 0
    seen.set(part.key, times + 1)
    return times === 0 ? part : { ...part, key: `${part.key} #${times}` }
  })
}
