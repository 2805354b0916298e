import type { Hypothesis } from '../../model/hypothesis.ts'
import { inOrder, place } from './evidence-line.ts'
import { standing } from './hypothesis.ts'
import { paragraph, type Page } from './page.ts'
import { byWeight } from './reason.ts'

const indent = '   '
const mostPlaces = 6

/** A hypothesis in three lines below its title: how sure, the best reason, where to look. */
export function briefLines(page: Page, hypothesis: Hypothesis): string[] {
  const [best] = byWeight(hypothesis.score)
  const places = inOrder(hypothesis.evidence).map(place)
  const more = places.length > mostPlaces ? `, and ${places.length - mostPlaces} more` : ''
  return [
    indent + standing(page, hypothesis),
    ...(best === undefined ? [] : paragraph(page, `why: ${best.because}`, indent)),
    ...paragraph(page, `see: ${places.slice(0, mostPlaces).join(', ')}${more}`, indent).map(page.ink.faint),
  ]
}
