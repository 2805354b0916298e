import { columns, isUnitwise } from '../../text/cut.ts'
import type { Span } from '../row.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const plain = /^[\x20-\x7e]*$/
const more: Span = { text: '…', tone: 'faint' }

/** Which columns of a line are seen. */
export interface View {
  /** Columns that are scrolled away to the left. */
  readonly skip: number
  readonly width: number
}

/** The columns that spans take. */
export function columnsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + columns(text), 0)
}

/** The spans of a line as far as they stand in the view, with an ellipsis where the line goes on beyond it. A wide character that an edge halves becomes a space. */
export function clip(spans: readonly Span[], { skip, width }: View): Span[] {
  if (width < 1) return []
  const left = skip > 0 ? [more] : []
  const { kept, goesOn } = cutOut(spans, skip + left.length, skip + width)
  if (kept.length === 0 && !goesOn) return []
  if (!goesOn) return [...left, ...kept]
  return width <= left.length ? [more] : [...left, ...cutOut(kept, 0, width - left.length - 1).kept, more]
}

// Lines can be long: nothing beyond the right edge is looked at.
function cutOut(spans: readonly Span[], from: number, to: number): { readonly kept: Span[]; readonly goesOn: boolean } {
  const kept: Span[] = []
  let at = 0
  for (const { text, tone } of spans) {
    if (text === '') continue
    if (at >= to) return { kept, goesOn: true }
    let seen = ''
    if (plain.test(text)) {
      seen = text.slice(Math.max(0, from - at), Math.max(0, to - at))
      at += text.length
    } else {
      for (const cell of cellsOf(text)) {
        const end = at + columns(cell)
        if (at >= from && end <= to) seen += cell
        else if (end > from && at < to) seen += ' '.repeat(Math.min(end, to) - Math.max(at, from))
        at = end
        if (at > to) break
      }
    }
    if (seen !== '') kept.push({ text: seen, tone })
  }
  return { kept, goesOn: at > to }
}

function* cellsOf(text: string): Generator<string> {
  if (isUnitwise(text)) yield* text
  else for (const { segment } of segmenter.segment(text)) yield segment
}
