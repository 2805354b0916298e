/** So many slots there are for byte triples. */
export const slots = 1 << 16

/** How often each byte triple (by its slot) stands in a sample of what will be searched. */
export type Commonness = Uint32Array

export function commonness(sample: Uint8Array): Commonness {
  const counts = new Uint32Array(slots)
  for (const slot of slotsOf(sample)) counts[slot] = (counts[slot] as number) + 1
  return counts
}

/** Of each byte the slot of the triple that ends with it; what stands before the first counts as 0. */
export function slotsOf(bytes: Uint8Array): Uint16Array {
  const all = new Uint16Array(bytes.length)
  let word = 0
  for (let i = 0; i < bytes.length; i++) {
    word = (word >>> 8) | ((bytes[i] as number) << 24)
    all[i] = slot(word)
  }
  return all
}

/** The slot of three bytes. */
export function tripleOf(first: number, second: number, third: number): number {
  return slot((first << 8) | (second << 16) | (third << 24))
}

/** The slot of the triple in a word's upper bytes. Different triples may share one; a hit is compared in full anyway. */
export function slot(word: number): number {
  return Math.imul(word & 0xffffff00, 0x9e3779b1) >>> 16
}
