import type { Reader } from '../volume.ts'

/** How far above a line the lines are still at hand that may tell its time or its writer. */
export const lookBack = 32 * 1024
/** The byte that ends a line. */
export const lineFeed = 10

// What was read is still in the processor's cache when it is searched.
const blockSize = 512 * 1024

/** Whole lines of a source in one run of bytes; good until the next block is asked for. */
export interface Block {
  readonly bytes: Buffer
  /** The block's lines are `start`–`end`; from `above` on stand whole lines that belong to the block before it. */
  readonly above: number
  readonly start: number
  readonly end: number
  /** Offset in the source of the byte at `start`. */
  readonly offset: number
  /** True when the block is one line that is longer than the bound: its rest was passed over. */
  readonly cut: boolean
}

/** Cuts what a reader gives into blocks of whole lines. What is at hand is handed on at once, so that a live source is not waited for. */
export async function* blocks(reader: Reader, offset: number, longestLine: number): AsyncGenerator<Block> {
  const bytes = Buffer.allocUnsafeSlow(2 * blockSize + lookBack + longestLine)
  let above = 0
  let start = 0
  let filled = 0
  let skipping = false
  for (;;) {
    if (filled + blockSize > bytes.length) shift()
    const read = await reader.read(bytes.subarray(filled, filled + blockSize))
    if (read === 0) break
    filled += read
    if (skipping && !skip()) continue
    const end = bytes.subarray(start, filled).lastIndexOf(lineFeed) + 1 + start
    if (end > start) {
      yield { bytes, above, start, end, offset, cut: false }
      offset += end - start
      start = end
    }
    if (filled - start > longestLine) {
      yield { bytes, above, start, end: start + longestLine, offset, cut: true }
      offset += filled - start
      above = start = filled = 0
      skipping = true
    }
  }
  if (filled > start) yield { bytes, above, start, end: filled, offset, cut: false }

  // One byte more than the look-back is kept: the line end that tells where its first line begins.
  function shift(): void {
    const from = Math.max(0, start - lookBack - 1)
    if (from > above) above = bytes.indexOf(lineFeed, from) + 1
    bytes.copyWithin(0, from, filled)
    above -= from
    start -= from
    filled -= from
  }

  function skip(): boolean {
    const found = bytes.subarray(0, filled).indexOf(lineFeed)
    const gone = found < 0 ? filled : found + 1
    bytes.copyWithin(0, gone, filled)
    offset += gone
    filled -= gone
    skipping = found < 0
    return !skipping
  }
}
