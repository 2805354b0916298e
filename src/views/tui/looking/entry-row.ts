import type { Entry } from '../../../model/entry.ts'
import { columns, cut, padded } from '../../text/cut.ts'
import { clip, columnsOf } from '../drawing/clip.ts'
import { messageSpans, timeSpan, voice } from '../drawing/log-line.ts'
import type { Row, Span } from '../row.ts'

/** How the entries of a screen are to be drawn. */
export interface EntryLook {
  readonly columns: number
  readonly zone: string
  /** Columns of what is said that are scrolled away. */
  readonly skip: number
  readonly hosts: 'one host' | 'several hosts'
  readonly wanted?: RegExp
  /** What stands before the time, such as marks and the number of the line. */
  readonly head: (entry: Entry) => readonly Span[]
  readonly isTimed: boolean
}

// With less room than that for what is said, the time is left out.
const leastMessage = 24

/** One entry on one row: its head and time stay, what is said scrolls. */
export function entryRow(entry: Entry, look: EntryLook): Row {
  const head = [...look.head(entry)]
  const headColumns = columnsOf(head)
  const time = look.isTimed ? [timeSpan(entry, look.zone), gap] : []
  const fixed = look.columns - headColumns - columnsOf(time) >= leastMessage ? [...head, ...time] : head
  const said = [...voice(entry, look.hosts), ...messageSpans(entry, look.wanted)]
  return { spans: [...clip(fixed, { skip: 0, width: look.columns }), ...clip(said, { skip: look.skip, width: look.columns - columnsOf(fixed) })] }
}

/** A row filled up to a width, with a last piece at its right edge. */
export function withEdge(row: Row, edge: Span, width: number): Row {
  const room = width - columns(edge.text) - columnsOf(row.spans)
  return { ...row, spans: [...row.spans, ...(room > 0 ? [{ text: ' '.repeat(room), tone: 'plain' as const }] : []), edge] }
}

/** A sign in its column. */
export function signSpan(sign: Span | undefined): Span {
  return sign === undefined ? { text: ' ', tone: 'plain' } : { text: padded(cut(sign.text, 1), 1), tone: sign.tone }
}

const gap: Span = { text: ' ', tone: 'plain' }
