import type { ActionName } from '../keys.ts'
import type { Item, Move, Place } from '../list.ts'
import { atTop, chosenIn, itemInWindow, moved, placeAt } from '../list.ts'
import type { Message } from '../message.ts'
import type { Size } from '../row.ts'
import type { Step } from '../screen.ts'

/** What every screen that is a list remembers. */
export interface ListState {
  readonly place: Place
  /** What was searched for last. */
  readonly wanted: string
}

export const listAtTop: ListState = { place: atTop, wanted: '' }

/** What keys that every list knows, the mouse and a search make of a list; undefined for any other message. */
export function listStep<S extends ListState>(state: S, items: readonly Item[], message: Message, { rows }: Size): Step<S> | undefined {
  const found = (wanted: string, by: 1 | -1): Step<S> => {
    const index = wanted === '' ? undefined : nextHolding(items, state.place, wanted, by)
    if (index === undefined) return { state: { ...state, wanted }, commands: [], turns: [{ kind: 'tell', text: wanted === '' ? 'search with / first' : `nothing here holds “${wanted}”`, tone: 'plain' }] }
    return { state: { ...state, wanted, place: placeAt(items, index, Math.floor(rows / 2), rows) }, commands: [] }
  }
  switch (message.kind) {
    case 'mouse': return { state: { ...state, place: underMouse(items, state.place, message, rows) }, commands: [] }
    case 'typed': return message.purpose === 'search' ? found(message.text, 1) : undefined
    case 'action':
      if (isMove(message.action)) return { state: { ...state, place: moved(items, state.place, message.action, rows) }, commands: [] }
      if (message.action === 'search') return { state, commands: [], turns: [{ kind: 'prompt', wish: { purpose: 'search', label: '/' } }] }
      if (message.action === 'next match') return found(state.wanted, 1)
      if (message.action === 'previous match') return found(state.wanted, -1)
      return undefined
    default: return undefined
  }
}

function underMouse(items: readonly Item[], place: Place, { what, row }: Extract<Message, { kind: 'mouse' }>, height: number): Place {
  if (what !== 'click') return moved(items, place, what === 'wheel down' ? 'down' : 'up', height)
  const clicked = row < 0 ? undefined : itemInWindow(items, place, height, row)
  return clicked === undefined ? place : placeAt(items, clicked, row, height)
}

// The next one in a direction, around the end of the list.
function nextHolding(items: readonly Item[], place: Place, wanted: string, by: 1 | -1): number | undefined {
  const from = chosenIn(items, place) ?? 0
  const text = wanted.toLowerCase()
  for (let step = 1; step <= items.length; step++) {
    const index = (from + by * step + items.length * 2) % items.length
    const item = items[index]
    if (item !== undefined && !item.fixed && textOf(item).toLowerCase().includes(text)) return index
  }
  return undefined
}

function textOf({ rows }: Item): string {
  return rows.map(({ spans }) => spans.map(({ text }) => text).join('').trim()).join(' ')
}

const moves: readonly ActionName[] = ['down', 'up', 'page down', 'page up', 'half page down', 'half page up', 'top', 'bottom'] satisfies readonly Move[]

function isMove(action: ActionName): action is Move {
  return moves.includes(action)
}
