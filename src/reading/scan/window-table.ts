import type { Needles } from './needles.ts'
import type { Commonness } from './triples.ts'
import { slots, tripleOf } from './triples.ts'
import { WindowFilter } from './window-filter.ts'

/** Set in `far` where a window may end; the jump stands in the bits below. */
export const mayEnd = 0x80
/** The bits of `far` that are the jump. */
export const jump = 0x7f

const behindSlot = 2 ** 32

/** What it costs to stop and ask the filter, in bytes that could have been jumped over meanwhile. */
const costOfStop = 20

/**
 * Of each needle one window is looked for: the one whose triples are rarest. All windows are as wide as the shortest
 * needle and one byte more; of the shortest, that byte is any byte before them, so that a jump is as long as they are.
 */
export class WindowTable {
  readonly needles: Needles
  readonly width: number
  /** At the least so many bytes of each window are its needle's. */
  readonly shortest: number
  /** By the slot of a triple: how many bytes the search may jump on from its end, and whether a window may end there. */
  readonly far: Uint8Array
  /** By slot, where the needles whose windows end in it begin in `order`; the next slot's beginning is their end. */
  readonly first: Uint16Array | Uint32Array
  /** Needles, by the slot in which their windows end. */
  readonly order: Uint32Array
  /** Of what stands where a window may end, nearly all that is none falls through it. */
  readonly filter: WindowFilter
  /** Of each in `order`, its last bytes as a word under `tailMask`. */
  readonly tails: Int32Array
  readonly tailMask: number
  /** Of each in `order`, how far behind its window's beginning it ends. */
  readonly behind: Uint32Array

  constructor(needles: Needles, common: Commonness) {
    const { count, view, begins, lengths } = needles
    this.needles = needles
    this.shortest = lengths.reduce((least, length) => Math.min(least, length), jump - 1)
    this.width = this.shortest + 1
    this.tailMask = this.shortest < 4 ? ~0xff : ~0
    const windows = placed(needles, this.width, common)
    const lasts = windows.map((window) => needles.slots[window + this.width - 1] as number)
    this.far = jumps(needles, windows, lasts, this.width)
    const { first, order } = ordered(lasts)
    this.first = first
    this.order = order
    this.filter = new WindowFilter(this.shortest, view, windows.map((window) => window + this.width - 1))
    this.tails = new Int32Array(count)
    this.behind = new Uint32Array(count)
    for (let n = 0; n < count; n++) {
      const needle = order[n] as number
      const end = (begins[needle] as number) + (lengths[needle] as number)
      this.tails[n] = view.getUint32(end - 4, true) & this.tailMask
      this.behind[n] = end - (windows[needle] as number)
    }
  }
}

/** Where in the bytes of all needles the window of each begins: before the needle's first byte, where it is wider than the needle. */
function placed({ count, begins, lengths, slots }: Needles, width: number, common: Commonness): Int32Array {
  const windows = new Int32Array(count)
  const counts = new Uint32Array(slots.length)
  for (let at = 0; at < counts.length; at++) counts[at] = common[slots[at] as number] as number
  for (let needle = 0; needle < count; needle++) {
    const begin = begins[needle] as number
    const last = begin + (lengths[needle] as number) - width
    windows[needle] = last < begin ? last : rarestWindow(counts, begin, last, width)
  }
  return windows
}

/**
 * Where from `begin` to `last` the window begins. A triple near its end costs more, since the jump it allows is
 * shorter, and its last one most. What a window costs is known from the one before it.
 */
function rarestWindow(counts: Uint32Array, begin: number, last: number, width: number): number {
  let sum = 0
  let weighted = 0
  for (let end = 2; end < width; end++) {
    const count = counts[begin + end] as number
    sum += count
    weighted += count * (end - 1)
  }
  let best = begin
  let least = weighted + (counts[begin + width - 1] as number) * costOfStop
  for (let at = begin + 1; at <= last; at++) {
    const count = counts[at + width - 1] as number
    weighted += count * (width - 2) - sum
    sum += count - (counts[at + 1] as number)
    const cost = weighted + count * costOfStop
    if (cost < least) [best, least] = [at, cost]
  }
  return best
}

function jumps({ view, begins, slots: own }: Needles, windows: Int32Array, lasts: Int32Array, width: number): Uint8Array {
  const far = new Uint8Array(slots).fill(width - 2)
  for (let needle = 0; needle < windows.length; needle++) {
    const window = windows[needle] as number
    const begin = begins[needle] as number
    const isWider = window < begin
    for (let end = isWider ? 3 : 2; end < width - 1; end++) shorten(far, own[window + end] as number, width - 1 - end)
    if (isWider) for (let any = 0; any < 256; any++) shorten(far, tripleOf(any, view.getUint8(begin), view.getUint8(begin + 1)), width - 3)
  }
  for (const last of lasts) far[last] = mayEnd | 1
  return far
}

function shorten(far: Uint8Array, triple: number, to: number): void {
  if ((far[triple] as number) > to) far[triple] = to
}

/** The needles by the slot in which their windows end, and where in that order those of each slot begin. */
function ordered(lasts: Int32Array): Pick<WindowTable, 'first' | 'order'> {
  const count = lasts.length
  // Sorted as numbers, which the platform does itself: the slot, and behind it the needle.
  const keys = new Float64Array(count)
  for (let needle = 0; needle < count; needle++) keys[needle] = (lasts[needle] as number) * behindSlot + needle
  keys.sort()
  const order = new Uint32Array(count)
  // Half as wide it stays in the cache.
  const first = count < slots ? new Uint16Array(slots + 1) : new Uint32Array(slots + 1)
  let filled = 0
  for (let n = 0; n < count; n++) {
    const needle = (keys[n] as number) % behindSlot
    const slot = lasts[needle] as number
    order[n] = needle
    if (slot >= filled) first.fill(n, filled, slot + 1)
    filled = slot + 1
  }
  first.fill(count, filled)
  return { first, order }
}
