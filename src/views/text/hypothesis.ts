import { confidence, level, type Hypothesis, type Reason } from '../../model/hypothesis.ts'
import type { Confirmation } from '../../model/rule.ts'
import { precedentWords } from '../precedent-words.ts'
import { safeText } from '../safe-text.ts'
import { bar, percent } from './bar.ts'
import { dayOf, evidenceLines } from './evidence-line.ts'
import { paragraph, section, type Page } from './page.ts'
import { byWeight, points } from './reason.ts'

const indent = '   '

/** Everything about a hypothesis below its title: how sure it is, why, what proves it, what to do. */
export function hypothesisLines(page: Page, hypothesis: Hypothesis): string[] {
  const day = dayOf(page, hypothesis.evidence)
  return [
    indent + standing(page, hypothesis),
    ...culprit(page, hypothesis),
    ...(hypothesis.precedent === undefined ? [] : paragraph(page, precedentWords(hypothesis.precedent), `${indent}before:  `)),
    '',
    ...paragraph(page, hypothesis.cause, indent),
    ...section(page, 'Why', reasons(page, hypothesis.score), indent),
    ...section(page, day === undefined ? `Evidence (times in ${page.zone})` : `Evidence of ${day} (${page.zone})`, evidenceLines(page, hypothesis.evidence, indent), indent),
    ...section(page, 'What to do', hypothesis.remedy.flatMap(step => paragraph(page, step, `${indent}• `)), indent),
    ...section(page, 'How to confirm', hypothesis.confirm.flatMap(one => confirmation(page, one)), indent),
    ...section(page, 'See also', hypothesis.references.length === 0 ? [] : paragraph(page, hypothesis.references.join(', '), indent), indent),
  ]
}

/** How sure it is, in a word, a bar and per cent. */
export function standing(page: Page, hypothesis: Hypothesis): string {
  const value = confidence(hypothesis.score)
  const word = level(value)
  return page.ink.level(word, `${word}  ${bar(value)}  ${percent(value)}`)
}

/** The title of one that is not the verdict, wrapped, after its rank. */
export function title(page: Page, hypothesis: Hypothesis, rank: number): string[] {
  return paragraph(page, hypothesis.title, `${rank}. `.padEnd(indent.length)).map(page.ink.strong)
}

function culprit(page: Page, hypothesis: Hypothesis): string[] {
  if (hypothesis.culprit === undefined) return []
  const { kind, name } = hypothesis.culprit
  const lead = `${indent}culprit: `
  const lines = paragraph(page, name === '' ? kind : `${kind} ${name}`, lead)
  return lines.map(line => line.slice(0, lead.length) + page.ink.culprit(line.slice(lead.length)))
}

function reasons(page: Page, score: readonly Reason[]): string[] {
  return byWeight(score).flatMap(reason => paragraph(page, reason.because, `${indent}${points(reason).padStart(5)}  `))
}

function confirmation(page: Page, one: Confirmation): string[] {
  return [`${indent}$ ${safeText(one.run)}`, ...paragraph(page, one.expect, `${indent}  `).map(page.ink.faint)]
}
