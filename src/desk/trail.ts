import type { Micros } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { BoundedHistogram } from './bounded-histogram.ts'

/** So many entries are remembered by themselves. */
const mostKept = 65_536
const mostNames = 20_000

/** Where entries of one kind stand: each of them, or where they are too many, every second, fourth and so on; and how many there were at which time. */
export class Trail {
  readonly histogram = new BoundedHistogram()
  /** One in so many is kept. */
  every = 1
  /** Grows with every entry: what was made of the trail is stale then. */
  count = 0
  #kept: Entry[] = []
  readonly #names = new Map<string, string>()

  add(entry: Entry): void {
    if (entry.time !== undefined) this.histogram.add(entry.time)
    if (this.count++ % this.every !== 0) return
    this.#kept.push(this.#slim(entry))
    if (this.#kept.length < mostKept) return
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0)
    this.every *= 2
  }

  // A piece of a line keeps the whole line in memory; of each name one copy does for all.
  #slim({ origin, from, time, clock, severity, host, unit, subject, bootId }: Entry): Entry {
    const own = (name: string | undefined): string | undefined => (name === undefined ? undefined : this.#own(name))
    // All of one shape, also where something is not known.
    return { origin, from, message: '', text: '', time, clock, severity, host: own(host), unit: own(unit), subject: own(subject), bootId: own(bootId) } as Entry
  }

  #own(name: string): string {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const copy = Buffer.from(name).toString()
    if (this.#names.size < mostNames) this.#names.set(copy, copy)
    return copy
  }

  /** The kept ones, without their texts. */
  get entries(): readonly Entry[] {
    return this.#kept
  }

  /** When each happened, and how many at that time; as exactly as is known. */
  *times(): Generator<readonly [time: Micros, count: number]> {
    if (this.every > 1) yield* this.histogram.counts()
    else for (const { time } of this.#kept) if (time !== undefined) yield [time, 1]
  }
}
