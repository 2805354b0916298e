import type { Line } from '../model/line.ts'
import type { Block } from './scan/blocks.ts'
import { lineFeed } from './scan/blocks.ts'
import { spansAbove, walkLines } from './scan/line-walk.ts'
import type { Volume } from './volume.ts'
import { readFully } from './volume.ts'

/** At most so many bytes are read to either side. */
const reach = 1024 * 1024
const firstTry = 32 * 1024
const counted = 256 * 1024

interface Around {
  readonly offset: number
  readonly above: number
  readonly below: number
}

interface Place {
  readonly source: string
  readonly volume: Volume
  readonly longestLine: number
  /** A line start at or before the offset, and its number. */
  readonly known: { readonly offset: number; readonly line: number }
}

/** The line that begins at an offset, with its neighbours, as they stand in the source. */
export async function linesAround(place: Place, { offset, above, below }: Around): Promise<Line[]> {
  const number = place.known.line + (await countLines(place, offset))
  for (let size = firstTry; ; size *= 4) {
    const from = Math.max(0, offset - size)
    const bytes = Buffer.from(await readFully(place.volume, from, new Uint8Array(offset - from + size)))
    const middle = offset - from
    if (bytes.length <= middle) return []
    const block: Block = { bytes, above: from === 0 ? 0 : bytes.indexOf(lineFeed) + 1, start: middle, end: bytes.length, offset, cut: false }
    const upper = [...take(spansAbove(block, middle, place.longestLine), above)].reverse()
    const walked = walkLines(block, number, place).spans
    const isWhole = bytes.length < middle + size
    const enough = (upper.length === above || from === 0) && (walked.length > below + 1 || isWhole)
    if (!enough && size < reach) continue
    const lines = [
      ...upper.map((span, index) => ({ ...span, number: number - upper.length + index, cut: false })),
      ...walked.slice(0, below + 1),
    ]
    return lines.map((span) => ({
      origin: { source: place.source, line: span.number, offset: from + span.start },
      text: bytes.toString('utf8', span.start, span.end),
      ...(span.cut && { cut: true }),
    }))
  }
}

/** How many lines end between a known line start and an offset. */
export async function countLines({ volume, known }: Pick<Place, 'volume' | 'known'>, offset: number): Promise<number> {
  let count = 0
  const chunk = Buffer.allocUnsafe(Math.min(counted, Math.max(0, offset - known.offset)))
  const reader = volume.reader(known.offset)
  try {
    for (let at = known.offset; at < offset; ) {
      const read = await reader.read(chunk.subarray(0, Math.min(chunk.length, offset - at)))
      if (read === 0) break
      const bytes = chunk.subarray(0, read)
      for (let found = bytes.indexOf(lineFeed); found >= 0; found = bytes.indexOf(lineFeed, found + 1)) count++
      at += read
    }
  } finally {
    await reader.close()
  }
  return count
}

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  if (count <= 0) return
  for (const item of items) {
    yield item
    if (--count === 0) return
  }
}
