import type { EntryFilter, Instant, Landmark } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import { kept } from '../model/entry.ts'
import type { OpenSource } from '../reading/index.ts'
import { pageAround } from './around.ts'
import { lets } from './filter.ts'
import { merging } from './merging.ts'
import type { Notes } from './notes.ts'
import { longestShown } from './page.ts'
import { Sieve } from './sifted.ts'

export interface Wanted {
  readonly from: Instant
  readonly direction: 'down' | 'up'
  readonly filter?: EntryFilter
}

// A filter that asks for words must read each one.
const mostRead = 2000

/** The next landmark of a kind among those that were noted; where there were too many errors to note each, one between them is found too. */
export async function nextLandmark(landmark: Landmark, { from, direction, filter = {} }: Wanted, sources: readonly OpenSource[], notes: Notes): Promise<Entry | undefined> {
  const order = merging(sources)
  const sign = direction === 'down' ? 1 : -1
  const isBeyond = (entry: Entry): boolean => order.isPlaced(entry) && sign * order.lies(entry, from) > 0
  const trail = notes.trails[landmark]
  const { holding, lacking, ...rest } = filter
  const mayPass = lets(rest)
  const noted = trail.entries.filter(entry => isBeyond(entry) && mayPass(entry))
  if (trail.every > 1 && landmark === 'error') noted.push(...(await pageAround(sources, from, { above: 1, below: 1, filter: { ...filter, severity: 3 } }, new Sieve())).entries.filter(isBeyond))
  noted.sort((a, b) => sign * order.compare(a, b))
  const passes = lets({ ...(holding !== undefined && { holding }), ...(lacking !== undefined && { lacking }) })
  for (const entry of noted.slice(0, mostRead)) {
    const whole = await read(entry, sources)
    if (whole !== undefined && passes(whole)) return kept(whole, longestShown)
  }
  return undefined
}

async function read({ origin }: Entry, sources: readonly OpenSource[]): Promise<Entry | undefined> {
  const source = sources.find(({ id }) => id === origin.source)
  if (source === undefined) return undefined
  for await (const { entries } of source.lens().down(origin.offset)) return entries.find(entry => entry.origin.offset === origin.offset)
  return undefined
}
