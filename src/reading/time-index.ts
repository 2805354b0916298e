import type { Entry } from '../model/entry.ts'
import type { Micros } from '../model/clock.ts'
import { isAbsolute } from '../model/clock.ts'
import type { Origin } from '../model/origin.ts'

/** Marks lie at least this far apart, so that a source that comes line by line does not grow an index of lines. */
const apart = 256 * 1024

interface Mark {
  readonly offset: number
  readonly line: number
  from?: Micros
  to?: Micros
}

/** A span of time that a source covers without a boot in between. */
export interface CoveredSpan {
  readonly bootId?: string
  readonly from: Micros
  readonly to: Micros
}

/** One for each boot, and one more for times that are counted from it. */
interface BootSpan {
  readonly bootId: string | undefined
  readonly absolute: boolean
  from: Micros
  to: Micros
}

/** Bytes of a source. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Where in a source which time stands, known only at the first and last record of each block. */
export class TimeIndex {
  readonly #marks: Mark[] = []
  readonly #spans: BootSpan[] = []
  #latest: BootSpan | undefined
  #ordered = true

  /** Notes a block: where it begins, and its first and last records that tell a time. */
  note({ offset, line }: Pick<Origin, 'offset' | 'line'>, ends: readonly Entry[]): void {
    const previous = this.#marks.at(-1)
    if (previous !== undefined && offset <= previous.offset) return
    const mark = previous === undefined || offset - previous.offset >= apart ? this.#add({ offset, line }) : previous
    for (const entry of ends) {
      if (entry.time === undefined) continue
      const latest = this.#marks.findLast(({ to }) => to !== undefined)?.to
      if (latest !== undefined && entry.time < latest) this.#ordered = false
      mark.from ??= entry.time
      mark.to = entry.time
      this.cover(entry)
    }
  }

  /** Widens the covered span of the entry's boot. */
  cover(entry: Entry): void {
    const { time, bootId, clock } = entry
    if (time === undefined) return
    const absolute = isAbsolute(clock)
    let span = this.#latest
    if (span?.bootId !== bootId || span?.absolute !== absolute) span = this.#spans.find((known) => known.bootId === bootId && known.absolute === absolute)
    if (span === undefined) this.#spans.push((span = { bootId, absolute, from: time, to: time }))
    // Changed in place, and the latest one asked first: this is done for every entry.
    if (time < span.from) span.from = time
    if (time > span.to) span.to = time
    this.#latest = span
  }

  covered(): readonly CoveredSpan[] {
    return this.#spans.map(({ bootId, from, to }) => ({ ...(bootId !== undefined && { bootId }), from, to }))
  }

  /** The bytes in which the span of time lies, one block more on either side; all where times are not in order. */
  range(from = -Infinity, to = Infinity): ByteRange {
    if (!this.#ordered) return { from: 0, to: Infinity }
    const marks = this.#marks
    const before = marks.findLastIndex((mark) => mark.to !== undefined && mark.to < from)
    const after = marks.findIndex((mark) => mark.from !== undefined && mark.from > to)
    return {
      from: marks[before - 1]?.offset ?? 0,
      to: after < 0 ? Infinity : marks[after + 1]?.offset ?? Infinity,
    }
  }

  /** The known beginning of a line nearest above an offset, and that line's number. */
  lineStart(offset: number): { readonly offset: number; readonly line: number } {
    return this.#marks.findLast((mark) => mark.offset <= offset) ?? { offset: 0, line: 1 }
  }

  /** The known beginning of a line nearest above another line, and its number. */
  lineAbove(line: number): { readonly offset: number; readonly line: number } {
    return this.#marks.findLast((mark) => mark.line <= line) ?? { offset: 0, line: 1 }
  }

  /** Between which known beginnings of lines the first entry stands that is as late as a time: the last one known to be earlier, and the one after it. */
  around(time: Micros): { readonly from: number; readonly to: number } {
    const before = this.#marks.findLastIndex(({ from }) => from !== undefined && from < time)
    return { from: this.#marks[before]?.offset ?? 0, to: this.#marks[before + 1]?.offset ?? Infinity }
  }

  /** Up to where lines are known. */
  get end(): number {
    return this.#marks.at(-1)?.offset ?? 0
  }

  #add(mark: Mark): Mark {
    this.#marks.push(mark)
    return mark
  }
}
