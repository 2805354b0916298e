import type { Row } from './row.ts'

/** Something in a list: rows that are chosen together, or a heading that never is. */
export interface Item {
  /** What stays the same of it when the list changes. */
  readonly key: string
  readonly rows: readonly Row[]
  readonly fixed?: true
}

/** What is chosen in a list, and in which row of the window it stands: so nothing jumps when the list changes. */
export interface Place {
  readonly key?: string
  /** Where it stood in the list, for when its key is gone. */
  readonly index: number
  /** The row of the window in which it begins; less than 0 where its beginning is above. */
  readonly row: number
}

export const atTop: Place = { index: 0, row: 0 }

export type Move = 'down' | 'up' | 'page down' | 'page up' | 'half page down' | 'half page up' | 'top' | 'bottom'

/** The rows of a list that are in a window of so many. */
export function windowOf(items: readonly Item[], place: Place, height: number): Row[] {
  const chosen = chosenIn(items, place)
  const first = firstRow(items, place, chosen, height)
  const rows: Row[] = []
  let at = 0
  for (const [index, item] of items.entries()) {
    for (const row of item.rows) {
      if (at >= first && at < first + height) rows.push(index === chosen ? { ...row, chosen: true } : row)
      at++
    }
    if (at >= first + height) break
  }
  return rows
}

/** The index of what is chosen; undefined in a list without choices. */
export function chosenIn(items: readonly Item[], { key, index }: Place): number | undefined {
  const same = key === undefined ? -1 : items.findIndex(item => item.key === key)
  if (same >= 0) return same
  return nearest(items, Math.min(index, items.length - 1), 1)
}

/** The place after a move. */
export function moved(items: readonly Item[], place: Place, move: Move, height: number): Place {
  const chosen = chosenIn(items, place)
  if (chosen === undefined) return place
  const current = items[chosen]
  switch (move) {
    case 'top': {
      // With the headings above it, where there is room for them.
      const first = nearest(items, 0, 1)
      return placeAt(items, first, rowsAbove(items, first ?? 0), height)
    }
    case 'bottom': return placeAt(items, nearest(items, items.length - 1, -1), height, height)
    case 'down': case 'up': {
      const first = firstRow(items, place, chosen, height)
      const top = rowsAbove(items, chosen) - first
      const length = current?.rows.length ?? 0
      // At the beginning headings may leave it no room: it is shown before another is chosen.
      if (top >= height) return placeAt(items, chosen, top, height)
      // What is longer than the window is scrolled through first.
      if (move === 'down' && top + length > height) return { ...place, key: current?.key ?? '', index: chosen, row: top - Math.min(height, top + length - height) }
      if (move === 'up' && top < 0) return { ...place, key: current?.key ?? '', index: chosen, row: Math.min(0, top + height) }
      const next = beyond(items, chosen, move === 'down' ? 1 : -1)
      return next === undefined ? scrolledToEdge(items, place, chosen, move, height) : placeAt(items, next, rowsAbove(items, next) - first, height)
    }
    default: {
      const by = (move.startsWith('half') ? Math.max(1, Math.floor(height / 2)) : Math.max(1, height - 1)) * (move.endsWith('down') ? 1 : -1)
      const first = firstRow(items, place, chosen, height)
      const wanted = rowsAbove(items, chosen) + by
      const next = nearest(items, itemAt(items, wanted), by > 0 ? 1 : -1) ?? chosen
      return placeAt(items, next, rowsAbove(items, next) - Math.max(0, first + by), height)
    }
  }
}

/** The place of an item, as near to its row of the window as lets it be seen whole. */
export function placeAt(items: readonly Item[], index: number | undefined, row: number, height: number): Place {
  const item = index === undefined ? undefined : items[index]
  if (item === undefined || index === undefined) return atTop
  return { key: item.key, index, row: Math.max(0, Math.min(row, height - item.rows.length)) }
}

/** The item of which a row of the window is a part. */
export function itemInWindow(items: readonly Item[], place: Place, height: number, row: number): number | undefined {
  const index = itemAt(items, firstRow(items, place, chosenIn(items, place), height) + row)
  return items[index]?.fixed || row >= height ? undefined : index
}

// The row of the whole list that stands first in the window.
function firstRow(items: readonly Item[], place: Place, chosen: number | undefined, height: number): number {
  const all = rowsAbove(items, items.length)
  // Before anything was chosen the list begins at its beginning, with the headings above its first choice.
  if (place.key === undefined && place.index === 0) return 0
  const above = chosen === undefined ? 0 : rowsAbove(items, chosen)
  return Math.max(0, Math.min(above - place.row, all - height))
}

function rowsAbove(items: readonly Item[], index: number): number {
  let rows = 0
  for (let at = 0; at < index; at++) rows += items[at]?.rows.length ?? 0
  return rows
}

function itemAt(items: readonly Item[], row: number): number {
  let at = 0
  for (const [index, item] of items.entries()) {
    at += item.rows.length
    if (row < at) return index
  }
  return items.length - 1
}

// The first that can be chosen from an index on, else the first the other way.
function nearest(items: readonly Item[], index: number, by: 1 | -1): number | undefined {
  return beyond(items, index - by, by) ?? beyond(items, index + by, by === 1 ? -1 : 1)
}

function beyond(items: readonly Item[], index: number, by: 1 | -1): number | undefined {
  for (let at = index + by; at >= 0 && at < items.length; at += by) if (!items[at]?.fixed) return at
  return undefined
}

// Beyond the last that can be chosen, what stands there is still worth seeing.
function scrolledToEdge(items: readonly Item[], place: Place, chosen: number, move: 'down' | 'up', height: number): Place {
  const first = firstRow(items, place, chosen, height)
  const hidden = move === 'down' ? rowsAbove(items, items.length) - height - first : first
  const length = items[chosen]?.rows.length ?? 0
  const top = rowsAbove(items, chosen) - first
  const room = move === 'down' ? top : height - top - length
  const by = Math.max(0, Math.min(hidden, room))
  return { ...place, key: items[chosen]?.key ?? '', index: chosen, row: top + (move === 'down' ? -by : by) }
}
