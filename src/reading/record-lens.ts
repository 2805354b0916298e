import type { Micros } from '../model/clock.ts'
import type { PlaceInSource } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import { Interpreter } from './interpreter.ts'
import type { Lens, Sieve, Stretch } from './lens.ts'
import type { LensParts } from './lens-parts.ts'
import { endOf, sizeOf } from './lens-parts.ts'
import { asEntry } from './unread.ts'
import type { Extent } from './volume.ts'

/** Some records beside each other, and how far the source was looked at. */
export interface RecordStretch {
  readonly records: Iterable<Line>
  readonly reached: number
}

/** Tells the records apart from an offset, where one begins, down to another; each stretch is used up before the next is asked for. */
export type RecordsFrom = (parts: LensParts, from: number, end: number, sieve?: Sieve) => AsyncGenerator<RecordStretch>

/** Looks at a source whose records span lines. Where one begins is known at the marks of the index; from there they are told apart. */
export class RecordLens implements Lens {
  readonly #parts: LensParts
  readonly #recordsFrom: RecordsFrom

  constructor(parts: LensParts, recordsFrom: RecordsFrom) {
    this.#parts = parts
    this.#recordsFrom = recordsFrom
  }

  async extent(): Promise<Extent> {
    return await this.#parts.volume.extent()
  }

  async startOf(place: PlaceInSource): Promise<number> {
    const end = await endOf(this.#parts)
    if (place === 'first') return 0
    if (place === 'last') return end
    if ('offset' in place && place.offset >= end) return end
    const index = this.#parts.index()
    const isAbove = ({ origin }: Entry): boolean => ('offset' in place ? origin.offset <= place.offset : origin.line <= place.line)
    const { offset } = 'offset' in place ? index.lineStart(place.offset) : index.lineAbove(place.line)
    let last: Entry | undefined
    for await (const { entries } of this.down(offset)) {
      last = entries.findLast(isAbove) ?? last
      if (!entries.every(isAbove)) return last?.origin.offset ?? offset
    }
    return last?.origin.offset ?? end
  }

  async *down(from: number, sieve?: Sieve): AsyncGenerator<Stretch> {
    const end = await sizeOf(this.#parts)
    if (from >= end) return
    const interpreter = new Interpreter(this.#parts.formats, this.#parts.assume)
    for await (const { records, reached } of this.#recordsFrom(this.#parts, from, end, sieve)) {
      yield { entries: Array.from(records, record => asEntry(record, interpreter.read(record, () => []))), reached }
    }
  }

  async *up(from: number, sieve?: Sieve): AsyncGenerator<Stretch> {
    for (let offset = from; offset > 0; ) {
      const begin = this.#parts.index().lineStart(offset - 1).offset
      const entries: Entry[] = []
      for await (const { entries: some, reached } of this.down(begin, sieve)) {
        entries.push(...some.filter(({ origin }) => origin.offset < offset))
        if (reached >= offset) break
      }
      offset = begin
      yield { entries: entries.reverse(), reached: begin }
    }
  }

  before(time: Micros): Promise<number> {
    return Promise.resolve(this.#parts.index().around(time).from)
  }
}

/** The entry that begins at an offset with its neighbours; fewer where the source begins or ends. */
export async function entriesAround(lens: Lens, { offset, above, below }: { readonly offset: number; readonly above: number; readonly below: number }): Promise<Entry[]> {
  const upper = above > 0 ? await first(lens.up(offset), above) : []
  return [...upper.reverse(), ...(await first(lens.down(offset), below + 1))]
}

async function first(stretches: AsyncIterable<Stretch>, count: number): Promise<Entry[]> {
  const found: Entry[] = []
  for await (const { entries } of stretches) {
    found.push(...entries.slice(0, count - found.length))
    if (found.length >= count) break
  }
  return found
}
