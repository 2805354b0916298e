import type { CaseFile, RuledOut, Unexplained } from '../../model/case-file.ts'
import type { Problem } from '../../model/problem.ts'
import { safeText } from '../safe-text.ts'
import { columns, cut, cutStart } from './cut.ts'
import { paragraph, section, type Page } from './page.ts'
import { sourceLines } from './source-line.ts'

const most = 10

/** What stands below the hypotheses: what was set aside, what is unknown, what was read. */
export function closing(page: Page, caseFile: CaseFile): string[] {
  return [
    ...section(page, 'Ruled out', firstOf(caseFile.ruledOut, one => ruledOut(page, one))),
    ...section(page, 'What the logs cannot tell', caseFile.gaps.flatMap(gap => paragraph(page, gap.text, '• '))),
    ...section(page, 'Errors without an explanation', firstOf(caseFile.unexplained, one => unexplained(page, one))),
    ...section(page, 'What could not be read', firstOf(caseFile.problems, one => problem(page, one))),
    ...section(page, `What was read (times in ${page.zone})`, caseFile.sources.flatMap(one => sourceLines(page, one))),
  ]
}

function firstOf<T>(all: readonly T[], lines: (one: T) => string[]): string[] {
  const more = all.length - most
  return [...all.slice(0, most).flatMap(lines), ...(more > 0 ? [`  and ${more} more`] : [])]
}

function ruledOut(page: Page, one: RuledOut): string[] {
  return [...paragraph(page, one.title, '• '), ...paragraph(page, one.because, '  ').map(page.ink.faint)]
}

function unexplained(page: Page, one: Unexplained): string[] {
  const where = cutStart(`${safeText(one.source)}:${one.line}`, Math.floor(page.width / 2))
  const often = one.times > 1 ? ` (${one.times} times)` : ''
  const room = page.width - columns(where) - often.length - 4
  return [`  ${where}  ${cut(safeText(one.text).trim(), room)}${page.ink.faint(often)}`]
}

function problem(page: Page, one: Problem): string[] {
  const where = one.line === undefined ? one.source : `${one.source}:${one.line}`
  return paragraph(page, `${where}: ${one.message} (${one.code})`, '• ')
}
