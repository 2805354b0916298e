import type { Micros } from '../model/clock.ts'
import type { PlaceInSource } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import { Interpreter } from './interpreter.ts'
import type { Lens, Sieve, Stretch } from './lens.ts'
import type { LensParts, Scratch } from './lens-parts.ts'
import { bytesOf, endOf, lineNumber, sizeOf } from './lens-parts.ts'
import { decode, linesAbove } from './line-records.ts'
import type { Block } from './scan/blocks.ts'
import { lineFeed, lookBack } from './scan/blocks.ts'
import type { Place } from './scan/place.ts'
import { walkLines } from './scan/line-walk.ts'
import { asEntry } from './unread.ts'
import type { Extent } from './volume.ts'

const smallest = 32 * 1024
const largest = 1024 * 1024
const largestSifted = 4 * 1024 * 1024
const probe = 4096
const nothing = { entries: [], lines: 0 }
// Some lines tell no time; more than these in a row are not asked for the one that stands here.
const timedWithin = 200

/** Looks at a source whose records end at line ends. */
export class LineLens implements Lens {
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
    if ('offset' in place) return place.offset >= end ? end : await this.#lineStart(place.offset)
    const known = this.#parts.index().lineAbove(place.line)
    return await this.#skip(known.offset, place.line - known.line, end)
  }

  async *down(from: number, sieve?: Sieve): AsyncGenerator<Stretch> {
    const end = await sizeOf(this.#parts)
    const scratch: Scratch = { room: Buffer.alloc(0) }
    let number: number | undefined
    let offset = from
    for (let size = smallest; offset < end; size = grown(size, sieve)) {
      const { block, next } = await this.#blockFrom(offset, size, end, scratch)
      const places = sieve?.(block)
      const isWanted = places === undefined || places.length > 0
      // Lines in which nothing is sought are not even counted.
      if (isWanted) number ??= await lineNumber(this.#parts, offset)
      const { entries, lines } = isWanted ? this.#entriesIn(block, number ?? 0, places) : nothing
      number = isWanted && number !== undefined ? number + lines : undefined
      offset = next
      yield { entries, reached: offset }
    }
  }

  async *up(from: number, sieve?: Sieve): AsyncGenerator<Stretch> {
    const scratch: Scratch = { room: Buffer.alloc(0) }
    let number: number | undefined
    let offset = from
    for (let size = smallest; offset > 0; size = grown(size, sieve)) {
      const { block, lineEnds } = await this.#blockAbove(offset, size, scratch)
      const places = sieve?.(block)
      const isWanted = places === undefined || places.length > 0
      if (isWanted) number = (number ?? (await lineNumber(this.#parts, offset))) - lineEnds
      else number = undefined
      offset = block.offset
      yield { entries: isWanted ? this.#entriesIn(block, number ?? 0, places).entries.reverse() : [], reached: offset }
    }
  }

  async before(time: Micros): Promise<number> {
    const { from, to } = this.#parts.index().around(time)
    let [low, high] = [from, Math.min(to, await endOf(this.#parts))]
    while (high - low > smallest) {
      const middle = await this.#lineStart(Math.floor((low + high) / 2))
      const timed = middle > low ? await this.#firstTimed(middle, high) : undefined
      if (timed === undefined || timed.time === undefined) break
      if (timed.time < time) low = timed.origin.offset
      else high = middle
    }
    return low
  }

  async #firstTimed(from: number, before: number): Promise<Entry | undefined> {
    const end = await sizeOf(this.#parts)
    for (let offset = from, seen = 0; offset < before && seen < timedWithin; ) {
      const { block, next } = await this.#blockFrom(offset, probe, end)
      // Which line it is, nobody asks here.
      const { entries } = this.#entriesIn(block, 0, undefined)
      const found = entries.find(({ time }) => time !== undefined)
      if (found !== undefined) return found
      seen += entries.length
      offset = next
    }
    return undefined
  }

  #entriesIn(block: Block, number: number, places: readonly Place[] | undefined): { readonly entries: Entry[]; readonly lines: number } {
    const { id: source, longestLine, formats, assume } = this.#parts
    const interpreter = new Interpreter(formats, assume)
    const { spans, lines } = walkLines(block, number, { longestLine, places })
    const entries = spans.map((span) => {
      const line = decode(source, block, span)
      return asEntry(line, interpreter.read(line, () => linesAbove({ source, longestLine }, block, span)))
    })
    return { entries, lines }
  }

  /** Whole lines from one on: of about this length, or one that is longer. */
  async #blockFrom(offset: number, size: number, end: number, scratch?: Scratch): Promise<{ readonly block: Block; readonly next: number }> {
    const from = Math.max(0, offset - lookBack - 1)
    const start = offset - from
    const bytes = await bytesOf(this.#parts, from, Math.min(end, offset + size), scratch)
    const above = from === 0 ? 0 : Math.min(start, bytes.indexOf(lineFeed) + 1)
    const stop = from + bytes.length === end ? bytes.length : bytes.lastIndexOf(lineFeed) + 1
    if (stop > start) return { block: { bytes, above, start, end: stop, offset, cut: false }, next: from + stop }
    const { longestLine } = this.#parts
    if (bytes.length - start <= longestLine) return await this.#blockFrom(offset, size * 4, end, scratch)
    return { block: { bytes, above, start, end: start + longestLine, offset, cut: true }, next: await this.#skip(offset, 1, end) }
  }

  /** Whole lines above an offset, of about this length, or one that is longer; and how many of them are ended. */
  async #blockAbove(offset: number, size: number, scratch: Scratch): Promise<{ readonly block: Block; readonly lineEnds: number }> {
    const lower = Math.max(0, offset - size)
    const from = Math.max(0, lower - lookBack - 1)
    const bytes = await bytesOf(this.#parts, from, offset, scratch)
    const start = lower === 0 ? 0 : bytes.indexOf(lineFeed, lower - from - 1) + 1
    const above = from === 0 ? 0 : Math.min(start, bytes.indexOf(lineFeed) + 1)
    if (lower === 0 || (start > 0 && start < bytes.length)) return { block: { bytes, above, start, end: bytes.length, offset: from + start, cut: false }, lineEnds: countIn(bytes, start) }
    const { longestLine } = this.#parts
    if (size <= longestLine) return await this.#blockAbove(offset, size * 4, scratch)
    const begin = await this.#lineStart(offset - 1)
    const line = await bytesOf(this.#parts, begin, Math.min(offset, begin + longestLine))
    return { block: { bytes: line, above: 0, start: 0, end: line.length, offset: begin, cut: true }, lineEnds: bytes[bytes.length - 1] === lineFeed ? 1 : 0 }
  }

  /** The beginning of the line that an offset lies in. */
  async #lineStart(offset: number): Promise<number> {
    for (let [to, size] = [offset, smallest]; to > 0; size = Math.min(size * 2, largest)) {
      const from = Math.max(0, to - size)
      const found = (await bytesOf(this.#parts, from, to)).lastIndexOf(lineFeed)
      if (found >= 0) return from + found + 1
      to = from
    }
    return 0
  }

  /** The beginning of the line so many lines below. */
  async #skip(offset: number, lines: number, end: number): Promise<number> {
    let left = lines
    for (let from = offset; from < end && left > 0; from += largest) {
      const bytes = await bytesOf(this.#parts, from, Math.min(end, from + largest))
      for (let found = bytes.indexOf(lineFeed); found >= 0; found = bytes.indexOf(lineFeed, found + 1)) if (--left === 0) return from + found + 1
    }
    return left <= 0 ? offset : end
  }
}

function countIn(bytes: Buffer, from: number): number {
  let count = 0
  for (let found = bytes.indexOf(lineFeed, from); found >= 0; found = bytes.indexOf(lineFeed, found + 1)) count++
  return count
}

function grown(size: number, sieve: Sieve | undefined): number {
  return Math.min(size * 2, sieve === undefined ? largest : largestSifted)
}
