import type { Commonness } from './triples.ts'
import { countUp, slots, tripleAt, tripleOf, wordAt } from './triples.ts'

/** A literal as it is searched for. */
export interface Needle {
  readonly literal: number
  readonly bytes: Uint8Array
}

/** A needle and where in it its window begins; -1 where the window is wider than the needle by the byte before it. */
interface PlacedNeedle extends Needle {
  readonly window: number
}

/** Set in `far` where a window may end; the jump stands in the bits below. */
export const mayEnd = 0x80
/** The bits of `far` that are the jump. */
export const jump = 0x7f

/** What it costs to stop and compare, in bytes that could have been jumped over meanwhile. */
const costOfStop = 30

/**
 * Of each needle one window is looked for: the one whose triples are rarest. All windows are as wide as the shortest
 * needle and one byte more; of the shortest, that byte is any byte before them, so that a jump is as long as they are.
 */
export class WindowTable {
  readonly width: number
  /** At the least so many bytes of each window are its needle's. */
  readonly shortest: number
  /** By the slot of a triple: how many bytes the search may jump on from its end, and whether a window may end there. */
  readonly far: Uint8Array
  /** By slot, where the needles whose windows end in it begin in `order`; the next slot's beginning is their end. */
  readonly first: Uint16Array | Uint32Array
  readonly order: readonly Needle[]
  /** How far before a window's last triple the other one ends by which it is told from others. */
  readonly apart: number
  /** Of each in `order`, the slot of that triple. */
  readonly others: Uint16Array
  /** Of each in `order`, its last bytes as a word under `tailMask`: with the other triple they tell nearly all apart. */
  readonly tails: Int32Array
  readonly tailMask: number
  /** Of each in `order`, how far behind its window's beginning it ends. */
  readonly behind: Uint32Array

  constructor(needles: readonly Needle[], common: Commonness) {
    this.shortest = Math.min(jump - 1, ...needles.map(({ bytes }) => bytes.length))
    this.width = this.shortest + 1
    this.apart = Math.min(3, this.width - 4)
    this.tailMask = this.shortest < 4 ? ~0xff : ~0
    const placed = needles.map(({ literal, bytes }) => ({ literal, bytes, window: rarestWindow(bytes, this.width, common) }))
    const lasts = placed.map(({ bytes, window }) => tripleAt(bytes, window + this.width - 1))
    this.far = jumps(placed, lasts, this.width)
    const first = beginnings(lasts)
    const order = inOrder(first, placed, lasts)
    // Half as wide it stays in the cache.
    this.first = order.length < slots ? Uint16Array.from(first) : first
    this.order = order
    this.others = Uint16Array.from(order, ({ bytes, window }) => tripleAt(bytes, window + this.width - 1 - this.apart))
    this.tails = Int32Array.from(order, ({ bytes }) => wordAt(bytes, bytes.length - 4) & this.tailMask)
    this.behind = Uint32Array.from(order, ({ bytes, window }) => bytes.length - window)
  }
}

/** Where the window begins. A triple near its end costs more, since the jump it allows is shorter, and its last one most. */
function rarestWindow(needle: Uint8Array, width: number, common: Commonness): number {
  const counts = new Uint32Array(needle.length)
  for (let end = 2; end < needle.length; end++) counts[end] = common[tripleAt(needle, end)] as number
  let best = -1
  let least = Infinity
  for (let begin = 0; begin + width <= needle.length; begin++) {
    let cost = (counts[begin + width - 1] as number) * costOfStop
    for (let end = 2; end < width; end++) cost += (counts[begin + end] as number) * (end - 1)
    if (cost < least) [best, least] = [begin, cost]
  }
  return best
}

function jumps(needles: readonly PlacedNeedle[], lasts: readonly number[], width: number): Uint8Array {
  const far = new Uint8Array(slots).fill(width - 2)
  const shorten = (triple: number, end: number): void => { far[triple] = Math.min(far[triple] as number, width - 1 - end) }
  for (const { bytes, window } of needles) {
    for (let end = window < 0 ? 3 : 2; end < width - 1; end++) shorten(tripleAt(bytes, window + end), end)
    if (window < 0) for (let any = 0; any < 256; any++) shorten(tripleOf(any, bytes[0] as number, bytes[1] as number), 2)
  }
  for (const last of lasts) far[last] = mayEnd | 1
  return far
}

/** For each slot how many needles stand in slots before it. */
function beginnings(lasts: readonly number[]): Uint32Array {
  const first = new Uint32Array(slots + 1)
  for (const last of lasts) countUp(first, last + 1)
  for (let s = 0; s < slots; s++) countUp(first, s + 1, first[s])
  return first
}

/** The needles, each in the stretch that `first` gives to its slot. */
function inOrder(first: Uint32Array, needles: readonly PlacedNeedle[], slotOf: readonly number[]): readonly PlacedNeedle[] {
  const order = [...needles]
  const next = first.slice()
  needles.forEach((needle, n) => {
    const slot = slotOf[n] as number
    order[next[slot] as number] = needle
    countUp(next, slot)
  })
  return order
}
