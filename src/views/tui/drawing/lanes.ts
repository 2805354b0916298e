import type { Micros } from '../../../model/clock.ts'
import type { Lane, LaneStep } from '../../../model/desk.ts'
import type { EventKind } from '../../../model/rule.ts'
import { safeText } from '../../safe-text.ts'
import { cut, padded } from '../../text/cut.ts'
import type { Row, Span, Tone } from '../row.ts'
import { columnOf } from './axis.ts'
import { signs } from './entry-mark.ts'

/** How a lane is to be drawn. */
export interface LaneLook {
  /** How it is called here, where its unit alone would not tell it from others. */
  readonly name?: string
  readonly tone?: Tone
  readonly width: number
  readonly span: { readonly from: Micros; readonly to: Micros }
  /** A time that a line is drawn at. */
  readonly at?: Micros
  /** The step of the chosen lane that the cursor is on. */
  readonly step?: number
}

/** Columns of a width that the names of lanes take. */
export function nameColumns(width: number): number {
  return Math.min(36, Math.max(12, Math.floor(width * 0.38)))
}

// Where several steps share a column, the one that says most is shown.
const weight: Readonly<Record<EventKind, number>> = {
  'unit failure': 9, 'unit exit': 8, 'log loss': 7, boot: 7, 'clock change': 7, 'unit restart': 6, 'unit start': 5, 'unit stopped': 4, 'unit stop': 3, 'unit started': 2, 'unit reload': 1, other: 0,
}
const after: Readonly<Partial<Record<EventKind, string>>> = { 'unit start': '╌', 'unit restart': '╌', 'unit started': '─', 'unit reload': '─', 'unit stop': '╌' }

interface Cell {
  readonly text: string
  readonly tone: Tone
}

/** The life of a unit on one row: its name, and its steps on the axis with a line while it is up. */
export function laneRow(lane: Lane, look: LaneLook): Row {
  const head = nameColumns(look.width)
  const name = padded(cut(nameOf(lane, look), head - 2), head - 1)
  return { spans: [{ text: `${name} `, tone: look.tone ?? 'plain' }, ...joined(cellsOf(lane.steps, look, look.width - head))].filter(({ text }) => text !== '') }
}

function nameOf({ unit, more }: Lane, { name = unit }: LaneLook): string {
  return safeText(name) + (more > 0 ? ` +${more}` : '')
}

function cellsOf(steps: readonly LaneStep[], { span, at, step }: LaneLook, width: number): Cell[] {
  const cells: Cell[] = Array.from({ length: Math.max(0, width) }, () => ({ text: ' ', tone: 'faint' as const }))
  const best: (LaneStep | undefined)[] = []
  const timed = steps.flatMap(one => (one.time === undefined ? [] : [{ step: one, column: columnOf(one.time, span, width), time: one.time }]))
  for (const [index, { step: one, column, time }] of timed.entries()) {
    const next = timed[index + 1]?.column ?? (timed[index + 1] === undefined ? width : undefined)
    const trail = after[one.kind]
    const from = column === undefined ? (time < span.from ? 0 : width) : column
    if (trail !== undefined) for (let place = from; place < (next ?? width); place++) cells[place] = { text: trail, tone: 'faint' }
    if (column !== undefined && weight[one.kind] >= weight[best[column]?.kind ?? 'other']) best[column] = one
  }
  const line = at === undefined ? undefined : columnOf(at, span, width)
  if (line !== undefined) cells[line] = { text: '│', tone: 'accent' }
  for (const [column, one] of best.entries()) if (one !== undefined) cells[column] = { text: signs[one.kind].sign, tone: signs[one.kind].tone }
  const chosen = step === undefined ? undefined : steps[step]
  const here = chosen?.time === undefined ? undefined : columnOf(chosen.time, span, width)
  if (chosen !== undefined && here !== undefined) cells[here] = { text: signs[chosen.kind].sign, tone: 'match' }
  return cells
}

function joined(cells: readonly Cell[]): Span[] {
  const spans: { text: string; tone: Tone }[] = []
  for (const { text, tone } of cells) {
    const last = spans.at(-1)
    if (last?.tone === tone) last.text += text
    else spans.push({ text, tone })
  }
  return spans
}
