import type { CaseFile } from '../../model/case-file.ts'
import { confidence, level } from '../../model/hypothesis.ts'
import { safeText } from '../safe-text.ts'
import { advice } from './advice.ts'
import { paragraph, section, type Page } from './page.ts'

/** What the report begins with: the best hypothesis in one sentence, or that there is none and what would help. */
export function verdict(page: Page, caseFile: CaseFile): string[] {
  const [best] = caseFile.hypotheses
  if (best === undefined) return undecided(page, caseFile)
  const word = level(confidence(best.score))
  const lead = `${word[0]?.toUpperCase()}${word.slice(1)}: `
  const lines = paragraph(page, safeText(best.title), lead)
  return lines.map(line => page.ink.level(word, line.slice(0, lead.length)) + page.ink.strong(line.slice(lead.length)))
}

function undecided(page: Page, caseFile: CaseFile): string[] {
  const { says, helps } = insufficient(caseFile)
  return [
    ...paragraph(page, says, '').map(page.ink.strong),
    ...section(page, 'What would help', helps.flatMap(step => paragraph(page, step, '• '))),
  ]
}

/** That there is no hypothesis, why, and what would help. */
export function insufficient(caseFile: CaseFile): { readonly says: string; readonly helps: readonly string[] } {
  return { says: `Insufficient evidence: ${missing(caseFile)}`, helps: advice(caseFile, errorsIn(caseFile)) }
}

function missing(caseFile: CaseFile): string {
  const errors = errorsIn(caseFile)
  if (caseFile.sources.every(source => source.entries === 0)) return 'no log entry could be read.'
  if (errors === 0) return 'these logs hold no error that a rule knows.'
  const noun = errors === 1 ? 'an error was found' : `${errors} errors were found`
  return `${noun}, but nothing in these logs that brought ${errors === 1 ? 'it' : 'them'} about.`
}

function errorsIn(caseFile: CaseFile): number {
  return caseFile.unexplained.reduce((sum, one) => sum + Math.max(1, one.times), 0)
}
