import wrapAnsi from 'wrap-ansi'
import { safeText } from '../../safe-text.ts'
import { columns } from '../../text/cut.ts'
import type { Row, Span, Tone } from '../row.ts'
import { clip } from './clip.ts'

/** A piece of a row whose text may come from anywhere: it is made safe. */
export function span(text: string, tone: Tone = 'plain'): Span {
  return { text: safeText(text), tone }
}

/** A row of pieces, cut to a width. */
export function rowOf(width: number, ...spans: readonly Span[]): Row {
  return { spans: clip(spans.filter(({ text }) => text !== ''), { skip: 0, width }) }
}

/** A row with pieces at its left and at its right end; the left ones give way. */
export function spread(width: number, left: readonly Span[], right: readonly Span[]): Row {
  const kept = clip(right, { skip: 0, width })
  const used = widthOf(kept)
  const before = clip(left, { skip: 0, width: Math.max(0, width - used - (used > 0 ? 1 : 0)) })
  return { spans: [...before, { text: ' '.repeat(Math.max(0, width - used - widthOf(before))), tone: 'plain' }, ...kept] }
}

/** A text as rows of at most so many columns, its first row after `lead` and the others below the first. */
export function proseRows(width: number, text: string, { lead = [], tone = 'plain', most = Infinity }: { readonly lead?: readonly Span[]; readonly tone?: Tone; readonly most?: number } = {}): Row[] {
  const indent = widthOf(lead)
  const lines = wrapped(text, Math.max(8, width - indent))
  const kept = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`] : lines
  return kept.map((line, index) => rowOf(width, ...(index === 0 ? lead : [{ text: ' '.repeat(indent), tone: 'plain' as const }]), { text: line, tone }))
}

function wrapped(text: string, width: number): string[] {
  return wrapAnsi(safeText(text), width, { hard: true }).split('\n')
}

/** How many columns pieces take. */
export function widthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + columns(text), 0)
}
