import type { Micros } from '../model/clock.ts'
import type { PlaceInSource } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import { Interpreter } from './interpreter.ts'
import type { Lens, Stretch } from './lens.ts'
import type { LensParts } from './lens-parts.ts'
import { bytesOf, endOf, lineNumber, sizeOf } from './lens-parts.ts'
import { ObjectSplitter } from './object-splitter.ts'
import { asEntry } from './unread.ts'
import type { Extent } from './volume.ts'

const chunkSize = 256 * 1024

/** Looks at a source that is made of JSON objects. Where one begins is known at the marks of the index; from there they are told apart. */
export class ObjectLens implements Lens {
  readonly #parts: LensParts

  constructor(parts: LensParts) {
    this.#parts = parts
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

  async *down(from: number): AsyncGenerator<Stretch> {
    const end = await sizeOf(this.#parts)
    if (from >= end) return
    const splitter = new ObjectSplitter(this.#parts.longestLine, { offset: from, line: await lineNumber(this.#parts, from) })
    const interpreter = new Interpreter(this.#parts.formats, this.#parts.assume)
    for (let at = from; at < end; at += chunkSize) {
      const to = Math.min(end, at + chunkSize)
      const objects = [...splitter.push(await bytesOf(this.#parts, at, to)), ...(to === end ? splitter.end() : [])]
      const entries = objects.map(({ text, line, offset }) => {
        const record = { origin: { source: this.#parts.id, line, offset }, text }
        return asEntry(record, interpreter.read(record, () => []))
      })
      yield { entries, reached: to }
    }
  }

  async *up(from: number): AsyncGenerator<Stretch> {
    for (let offset = from; offset > 0; ) {
      const begin = this.#parts.index().lineStart(offset - 1).offset
      const entries: Entry[] = []
      for await (const { entries: some, reached } of this.down(begin)) {
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
