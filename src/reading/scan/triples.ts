/** So many slots there are for byte triples. */
export const slots = 1 << 16

/** How often each byte triple (by its slot) stands in a sample of what will be searched. */
export type Commonness = Uint32Array

export function commonness(sample: Uint8Array): Commonness {
  const counts = new Uint32Array(slots)
  for (let i = 2; i < sample.length; i++) countUp(counts, tripleAt(sample, i))
  return counts
}

/** Adds to one of several counts. */
export function countUp(counts: Uint32Array, index: number, by = 1): void {
  counts[index] = (counts[index] as number) + by
}

/** The slot of the triple that ends at a byte. */
export function tripleAt(bytes: Uint8Array, last: number): number {
  return tripleOf(bytes[last - 2] as number, bytes[last - 1] as number, bytes[last] as number)
}

/** The slot of three bytes. */
export function tripleOf(first: number, second: number, third: number): number {
  return slot((first << 8) | (second << 16) | (third << 24))
}

/** The slot of the triple in a word's upper bytes. Different triples may share one; a hit is compared in full anyway. */
export function slot(word: number): number {
  return Math.imul(word & 0xffffff00, 0x9e3779b1) >>> 16
}

/** The four bytes from one on; what stands before the first counts as 0. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (at < 0 ? 0 : (bytes[at] as number)) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)
}
