import type { EntryPage, Instant } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import { kept } from '../model/entry.ts'
import type { OpenSource } from '../reading/index.ts'
import { lets } from './filter.ts'
import type { Merging } from './merging.ts'
import { merging } from './merging.ts'
import type { PageSpan } from './page.ts'
import { longestShown } from './page.ts'
import type { Sifted } from './sifted.ts'
import { Sieve } from './sifted.ts'

/** Entries may be logged a little out of their order: so many more are looked at on either side. */
const jitter = 32

/** A stretch of all sources, merged by time. */
export async function pageAround(sources: readonly OpenSource[], instant: Instant, span: PageSpan, sieve: Sieve): Promise<EntryPage> {
  const order = merging(sources)
  const sides: { readonly upper: Sifted; readonly lower: Sifted }[] = []
  for (const source of sources) sides.push(await bothSides(source, instant, span, { sieve, order }))
  const from = Math.max(-Infinity, ...sides.map(({ upper }) => upper.reached ?? -Infinity))
  const to = Math.min(Infinity, ...sides.map(({ lower }) => lower.reached ?? Infinity))
  // Beyond what was looked at in one source, the others alone would tell a wrong story.
  const known = sides.flatMap(({ upper, lower }) => [...upper.entries, ...lower.entries]).filter(({ time = 0 }) => time >= from && time <= to)
  const merged = known.toSorted(order.compare)
  const middle = (index => (index < 0 ? merged.length : index))(merged.findIndex(entry => order.lies(entry, instant) >= 0))
  const top = Math.max(0, middle - span.above)
  const bottom = middle + span.below + 1
  return {
    entries: merged.slice(top, bottom).map(entry => kept(entry, longestShown)),
    at: middle - top,
    isTop: top === 0 && sides.every(({ upper }) => upper.isAll),
    isBottom: bottom >= merged.length && sides.every(({ lower }) => lower.isAll),
  }
}

async function bothSides(source: OpenSource, instant: Instant, { above, below, filter }: PageSpan, { sieve, order }: { readonly sieve: Sieve; readonly order: Merging }): Promise<{ upper: Sifted; lower: Sifted }> {
  const { id } = source
  const lens = source.lens()
  const isPlaced = (entry: Entry): boolean => order.isPlaced(entry)
  const passes = lets(filter)
  const later = { source: id, lens, direction: 'down', from: await lens.before(instant.time), filter: undefined, count: 1 } as const
  const own = instant.origin?.source === id ? instant.origin : undefined
  // Which is the first is asked anew each time, so nothing of it is remembered.
  const first = own ?? (await new Sieve().sift({ ...later, lets: entry => isPlaced(entry) && order.lies(entry, instant) >= 0 })).entries[0]?.origin
  const from = await lens.startOf(first === undefined ? 'last' : { offset: first.offset })
  const sought = { source: id, lens, from, filter, lets: (entry: Entry) => isPlaced(entry) && passes(entry) }
  return {
    upper: await sieve.sift({ ...sought, direction: 'up', count: above + jitter }),
    lower: await sieve.sift({ ...sought, direction: 'down', count: below + 1 + jitter }),
  }
}
