import { slot } from './triples.ts'
import { jump, mayEnd } from './window-table.ts'
import type { WindowTable } from './window-table.ts'

/** Called for each place where a literal stands, with the literal's index and its length in bytes. */
export type Hit = (literal: number, at: number, length: number) => void

/** So many ends of windows are gathered before their needles are compared. */
const room = 2048

/** Wu-Manber: jumps over bytes in which no window of the table can end, and compares where one may. */
export class WindowSearch {
  readonly #table: WindowTable
  /** Where windows may end that are still to be compared. */
  readonly #ends = new Uint32Array(room)
  #view: DataView = new DataView(new ArrayBuffer(0))

  constructor(table: WindowTable) {
    this.#table = table
  }

  /**
   * Calls `hit` for every needle between `from` and `to`. A step is short, but has to wait for what it looked up; so
   * four searches go side by side, one through each quarter, and each steps while the others wait. Where a window may
   * end is only written down: a branch that is taken now and then would make all four wait.
   */
  scan(bytes: Uint8Array, from: number, to: number, hit: Hit): void {
    const { far, shortest } = this.#table
    const ends = this.#ends
    const view = this.#viewOf(bytes)
    const begin = from + shortest - 1
    const quarter = (to - from) >>> 2
    const [aEnd, bEnd, cEnd] = [from + quarter, from + 2 * quarter, from + 3 * quarter]
    // A triple is read as the upper part of the word that ends with it, and before the fourth byte there is none.
    if (begin === 2) this.#compareFirst(bytes, to, hit)
    let a = Math.max(begin, 3)
    let b = Math.max(a, aEnd)
    let c = Math.max(a, bEnd)
    let d = Math.max(a, cEnd)
    let count = 0
    while (a < aEnd && b < bEnd && c < cEnd && d < to) {
      const aFar = far[slot(view.getUint32(a - 3, true))] as number
      const bFar = far[slot(view.getUint32(b - 3, true))] as number
      const cFar = far[slot(view.getUint32(c - 3, true))] as number
      const dFar = far[slot(view.getUint32(d - 3, true))] as number
      ends[count] = a
      count += aFar >>> 7
      ends[count] = b
      count += bFar >>> 7
      ends[count] = c
      count += cFar >>> 7
      ends[count] = d
      count += dFar >>> 7
      a += aFar & jump
      b += bFar & jump
      c += cFar & jump
      d += dFar & jump
      if (count > room - 4) count = this.#compareAll(bytes, from, to, count, hit)
    }
    this.#compareAll(bytes, from, to, count, hit)
    this.#scanRest(bytes, a, aEnd, from, to, hit)
    this.#scanRest(bytes, b, bEnd, from, to, hit)
    this.#scanRest(bytes, c, cEnd, from, to, hit)
    this.#scanRest(bytes, d, to, from, to, hit)
  }

  #scanRest(bytes: Uint8Array, begin: number, end: number, from: number, to: number, hit: Hit): void {
    for (let i = begin; i < end; ) {
      const far = this.#table.far[slot(this.#view.getUint32(i - 3, true))] as number
      if (far >= mayEnd && this.#table.filter.mayEndAt(this.#view, i)) this.#compare(bytes, from, to, i, hit)
      i += far & jump
    }
  }

  /** Compares at the ends that were written down; says how many are left, which is none. */
  #compareAll(bytes: Uint8Array, from: number, to: number, count: number, hit: Hit): number {
    const { filter } = this.#table
    const [ends, view] = [this.#ends, this.#view]
    for (let n = 0; n < count; n++) {
      const end = ends[n] as number
      if (filter.mayEndAt(view, end)) this.#compare(bytes, from, to, end, hit)
    }
    return 0
  }

  #compare(bytes: Uint8Array, from: number, to: number, end: number, hit: Hit): void {
    const { needles, width, first, order, tails, tailMask, behind } = this.#table
    const view = this.#view
    const triple = slot(view.getUint32(end - 3, true))
    const begin = end - width + 1
    const last = first[triple + 1] as number
    for (let n = first[triple] as number; n < last; n++) {
      const stop = begin + (behind[n] as number)
      if (stop > to || ((view.getUint32(stop - 4, true) ^ (tails[n] as number)) & tailMask) !== 0) continue
      const needle = order[n] as number
      const length = needles.lengths[needle] as number
      const at = stop - length
      if (at >= from && needles.standsAt(needle, bytes, at)) hit(needles.literal(needle), at, length)
    }
  }

  /** Compares the needles of three bytes with the first bytes of all. */
  #compareFirst(bytes: Uint8Array, to: number, hit: Hit): void {
    const { needles } = this.#table
    for (let needle = 0; needle < needles.count; needle++) {
      if (needles.lengths[needle] === 3 && to > 2 && needles.standsAt(needle, bytes, 0)) hit(needles.literal(needle), 0, 3)
    }
  }

  // The bytes are nearly always those of the scan before: one buffer, read into again and again.
  #viewOf(bytes: Uint8Array): DataView {
    const view = this.#view
    const isSame = view.buffer === bytes.buffer && view.byteOffset === bytes.byteOffset && view.byteLength === bytes.byteLength
    return isSame ? view : (this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  }
}
