import type { Micros } from '../../../model/clock.ts'
import type { Pulse } from '../../../model/desk.ts'
import { padded } from '../../text/cut.ts'
import type { Row, Span, Tone } from '../row.ts'
import { axisLabels, columnOf } from './axis.ts'

/** What the bars are made of: braille has twice the columns, blocks stand in every font. */
export type Grain = 'braille' | 'blocks'

/** How a pulse is to be drawn. */
export interface HistogramLook {
  readonly width: number
  readonly zone: string
  readonly grain: Grain
  /** Rows for the errors; the unit starts below take one. */
  readonly height: number
  /** A time to point at. */
  readonly at?: Micros
}

const dotsPerRow: Readonly<Record<Grain, number>> = { braille: 4, blocks: 8 }
const bricks = ' ▁▂▃▄▅▆▇█'
// Dots of a braille character from the bottom up, as bits of its code.
const leftDots = [0x40, 0x04, 0x02, 0x01]
const rightDots = [0x80, 0x20, 0x10, 0x08]
const headColumns = 7

/** Rows that a histogram takes. */
export function histogramRows({ height }: Pick<HistogramLook, 'height'>): number {
  return height + 2
}

/** How many steps of a pulse a histogram of that width can show. */
export function histogramSteps({ width, grain }: Pick<HistogramLook, 'width' | 'grain'>): number {
  return Math.max(1, width - headColumns) * (grain === 'braille' ? 2 : 1)
}

/** The time that a column of the histogram stands for; undefined beside the bars. */
export function timeAt({ from, step, errors }: Pulse, column: number, width: number): Micros | undefined {
  const place = column - headColumns
  const bars = width - headColumns
  return place < 0 || place >= bars ? undefined : Math.round(from + ((place + 0.5) / bars) * step * Math.max(1, errors.length))
}

/** Errors over unit starts in equal steps of time, and below them an axis with the time that is pointed at. */
export function histogram(pulse: Pulse, look: HistogramLook): Row[] {
  const width = look.width - headColumns
  if (width < 1) return []
  const wanted = width * (look.grain === 'braille' ? 2 : 1)
  const span = { from: pulse.from, to: pulse.from + Math.max(1, pulse.errors.length) * pulse.step }
  const bars = (counts: readonly number[], height: number): string[] => draw(spread(counts, wanted), height, look.grain)
  const column = look.at === undefined ? undefined : columnOf(look.at, span, width)
  const errors = bars(pulse.errors, look.height)
  return [
    ...errors.map((bar, index) => rowOf(index === errors.length - 1 ? 'errors' : '', pointed(bar, 'error', column))),
    ...bars(pulse.unitStarts, 1).map(bar => rowOf('starts', pointed(bar, 'accent', column))),
    rowOf('', axisLabels(span, { width, zone: look.zone, ...(look.at !== undefined && { at: look.at }) })),
  ]
}

function rowOf(head: string, spans: readonly Span[]): Row {
  return { spans: [{ text: padded(head, headColumns), tone: 'faint' }, ...spans] }
}

// The column that is pointed at shows its bar, or a line where nothing happened.
function pointed(bar: string, tone: Tone, column: number | undefined): Span[] {
  if (column === undefined) return [{ text: bar, tone }]
  const here = bar[column] ?? ' '
  const isEmpty = here === ' ' || here === '\u2800'
  return [
    { text: bar.slice(0, column), tone },
    { text: isEmpty ? '│' : here, tone: isEmpty ? 'accent' : 'match' },
    { text: bar.slice(column + 1), tone },
  ].filter(({ text }) => text !== '') as Span[]
}

/** So many numbers from more or fewer, none lost: where several fall into one they are added, where one fills several it stands in each. */
function spread(counts: readonly number[], wanted: number): number[] {
  const steps = counts.length
  if (steps === 0) return Array.from({ length: wanted }, () => 0)
  if (steps <= wanted) return Array.from({ length: wanted }, (_, index) => counts[Math.floor((index * steps) / wanted)] ?? 0)
  const sums = Array.from({ length: wanted }, () => 0)
  for (const [index, count] of counts.entries()) {
    const place = Math.floor((index * wanted) / steps)
    sums[place] = (sums[place] ?? 0) + count
  }
  return sums
}

function draw(counts: readonly number[], height: number, grain: Grain): string[] {
  const most = counts.reduce((most, count) => Math.max(most, count), 0)
  const dots = counts.map(count => dotsOf(count, most, height * dotsPerRow[grain]))
  return Array.from({ length: height }, (_, row) => {
    const below = (height - 1 - row) * dotsPerRow[grain]
    const inRow = dots.map(count => Math.min(dotsPerRow[grain], Math.max(0, count - below)))
    return grain === 'blocks' ? inRow.map(count => bricks[count] ?? ' ').join('') : braille(inRow)
  })
}

// By their root, and one dot at least: one error must be seen beside a thousand.
function dotsOf(count: number, most: number, dots: number): number {
  return count <= 0 || most <= 0 ? 0 : Math.max(1, Math.round(Math.sqrt(count / most) * dots))
}

function braille(dots: readonly number[]): string {
  let text = ''
  for (let index = 0; index < dots.length; index += 2) {
    const bits = lit(leftDots, dots[index]) | lit(rightDots, dots[index + 1])
    text += bits === 0 ? ' ' : String.fromCharCode(0x2800 + bits)
  }
  return text
}

function lit(column: readonly number[], count = 0): number {
  return column.slice(0, count).reduce((bits, bit) => bits | bit, 0)
}
