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

/** The slot of a byte triple. Different triples may share one; a hit is compared in full anyway. */
function slot(a: number, b: number, c: number): number {
  return ((a << 8) ^ (b << 4) ^ c ^ (a >>> 2)) & (slots - 1)
}

export function commonness(sample: Uint8Array): Commonness {
  const counts = new Uint32Array(slots)
  for (let i = 2; i < sample.length; i++) countUp(counts, tripleAt(sample, i))
  return counts
}

function countUp(counts: Uint32Array, index: number, by = 1): void {
  counts[index] = (counts[index] as number) + by
}

function tripleAt(bytes: Uint8Array, last: number): number {
  return slot(bytes[last - 2] as number, bytes[last - 1] as number, bytes[last] as number)
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

  constructor(needles: readonly Needle[], common: Commonness) {
    const width = Math.min(255, ...needles.map(({ bytes }) => bytes.length))
    const far = new Uint8Array(slots).fill(width - 2)
    const placed = needles.map((needle) => ({ ...needle, window: rarestWindow(needle.bytes, width, common) }))
    for (const { bytes, window } of placed) {
      for (let end = 2; end < width; end++) {
        const triple = tripleAt(bytes, window + end)
        far[triple] = Math.min(far[triple] as number, width - 1 - end)
      }
    }
    const lastTriple = ({ bytes, window }: PlacedNeedle) => tripleAt(bytes, window + width - 1)
    this.#width = width
    this.#far = far
    this.#order = placed.sort((a, b) => lastTriple(a) - lastTriple(b))
    this.#first = new Uint32Array(slots + 1)
    for (const needle of placed) countUp(this.#first, lastTriple(needle) + 1)
    for (let s = 0; s < slots; s++) countUp(this.#first, s + 1, this.#first[s])
  }

  /**
   * Calls `hit` for every needle between `from` and `to`. A step is short, but has to wait for what it looked up; so
   * two searches go side by side, one through either half, and each steps while the other waits.
   */
  scan(bytes: Uint8Array, from: number, to: number, hit: Hit): void {
    const far = this.#far
    const middle = (from + to) >>> 1
    let i = from + this.#width - 1
    let j = Math.max(i, middle)
    while (i < middle && j < to) {
      const left = tripleAt(bytes, i)
      const right = tripleAt(bytes, j)
      const leftJump = far[left] as number
      const rightJump = far[right] as number
      if (leftJump !== 0) i += leftJump
      else this.#compare(bytes, from, to, i++, left, hit)
      if (rightJump !== 0) j += rightJump
      else this.#compare(bytes, from, to, j++, right, hit)
    }
    this.#scanEnds(bytes, i, middle, from, to, hit)
    this.#scanEnds(bytes, j, to, from, to, hit)
  }

  #scanEnds(bytes: Uint8Array, begin: number, end: number, from: number, to: number, hit: Hit): void {
    for (let i = begin; i < end; ) {
      const triple = tripleAt(bytes, i)
      const jump = this.#far[triple] as number
      if (jump !== 0) i += jump
      else this.#compare(bytes, from, to, i++, triple, hit)
    }
  }

  #compare(bytes: Uint8Array, from: number, to: number, end: number, triple: number, hit: Hit): void {
    const begin = end - this.#width + 1
    const last = this.#first[triple + 1] as number
    for (let n = this.#first[triple] as number; n < last; n++) {
      const { literal, bytes: needle, window } = this.#order[n] as PlacedNeedle
      const at = begin - window
      if (at >= from && at + needle.length <= to && standsAt(needle, bytes, at)) hit(literal, at, needle.length)
    }
  }
}

function standsAt(needle: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < needle.length; i++) if (bytes[at + i] !== needle[i]) return false
  return true
}

/** Where the window begins; a triple near its end costs more, since the jump it allows is shorter. */
function rarestWindow(needle: Uint8Array, width: number, common: Commonness): number {
  let best = 0
  let least = Infinity
  for (let begin = 0; begin + width <= needle.length; begin++) {
    let cost = 0
    for (let end = 2; end < width; end++) cost += (common[tripleAt(needle, begin + end)] as number) * (end - 1)
    if (cost < least) [best, least] = [begin, cost]
  }
  return best
}
