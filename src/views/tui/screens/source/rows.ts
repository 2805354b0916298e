import type { Entry } from '../../../../model/entry.ts'
import { safeText } from '../../../safe-text.ts'
import { cutStart } from '../../../text/cut.ts'
import type { CaseState } from '../../case-state.ts'
import { scrollBar } from '../../drawing/scroll-bar.ts'
import { wantedPattern } from '../../drawing/wanted.ts'
import { clip } from '../../drawing/clip.ts'
import { entryMark } from '../../drawing/entry-mark.ts'
import { entryRow, signSpan, withEdge } from '../../looking/entry-row.ts'
import { filterWords } from '../../looking/filter-words.ts'
import { markOf } from '../../looking/marks.ts'
import { chosenOf, seen, type Stretch } from '../../looking/stretch.ts'
import type { Row, Size, Span } from '../../row.ts'
import { filterHere, linesOf, type SourceState } from './state.ts'

// So that there is room in the header for the line.
const mostNameColumns = 32

/** The lines that are seen, with their numbers and signs, and where in the log they stand. */
export function sourceRows(state: SourceState, held: CaseState, body: Size): Row[] {
  const { stretch } = state
  if (stretch === undefined || stretch.entries.length === 0) return [emptyRow(state, held, body.columns)]
  const entries = seen(stretch, body.rows)
  const wanted = wantedPattern(state.sought)
  const digits = String(Math.max(linesOf(state, held) ?? 0, entries.at(-1)?.origin.line ?? 0)).length
  const look = {
    columns: body.columns - 1, zone: held.zone, skip: state.skip, hosts: stretch.hosts, isTimed: stretch.entries.some(({ time }) => time !== undefined),
    head: (entry: Entry) => headOf(entry, held, digits), ...(wanted && { wanted }),
  }
  const bar = scrollBar(shares(stretch, entries, linesOf(state, held)), body.rows)
  return entries.map((entry, index) => {
    const row = withEdge(entryRow(entry, look), { text: bar[index] ?? '│', tone: 'faint' }, body.columns)
    return stretch.top + index === stretch.cursor ? { ...row, chosen: true } : row
  })
}

/** Which line is chosen, of how many, and what hides others. */
export function sourceTitle(state: SourceState, held: CaseState): string {
  const chosen = chosenOf(state.stretch)
  const lines = linesOf(state, held)
  const place = chosen === undefined ? [] : [`line ${chosen.origin.line.toLocaleString('en')}${lines === undefined ? '' : ` of ${lines.toLocaleString('en')}`}`]
  const words = filterWords(filterHere(held))
  return [cutStart(safeText(state.source), mostNameColumns), ...place, ...(words.length > 0 ? [`only ${words.join(', ')}`] : []), ...(state.awaits === 'search' ? ['searching …'] : [])].join(' · ')
}

function headOf(entry: Entry, held: CaseState, digits: number): Span[] {
  return [
    signSpan(markOf(held, entry.origin)),
    signSpan(entryMark(entry)),
    { text: `${String(entry.origin.line).padStart(digits)} `, tone: 'faint' },
  ]
}

function emptyRow(state: SourceState, held: CaseState, columns: number): Row {
  const words = filterWords(filterHere(held))
  const text = state.stretch === undefined ? ` reading ${safeText(state.source)} …`
    : !state.stretch.isTop || !state.stretch.isBottom ? ` looking for what meets the filter: ${words.join(', ')} …`
      : words.length > 0 ? ` no line meets the filter: ${words.join(', ')}` : ' nothing stands in this log'
  return { spans: clip([{ text, tone: 'faint' }], { skip: 0, width: columns }) }
}

function shares({ isTop, isBottom, top, entries: all }: Stretch, entries: readonly Entry[], lines: number | undefined): { from: number; to: number } {
  const [first, last] = [entries[0]?.origin.line ?? 1, entries.at(-1)?.origin.line ?? 1]
  const whole = Math.max(lines ?? 0, last)
  const from = isTop && top === 0 ? 0 : Math.max(0.001, (first - 1) / whole)
  const to = isBottom && top + entries.length >= all.length ? 1 : Math.min(0.999, last / whole)
  return { from, to }
}
