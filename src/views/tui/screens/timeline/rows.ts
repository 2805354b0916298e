import type { Entry } from '../../../../model/entry.ts'
import { safeText } from '../../../safe-text.ts'
import { columns, cut, cutStart, padded } from '../../../text/cut.ts'
import { momentIn } from '../../../text/moment.ts'
import type { CaseState } from '../../case-state.ts'
import { clip } from '../../drawing/clip.ts'
import { entryMark } from '../../drawing/entry-mark.ts'
import { histogram, histogramRows } from '../../drawing/histogram.ts'
import { scrollBar, type Seen } from '../../drawing/scroll-bar.ts'
import { wantedPattern } from '../../drawing/wanted.ts'
import { entryRow, signSpan, withEdge } from '../../looking/entry-row.ts'
import { filterWords } from '../../looking/filter-words.ts'
import { markOf } from '../../looking/marks.ts'
import { seen } from '../../looking/stretch.ts'
import type { Row, Size, Span } from '../../row.ts'
import { barRows, instantOf, listRows, type TimelineState } from './state.ts'

const mostTagColumns = 14

/** The histogram and below it the entries of all logs, the cursor's moment marked in it. */
export function timelineRows(state: TimelineState, held: CaseState, body: Size): Row[] {
  return [...pulseRows(state, held, body), ...entryRows(state, held, { columns: body.columns, rows: listRows(body) })].slice(0, body.rows)
}

/** The day and time of the chosen entry, and what hides others. */
export function timelineTitle(state: TimelineState, held: CaseState): string {
  const at = instantOf(state)
  const moment = at === undefined ? undefined : momentIn(held.zone, at.time)
  const words = filterWords(held.filter)
  return [
    'timeline', ...(moment === undefined ? [] : [`${moment.day} ${moment.clock.slice(0, 8)}`]), safeText(held.zone),
    ...(words.length > 0 ? [`only ${words.join(', ')}`] : []), ...(state.awaits === 'search' ? ['searching …'] : []),
  ].join(' · ')
}

// As many rows before it is known as after it, so that nothing jumps.
function pulseRows(state: TimelineState, held: CaseState, body: Size): Row[] {
  const height = barRows(body)
  const at = instantOf(state)?.time
  if (state.pulse === undefined) return Array.from({ length: histogramRows({ height }) }, () => ({ spans: [] }))
  return histogram(state.pulse, { width: body.columns, zone: held.zone, grain: held.grain ?? 'braille', height, ...(at !== undefined && { at }) })
}

function entryRows(state: TimelineState, held: CaseState, size: Size): Row[] {
  const { stretch } = state
  if (stretch === undefined || stretch.entries.length === 0) return [emptyRow(state, held, size.columns)]
  const entries = seen(stretch, size.rows)
  const wanted = wantedPattern(state.sought)
  const tags = tagsOf(held)
  const look = { columns: size.columns - 1, zone: held.zone, skip: state.skip, hosts: stretch.hosts, isTimed: true, head: (entry: Entry) => headOf(entry, held, tags), ...(wanted && { wanted }) }
  const bar = scrollBar(shares(state, entries), size.rows)
  return entries.map((entry, index) => {
    const row = withEdge(entryRow(entry, look), { text: bar[index] ?? '│', tone: 'faint' }, size.columns)
    return stretch.top + index === stretch.cursor ? { ...row, chosen: true } : row
  })
}

function headOf(entry: Entry, held: CaseState, tags: ReadonlyMap<string, string>): Span[] {
  const tag = tags.get(entry.origin.source)
  return [signSpan(markOf(held, entry.origin)), signSpan(entryMark(entry)), ...(tag === undefined ? [] : [{ text: ` ${tag}`, tone: 'faint' as const }])]
}

// The names of the logs without their folders, each as wide as the widest; none where there is only one.
function tagsOf({ caseFile, progress }: CaseState): ReadonlyMap<string, string> {
  const ids = (caseFile?.sources ?? progress?.sources ?? []).map(({ id }) => id)
  if (ids.length < 2) return new Map()
  const names = ids.map(id => cutStart(safeText(id).replace(/\/+$/, '').replace(/^.*\//, ''), mostTagColumns))
  const width = Math.max(...names.map(columns))
  return new Map(ids.map((id, index) => [id, padded(cut(names[index] ?? '', width), width)]))
}

function emptyRow(state: TimelineState, held: CaseState, width: number): Row {
  const words = filterWords(held.filter)
  const text = state.stretch === undefined ? ' reading …'
    : !state.stretch.isTop || !state.stretch.isBottom ? ` looking for what meets the filter: ${words.join(', ')} …`
      : words.length > 0 ? ` no entry meets the filter: ${words.join(', ')}` : ' no entry of these logs has a time'
  return { spans: clip([{ text, tone: 'faint' }], { skip: 0, width }) }
}

function shares({ whole, stretch }: TimelineState, entries: readonly Entry[]): Seen {
  const [first, last] = [entries[0]?.time, entries.at(-1)?.time]
  if (whole === undefined || first === undefined || last === undefined || stretch === undefined) return { from: 0, to: 1 }
  const length = Math.max(1, whole.to - whole.from)
  return {
    from: stretch.isTop && stretch.top === 0 ? 0 : Math.max(0.001, (first - whole.from) / length),
    to: stretch.isBottom && stretch.top + entries.length >= stretch.entries.length ? 1 : Math.min(0.999, (last - whole.from) / length),
  }
}
