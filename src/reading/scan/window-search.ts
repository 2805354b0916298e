const slots = 1 << 16

/** Called for each place where a literal stands, with the literal's index and its length in bytes. */
export type Hit = (literal: number, at: number, length: number) => void

/** A literal as it is searched for. */
export interface Needle {
  readonly literal: number
  readonly bytes: Uint8Array
}

/** A needle and where in it its window begins. */
interface PlacedNeedle extends Needle {
  readonly window: number
}

/** How often each byte triple (by its slot) stands in a sample of what will be searched. */
export type Commonness = Uint32Array

export function commonness(sample: Uint8Array): Commonness {
  const counts = new Uint32Array(slots)
  for (let i = 2; i < sample.length; i++) countUp(counts, tripleAt(sample, i))
  return counts
}

function countUp(counts: Uint32Array, index: number, by = 1): void {
  counts[index] = (counts[index] as number) + by
}

/** The slot of the triple that ends at a byte. */
function tripleAt(bytes: Uint8Array, last: number): number {
  return slot(((bytes[last - 2] as number) << 8) | ((bytes[last - 1] as number) << 16) | ((bytes[last] as number) << 24))
}

/** The slot of the triple in a word's upper bytes. Different triples may share one; a hit is compared in full anyway. */
function slot(word: number): number {
  return Math.imul(word & 0xffffff00, 0x9e3779b1) >>> 16
}

/**
 * Wu-Manber for needles of similar length. Of each needle one window is looked for, as wide as the shortest needle:
 * the one whose triples are rarest. `far` says for a triple how many bytes the search may jump on; where it says 0,
 * a window may end here and its needles are compared.
 */
export class WindowSearch {
  readonly #width: number
  readonly #far: Uint8Array
  /** By slot, where its needles begin in `#order`; the next slot's beginning is their end. */
  readonly #first: Uint32Array
  readonly #order: readonly PlacedNeedle[]
  /** Of each in `#order`, the slot of its window's first triple: it tells most of them apart without a look at the needle. */
  readonly #begins: Uint16Array
  #view: DataView = new DataView(new ArrayBuffer(0))

  constructor(needles: readonly Needle[], common: Commonness) {
    const width = Math.min(255, ...needles.map(({ bytes }) => bytes.length))
    const far = new Uint8Array(slots).fill(width - 2)
    const placed = needles.map(({ literal, bytes }) => ({ literal, bytes, window: rarestWindow(bytes, width, common) }))
    const lasts = placed.map(({ bytes, window }) => tripleAt(bytes, window + width - 1))
    for (const { bytes, window } of placed) {
      for (let end = 2; end < width; end++) {
        const triple = tripleAt(bytes, window + end)
        far[triple] = Math.min(far[triple] as number, width - 1 - end)
      }
    }
    this.#width = width
    this.#far = far
    this.#first = new Uint32Array(slots + 1)
    for (const last of lasts) countUp(this.#first, last + 1)
    for (let s = 0; s < slots; s++) countUp(this.#first, s + 1, this.#first[s])
    this.#order = inOrderOf(this.#first, placed, lasts)
    this.#begins = new Uint16Array(this.#order.map(({ bytes, window }) => tripleAt(bytes, window + 2)))
  }

  /**
   * Calls `hit` for every needle between `from` and `to`. A step is short, but has to wait for what it looked up; so
   * four searches go side by side, one through each quarter, and each steps while the others wait.
   */
  scan(bytes: Uint8Array, from: number, to: number, hit: Hit): void {
    const far = this.#far
    const view = this.#viewOf(bytes)
    const begin = from + this.#width - 1
    const quarter = (to - from) >>> 2
    const [aEnd, bEnd, cEnd] = [from + quarter, from + 2 * quarter, from + 3 * quarter]
    // A triple is read as the upper part of the word that ends with it, and before the fourth byte there is none.
    if (begin === 2 && to > 2) this.#compare(bytes, from, to, 2, tripleAt(bytes, 2), hit)
    let a = Math.max(begin, 3)
    let b = Math.max(a, aEnd)
    let c = Math.max(a, bEnd)
    let d = Math.max(a, cEnd)
    while (a < aEnd && b < bEnd && c < cEnd && d < to) {
      const aTriple = slot(view.getUint32(a - 3, true))
      const bTriple = slot(view.getUint32(b - 3, true))
      const cTriple = slot(view.getUint32(c - 3, true))
      const dTriple = slot(view.getUint32(d - 3, true))
      const aJump = far[aTriple] as number
      const bJump = far[bTriple] as number
      const cJump = far[cTriple] as number
      const dJump = far[dTriple] as number
      if (aJump !== 0) a += aJump
      else this.#compare(bytes, from, to, a++, aTriple, hit)
      if (bJump !== 0) b += bJump
      else this.#compare(bytes, from, to, b++, bTriple, hit)
      if (cJump !== 0) c += cJump
      else this.#compare(bytes, from, to, c++, cTriple, hit)
      if (dJump !== 0) d += dJump
      else this.#compare(bytes, from, to, d++, dTriple, hit)
    }
    this.#scanRest(bytes, a, aEnd, from, to, hit)
    this.#scanRest(bytes, b, bEnd, from, to, hit)
    this.#scanRest(bytes, c, cEnd, from, to, hit)
    this.#scanRest(bytes, d, to, from, to, hit)
  }

  #scanRest(bytes: Uint8Array, begin: number, end: number, from: number, to: number, hit: Hit): void {
    const view = this.#view
    for (let i = begin; i < end; ) {
      const triple = slot(view.getUint32(i - 3, true))
      const jump = this.#far[triple] as number
      if (jump !== 0) i += jump
      else this.#compare(bytes, from, to, i++, triple, hit)
    }
  }

  #compare(bytes: Uint8Array, from: number, to: number, end: number, triple: number, hit: Hit): void {
    const begin = end - this.#width + 1
    const first = tripleAt(bytes, begin + 2)
    const last = this.#first[triple + 1] as number
    for (let n = this.#first[triple] as number; n < last; n++) {
      if (this.#begins[n] !== first) continue
      const { literal, bytes: needle, window } = this.#order[n] as PlacedNeedle
      const at = begin - window
      if (at >= from && at + needle.length <= to && standsAt(needle, bytes, at)) hit(literal, at, needle.length)
    }
  }

  // The bytes are nearly always those of the scan before: one buffer, read into again and again.
  #viewOf(bytes: Uint8Array): DataView {
    const view = this.#view
    const isSame = view.buffer === bytes.buffer && view.byteOffset === bytes.byteOffset && view.byteLength === bytes.byteLength
    return isSame ? view : (this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  }
}

function standsAt(needle: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < needle.length; i++) if (bytes[at + i] !== needle[i]) return false
  return true
}

/** The needles, each in the stretch that `first` gives to its slot. */
function inOrderOf(first: Uint32Array, needles: readonly PlacedNeedle[], slotOf: readonly number[]): readonly PlacedNeedle[] {
  const order = [...needles]
  const next = first.slice()
  needles.forEach((needle, n) => {
    const slot = slotOf[n] as number
    order[next[slot] as number] = needle
    countUp(next, slot)
  })
  return order
}

/** Where the window begins; a triple near its end costs more, since the jump it allows is shorter. */
function rarestWindow(needle: Uint8Array, width: number, common: Commonness): number {
  const counts = new Uint32Array(needle.length)
  for (let end = 2; end < needle.length; end++) counts[end] = common[tripleAt(needle, end)] as number
  let best = 0
  let least = Infinity
  for (let begin = 0; begin + width <= needle.length; begin++) {
    let cost = 0
    for (let end = 2; end < width; end++) cost += (counts[begin + end] as number) * (end - 1)
    if (cost < least) [best, least] = [begin, cost]
  }
  return best
}
