import type { EntryPage } from '../../../model/desk.ts'
import type { Entry } from '../../../model/entry.ts'
import type { Origin } from '../../../model/origin.ts'

/** The part of a log that a screen holds, and what of it is seen. Never more than was asked for. */
export interface Stretch {
  readonly entries: readonly Entry[]
  /** The index of the chosen entry, and of the one on the first row. */
  readonly cursor: number
  readonly top: number
  /** True where nothing stands above the first, or below the last. */
  readonly isTop: boolean
  readonly isBottom: boolean
  readonly hosts: 'one host' | 'several hosts'
}

/** How much is asked for to either side. */
export const span = { above: 200, below: 200 } as const
/** How often a desk is asked to go on that finds nothing: often enough for any log. */
export const mostTries = 2000
/** Nearer than that to an edge, more is asked for. */
const margin = 100

/** A stretch around the entry that was asked for, which stands in the middle. */
export function centred(page: EntryPage, height: number): Stretch {
  return withWindow(page, page.at, page.at - Math.floor((height - 1) / 2), height)
}

/** A stretch anew: the chosen entry stays on its row, or what stands next where it is gone. */
export function renewed(old: Stretch, page: EntryPage, height: number): Stretch {
  const chosen = chosenOf(old)
  const found = chosen === undefined ? -1 : indexOf(page.entries, chosen.origin)
  const cursor = found < 0 ? page.at : found
  return withWindow(page, cursor, cursor - (old.cursor - old.top), height)
}

/** The entry that the cursor is on. */
export function chosenOf(stretch: Stretch | undefined): Entry | undefined {
  return stretch?.entries[stretch.cursor]
}

/** The entries that are seen. */
export function seen({ entries, top }: Stretch, height: number): readonly Entry[] {
  return entries.slice(top, top + height)
}

/** The cursor so many entries further, the window after it. */
export function moved(stretch: Stretch, by: number, height: number): Stretch {
  return shown({ ...stretch, cursor: stretch.cursor + by }, height)
}

/** Window and cursor so many entries further. */
export function scrolled(stretch: Stretch, by: number, height: number): Stretch {
  return shown({ ...stretch, cursor: stretch.cursor + by, top: stretch.top + by }, height)
}

/** The cursor on an entry that the stretch holds, in the middle of the window unless it is seen already; undefined where it holds it not. */
export function onto(stretch: Stretch, origin: Origin, height: number): Stretch | undefined {
  const cursor = indexOf(stretch.entries, origin)
  if (cursor < 0) return undefined
  const isSeen = cursor >= stretch.top && cursor < stretch.top + height
  return shown({ ...stretch, cursor, top: isSeen ? stretch.top : cursor - Math.floor((height - 1) / 2) }, height)
}

/** Whether more should be asked for, since the window comes near an edge behind which there is more. */
export function isShort({ entries, cursor, top, isTop, isBottom }: Stretch, height: number): boolean {
  return (!isTop && Math.min(top, cursor) < margin) || (!isBottom && entries.length - Math.max(cursor + 1, top + height) < margin)
}

/** Whether the window is not full although there may be more: a filter can hide so much that the next entry is far. */
export function isScant({ entries, top, isTop, isBottom }: Stretch, height: number): boolean {
  return (!isTop && top === 0) || (!isBottom && top + height >= entries.length)
}

/** Whether two stretches reach as far: asking again for the same would bring nothing. */
export function reachesAsFar(a: Stretch, b: Stretch): boolean {
  const same = (x: Entry | undefined, y: Entry | undefined): boolean => x?.origin.source === y?.origin.source && x?.origin.offset === y?.origin.offset
  return a.entries.length === b.entries.length && same(a.entries[0], b.entries[0]) && same(a.entries.at(-1), b.entries.at(-1))
}

function withWindow({ entries, isTop, isBottom }: EntryPage, cursor: number, top: number, height: number): Stretch {
  const hosts = new Set(entries.flatMap(({ host }) => host ?? [])).size > 1 ? 'several hosts' : 'one host'
  return shown({ entries, cursor, top, isTop, isBottom, hosts }, height)
}

// The cursor on an entry, the window full where it can be, the cursor in it.
function shown(stretch: Stretch, height: number): Stretch {
  const last = stretch.entries.length - 1
  const cursor = Math.max(0, Math.min(last, stretch.cursor))
  const lowest = Math.max(0, last + 1 - height)
  const top = Math.max(Math.min(stretch.top, lowest, cursor), cursor - height + 1, 0)
  return { ...stretch, cursor, top }
}

function indexOf(entries: readonly Entry[], { source, offset }: Origin): number {
  return entries.findIndex(({ origin }) => origin.offset === offset && origin.source === source)
}
