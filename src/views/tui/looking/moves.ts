import { columns, isUnitwise } from '../../text/cut.ts'
import type { ActionName } from '../keys.ts'
import type { Message } from '../message.ts'
import { moved, scrolled, type Stretch } from './stretch.ts'

const wheel = 3

/** A stretch after a key that moves the cursor, or the mouse in rows that begin at `firstRow`; undefined for any other message. */
export function stretchAfter(stretch: Stretch, message: Message, { height, firstRow = 0 }: { readonly height: number; readonly firstRow?: number }): Stretch | undefined {
  if (message.kind === 'action') return keyed(stretch, message.action, height)
  if (message.kind !== 'mouse') return undefined
  if (message.what !== 'click') return scrolled(stretch, message.what === 'wheel down' ? wheel : -wheel, height)
  const row = message.row - firstRow
  return row < 0 || row >= height || stretch.top + row >= stretch.entries.length ? undefined : { ...stretch, cursor: stretch.top + row }
}

/** How far a line is scrolled to the side after a key; undefined for any other message. */
export function skipAfter(skip: number, message: Message, { columns, stretch }: { readonly columns: number; readonly stretch: Stretch | undefined }): number | undefined {
  if (message.kind !== 'action' || (message.action !== 'right' && message.action !== 'left')) return undefined
  const step = Math.max(8, Math.floor(columns / 3))
  const longest = (stretch?.entries ?? []).reduce((most, { message }) => Math.max(most, widthOf(message)), 0)
  return message.action === 'left' ? Math.max(0, skip - step) : Math.min(skip + step, Math.max(skip, Math.floor(longest / step) * step))
}

// Near enough to know where to stop; all of a long text is slow to measure.
function widthOf(message: string): number {
  return isUnitwise(message) ? columns(message) : message.length
}

function keyed(stretch: Stretch, action: ActionName, height: number): Stretch | undefined {
  const half = Math.max(1, Math.floor(height / 2))
  switch (action) {
    case 'down': return moved(stretch, 1, height)
    case 'up': return moved(stretch, -1, height)
    case 'page down': return scrolled(stretch, height, height)
    case 'page up': return scrolled(stretch, -height, height)
    case 'half page down': return scrolled(stretch, half, height)
    case 'half page up': return scrolled(stretch, -half, height)
    case 'top': return stretch.isTop ? moved(stretch, -stretch.entries.length, height) : undefined
    case 'bottom': return stretch.isBottom ? moved(stretch, stretch.entries.length, height) : undefined
    default: return undefined
  }
}
