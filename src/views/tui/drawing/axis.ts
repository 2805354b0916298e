import { day, minute, type Micros } from '../../../model/clock.ts'
import { momentIn } from '../../text/moment.ts'
import type { Span, Tone } from '../row.ts'

interface AxisLook {
  readonly width: number
  readonly zone: string
  /** A time to point at. */
  readonly at?: Micros
}

interface Label {
  readonly start: number
  readonly text: string
  readonly tone: Tone
}

/** In which column of an axis a time stands; undefined where it lies beyond. */
export function columnOf(time: Micros, span: { readonly from: Micros; readonly to: Micros }, width: number): number | undefined {
  if (time < span.from || time > span.to || width < 1) return undefined
  return Math.min(width - 1, Math.floor(((time - span.from) / Math.max(1, span.to - span.from)) * width))
}

/** A line of times below an axis: the one that is pointed at, its begin and its end, as far as there is room. */
export function axisLabels(span: { readonly from: Micros; readonly to: Micros }, { width, zone, at }: AxisLook): Span[] {
  const [first, last] = [label(span.from, zone, span), label(span.to, zone, span)]
  const placed = [
    ...(at === undefined ? [] : pointer(at, columnOf(at, span, width), { width, zone })),
    { start: 0, text: first, tone: 'faint' as const },
    { start: width - last.length, text: last, tone: 'faint' as const },
  ].reduce<Label[]>((labels, next) => (fits(next, labels, width) ? [...labels, next] : labels), [])
  let end = 0
  return placed.sort((a, b) => a.start - b.start).flatMap(({ start, text, tone }): Span[] => {
    const gap = start - end
    end = start + text.length
    return [...(gap > 0 ? [{ text: ' '.repeat(gap), tone: 'faint' as const }] : []), { text, tone }]
  })
}

// The sign stands below its column, the words after it, or before it where the edge is near.
function pointer(at: Micros, column: number | undefined, { width, zone }: AxisLook): Label[] {
  if (column === undefined) return []
  const words = momentIn(zone, at)?.clock ?? ''
  if (column + 1 + words.length <= width) return [{ start: column, text: `▲${words}`, tone: 'accent' }]
  if (column - words.length >= 0) return [{ start: column - words.length, text: `${words}▲`, tone: 'accent' }]
  return [{ start: column, text: '▲', tone: 'accent' }]
}

function fits({ start, text }: Label, labels: readonly Label[], width: number): boolean {
  return text !== '' && start >= 0 && start + text.length <= width && labels.every(other => start > other.start + other.text.length || other.start > start + text.length)
}

// As precise as the span makes sense of.
function label(time: Micros, zone: string, { from, to }: { readonly from: Micros; readonly to: Micros }): string {
  const moment = momentIn(zone, time)
  if (moment === undefined) return ''
  const length = to - from
  if (length <= minute) return moment.clock
  const clock = moment.clock.slice(0, length > day / 2 ? 5 : 8)
  return length > day / 2 ? `${moment.day.slice(5)} ${clock}` : clock
}
