/** Two to the power of it are the bits: of thousands of windows less than one in a hundred is set, and all of it stays in the cache. */
const logOfSize = 19

/** Tells by one look whether a window of a table may end at a byte. It is sometimes wrong with yes, never with no. */
export class WindowFilter {
  readonly #bits = new Uint8Array(1 << (logOfSize - 3))
  /** How far before the end the first of the two words begins that are looked at; the other one ends with it. */
  readonly #first: number
  readonly #mask: number

  /** `shortest`: so many bytes of each window are its needle's, at the least 3; `ends`: where in the needles they end. */
  constructor(shortest: number, needles: DataView, ends: Int32Array) {
    this.#first = Math.max(3, shortest - 1)
    this.#mask = shortest < 4 ? ~0xff : ~0
    for (const end of ends) {
      const bit = this.#bitAt(needles, end)
      this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] as number) | (1 << (bit & 7))
    }
  }

  /** Whether one may end here, where all the needle's bytes of a window can stand before, and three at the least. */
  mayEndAt(view: DataView, end: number): boolean {
    const bit = this.#bitAt(view, end)
    return (((this.#bits[bit >>> 3] as number) >>> (bit & 7)) & 1) !== 0
  }

  #bitAt(view: DataView, end: number): number {
    const first = view.getUint32(end - this.#first, true) & this.#mask
    const last = view.getUint32(end - 3, true) & this.#mask
    return (Math.imul(first, 0x85ebca6b) + Math.imul(last, 0x9e3779b1)) >>> (32 - logOfSize)
  }
}
