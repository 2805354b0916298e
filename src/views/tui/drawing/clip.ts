import { columns } from '../../text/cut.ts'
import type { Span } from '../row.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const plain = /^[\x20-\x7e]*$/
const more = '…'

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
  const left = columnsUpTo(spans, skip) < skip || skip === 0 ? 0 : 1
  const total = columnsUpTo(spans, skip + width + 1)
  const right = total > skip + width ? 1 : 0
  if (width <= left + right) return total > skip ? [{ text: more, tone: 'faint' }] : []
  const middle = cutOut(spans, skip + left, skip + width - right)
  return [...ellipses(left), ...middle, ...ellipses(right)]
}

function ellipses(count: number): Span[] {
  return count === 0 ? [] : [{ text: more, tone: 'faint' }]
}

function cutOut(spans: readonly Span[], from: number, to: number): Span[] {
  const kept: Span[] = []
  let at = 0
  for (const { text, tone } of spans) {
    if (at >= to) break
    let seen = ''
    if (plain.test(text)) {
      seen = text.slice(Math.max(0, from - at), Math.max(0, to - at))
      at += text.length
    } else {
      for (const { segment } of segmenter.segment(text)) {
        const end = at + columns(segment)
        if (at >= from && end <= to) seen += segment
        else if (end > from && at < to) seen += ' '.repeat(Math.min(end, to) - Math.max(at, from))
        at = end
        if (at >= to) break
      }
    }
    if (seen !== '') kept.push({ text: seen, tone })
  }
  return kept
}

// How many columns the spans take, counted no further than needed: lines can be long.
function columnsUpTo(spans: readonly Span[], most: number): number {
  let used = 0
  for (const { text } of spans) {
    if (used >= most) break
    if (plain.test(text)) {
      used += text.length
      continue
    }
    for (const { segment } of segmenter.segment(text)) {
      used += columns(segment)
      if (used >= most) break
    }
  }
  return used
}
