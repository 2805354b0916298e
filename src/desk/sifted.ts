import type { Micros } from '../model/clock.ts'
import type { EntryFilter } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import type { Lens } from '../reading/index.ts'
import type { Lets } from './filter.ts'

/** So many bytes are looked through for entries that a filter lets through, before what was found has to do. */
const reach = 8 * 1024 * 1024

export interface Sought {
  readonly source: string
  readonly lens: Lens
  readonly from: number
  readonly direction: 'down' | 'up'
  readonly filter: EntryFilter | undefined
  readonly lets: Lets
  readonly count: number
}

/** Entries that a filter lets through, in the order in which they were met. */
export interface Sifted {
  readonly entries: readonly Entry[]
  /** True where the source ends before there are enough. */
  readonly isAll: boolean
  /** Where the looking had to end before there are enough: the time of what was looked at last. */
  readonly reached?: Micros
}

interface Mark {
  readonly offset: number
  readonly time?: Micros | undefined
}

/** Looks for entries from a place on. Long stretches in which there was nothing are remembered, so that who asks again is led farther. */
export class Sieve {
  /** By filter and direction: after which place nothing was found, and how far. */
  readonly #barren = new Map<string, Map<string, Mark>>()

  async sift({ source, lens, from, direction, filter, lets, count }: Sought): Promise<Sifted> {
    const barren = this.#barrenOf(`${source}\0${direction}\0${JSON.stringify(filter ?? {})}`)
    const found: Entry[] = []
    let looked = 0
    let after = `from ${from}`
    let { offset: at, time } = barren.get(after) ?? { offset: from }
    walk: for (;;) {
      for await (const { entries, reached } of direction === 'down' ? lens.down(at) : lens.up(at)) {
        for (const entry of entries) {
          time = entry.time ?? time
          if (!lets(entry)) continue
          found.push(entry)
          if (found.length >= count) return { entries: found, isAll: false }
          after = `${entry.origin.offset}`
          const skipped = barren.get(after)
          if (skipped === undefined) continue
          at = skipped.offset
          time = skipped.time ?? time
          continue walk
        }
        looked += Math.abs(reached - at)
        at = reached
        if (looked < reach) continue
        barren.set(after, { offset: reached, time })
        return { entries: found, isAll: false, ...(time !== undefined && { reached: time }) }
      }
      return { entries: found, isAll: true }
    }
  }

  #barrenOf(key: string): Map<string, Mark> {
    const known = this.#barren.get(key)
    if (known !== undefined) return known
    // A person has one or two filters in mind at a time.
    if (this.#barren.size >= 50) this.#barren.clear()
    const fresh = new Map<string, Mark>()
    this.#barren.set(key, fresh)
    return fresh
  }
}
