import type { EntryPage, PlaceInSource } from '../model/desk.ts'
import type { EntryFilter } from '../model/desk.ts'
import { kept } from '../model/entry.ts'
import type { OpenSource } from '../reading/index.ts'
import { lets } from './filter.ts'
import type { Sieve } from './sifted.ts'

/** So much of a line goes to a screen. */
export const longestShown = 4000

/** How many entries are wanted on either side of a place, and which. */
export interface PageSpan {
  readonly above: number
  readonly below: number
  readonly filter?: EntryFilter
}

/** A stretch of one source around a place. */
export async function pageOf(source: Pick<OpenSource, 'id' | 'lens'>, place: PlaceInSource, { above, below, filter }: PageSpan, sieve: Sieve): Promise<EntryPage> {
  const lens = source.lens()
  const from = await lens.startOf(place)
  const sought = { source: source.id, lens, from, filter, lets: lets(filter) }
  const upper = await sieve.sift({ ...sought, direction: 'up', count: above + 2 })
  const lower = place === 'last' ? { entries: [], isAll: true } : await sieve.sift({ ...sought, direction: 'down', count: below + 2 })
  // What was asked for as the last stands above the end.
  const room = place === 'last' ? above + 1 : above
  const shown = upper.entries.slice(0, room).reverse()
  return {
    entries: [...shown, ...lower.entries.slice(0, below + 1)].map(entry => kept(entry, longestShown)),
    at: place === 'last' ? Math.max(0, shown.length - 1) : shown.length,
    isTop: upper.isAll && upper.entries.length <= room,
    isBottom: lower.isAll && lower.entries.length <= below + 1,
  }
}
