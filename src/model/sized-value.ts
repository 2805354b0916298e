/** Where a value lies in its bytes. */
export interface ValueSpan {
  readonly from: number
  readonly to: number
}

const lengthBytes = 8
const lineFeed = 10

/**
 * Where a value lies that is given by its length, as in the journal's export format: eight bytes of length, the lowest
 * first, the value, a line feed. `open` where the bytes end before it does, `broken` where the length cannot be right.
 */
export function sizedValue(bytes: Uint8Array, at: number, longest: number): ValueSpan | 'open' | 'broken' {
  const from = at + lengthBytes
  if (from > bytes.length) return 'open'
  let length = 0
  for (let place = from - 1; place >= at; place--) length = length * 256 + (bytes[place] ?? 0)
  const to = from + length
  if (length > longest) return 'broken'
  if (to >= bytes.length) return 'open'
  return bytes[to] === lineFeed ? { from, to } : 'broken'
}
