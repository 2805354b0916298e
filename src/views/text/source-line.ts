import type { Source } from '../../model/source.ts'
import { momentIn } from './moment.ts'
import { paragraph, type Page } from './page.ts'

/** A source in a sentence: its format, its size, the span it covers, and what was assumed about its clock. */
export function sourceLines(page: Page, source: Source): string[] {
  const parts = [
    source.format,
    `${source.lines.toLocaleString('en')} ${source.lines === 1 ? 'line' : 'lines'}`,
    span(page, source),
    ...(source.problems > 0 ? [`${source.problems.toLocaleString('en')} not readable`] : []),
  ]
  const assumed = source.assumed === undefined ? [] : paragraph(page, `clock: ${source.assumed}`, '    ').map(page.ink.faint)
  return [...paragraph(page, `${source.id}: ${parts.join(', ')}`, '  '), ...assumed]
}

function span(page: Page, source: Source): string {
  if (source.from === undefined || source.to === undefined) return 'no times'
  if (source.clock === 'relative') return 'times since an unknown start'
  const [from, to] = [momentIn(page.zone, source.from), momentIn(page.zone, source.to)]
  if (from === undefined || to === undefined) return 'no times'
  return `${from.day} ${seconds(from.clock)} to ${from.day === to.day ? '' : `${to.day} `}${seconds(to.clock)}`
}

function seconds(clock: string): string {
  return clock.slice(0, 8)
}
