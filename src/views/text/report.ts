import type { CaseFile } from '../../model/case-file.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import { closing } from './closing.ts'
import { briefLines } from './hypothesis-brief.ts'
import { hypothesisLines, title } from './hypothesis.ts'
import { pageOf, paragraph, section, type Page, type TextOptions } from './page.ts'
import { verdict } from './verdict.ts'

/** The report that a person reads in a terminal: the verdict first, then what proves it. */
export function renderText(caseFile: CaseFile, options: TextOptions): string {
  const page = pageOf(options)
  const [best, ...others] = caseFile.hypotheses
  const lines = [
    ...verdict(page, caseFile),
    ...(best === undefined ? [] : hypothesisLines(page, best)),
    ...section(page, 'Other explanations', others.flatMap((hypothesis, index) => lessLikely(page, hypothesis, index + 2)).slice(1)),
    ...hint(page, others.length),
    ...closing(page, caseFile),
  ]
  return `${lines.join('\n')}\n`
}

function lessLikely(page: Page, hypothesis: Hypothesis, rank: number): string[] {
  const below = page.detail === 'all' ? hypothesisLines(page, hypothesis) : briefLines(page, hypothesis)
  return ['', ...title(page, hypothesis, rank), ...below]
}

function hint(page: Page, others: number): string[] {
  if (page.detail === 'all' || others < 1) return []
  const text = `${others === 1 ? 'This one' : `These ${others}`} in full, with the evidence: --all`
  return ['', ...paragraph(page, text, '   ').map(page.ink.faint)]
}
