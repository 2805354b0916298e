import type { CaseFile } from '../../model/case-file.ts'
import { closing } from './closing.ts'
import { briefLines } from './hypothesis-brief.ts'
import { hypothesisLines } from './hypothesis.ts'
import { pageOf, paragraph, type Page, type TextOptions } from './page.ts'
import { verdict } from './verdict.ts'

/** The report that a person reads in a terminal: the verdict first, then what proves it. */
export function renderText(caseFile: CaseFile, options: TextOptions): string {
  const page = pageOf(options)
  const lines = [
    ...verdict(page, caseFile),
    ...caseFile.hypotheses.flatMap((hypothesis, index) =>
      index === 0 || page.detail === 'all' ? hypothesisLines(page, hypothesis, index + 1) : briefLines(page, hypothesis, index + 1)),
    ...hint(page, caseFile.hypotheses.length - 1),
    ...closing(page, caseFile),
  ]
  return `${lines.join('\n')}\n`
}

function hint(page: Page, others: number): string[] {
  if (page.detail === 'all' || others < 1) return []
  const text = `${others === 1 ? 'This one' : `These ${others}`} in full, with the evidence: --all`
  return ['', ...paragraph(page, text, '   ').map(page.ink.faint)]
}
