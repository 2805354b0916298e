import type { Assumptions } from '../model/parser.ts'
import type { Formats } from './interpreter.ts'
import { GoneError } from './lens.ts'
import { countLines } from './lines-around.ts'
import type { TimeIndex } from './time-index.ts'
import type { Volume } from './volume.ts'
import { readFully } from './volume.ts'

/** What a lens looks through. */
export interface LensParts {
  readonly id: string
  readonly volume: Volume
  readonly formats: Formats
  readonly assume: Assumptions
  readonly longestLine: number
  /** What is known of the source by now. */
  index(): TimeIndex
}

/** So many bytes are counted to tell the number of a line, before the end of what was read is taken for the end. */
const longestCount = 64 * 1024 * 1024

/** Room for bytes that nobody looks at once the next are asked for. */
export interface Scratch {
  room: Buffer
}

/** The bytes of a span that is at hand. */
export async function bytesOf(parts: LensParts, from: number, to: number, scratch: Scratch = { room: Buffer.alloc(0) }): Promise<Buffer> {
  const size = Math.max(0, to - from)
  if (scratch.room.length < size) scratch.room = Buffer.allocUnsafeSlow(size)
  const bytes = await told(parts, readFully(parts.volume, from, scratch.room.subarray(0, size)))
  if (bytes.length < to - from) throw new GoneError(`${parts.id} has changed since it was read: what stood here is gone`)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** The number of the line that begins at an offset. */
export async function lineNumber(parts: LensParts, offset: number): Promise<number> {
  const known = parts.index().lineStart(offset)
  return known.line + (await told(parts, countLines({ volume: parts.volume, known }, offset)))
}

/** How many bytes are at hand. */
export async function sizeOf(parts: LensParts): Promise<number> {
  return (await told(parts, parts.volume.extent())).bytes
}

/** Where a source ends for one who looks: what was not read yet is left out where its lines are too many to count. */
export async function endOf(parts: LensParts): Promise<number> {
  const size = await sizeOf(parts)
  const known = parts.index().end
  return size - known > longestCount ? known : size
}

// What the file system refuses, in words.
async function told<T>({ id }: LensParts, doing: Promise<T>): Promise<T> {
  try {
    return await doing
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new GoneError(`${id} can no longer be read: ${error.message}`)
  }
}
