import { pipeline, Readable, Transform } from 'node:stream'
import type { TransformCallback } from 'node:stream'
import split2 from 'split2'
import type { Line } from '../model/line.ts'
import { lineFeed, lookBack } from './scan/blocks.ts'
import type { Pass, Records } from './record.ts'
import { longLine, markEvery } from './record.ts'
import type { Reader } from './volume.ts'

const chunkSize = 64 * 1024

/** The records of a source that is still being written: each line is handed on when its end has come. */
export async function* liveRecords(pass: Pass): AsyncGenerator<Records> {
  const { source, tally } = pass
  const reader = pass.volume.reader(pass.range.from)
  const above = new RecentLines()
  let marked = -Infinity
  try {
    for await (const { text, number, offset, size, cut } of liveLines(chunks(reader), pass.longestLine)) {
      const line: Line = { origin: { source, line: number, offset }, text, ...(cut && { cut }) }
      tally.lines = number
      tally.bytes = offset + size
      if (text !== '') tally.records++
      if (offset - marked >= markEvery) {
        pass.mark?.(line.origin, [line], [])
        marked = offset
      }
      const known = above.before(line)
      yield cut ? [longLine(source, number, pass.longestLine), { line, literals: [], always: true, above: known }]
        : [{ line, literals: [], always: true, above: known }]
      above.add(line)
    }
  } finally {
    await reader.close()
  }
}

/** A line and where it stood in the stream. */
export interface LiveLine {
  readonly text: string
  readonly number: number
  readonly offset: number
  /** Its bytes, with its end and with what was cut. */
  readonly size: number
  readonly cut: boolean
}

/** Lines of a stream. What is longer than the bound is cut before split2 sees it, so that it cannot fill the memory. */
export async function* liveLines(stream: AsyncIterable<Uint8Array>, longestLine: number): AsyncGenerator<LiveLine> {
  const bound = new LineBound(longestLine)
  const framed = split2('\n')
  // An error comes out of the last stream, where the loop below meets it.
  pipeline(Readable.from(stream, { objectMode: false }), bound, framed, () => {})
  let number = 0
  let offset = 0
  for await (const text of framed as AsyncIterable<string>) {
    const { size, cut } = bound.sizes.shift() ?? { size: 0, cut: false }
    const bare = number === 0 && text.startsWith('\ufeff') ? text.slice(1) : text
    yield { text: bare.endsWith('\r') && !cut ? bare.slice(0, -1) : bare, number: ++number, offset, size, cut }
    offset += size
  }
}

/** Drops what a line has beyond the bound, and remembers how long each line was. */
class LineBound extends Transform {
  readonly sizes: { readonly size: number; readonly cut: boolean }[] = []
  readonly #longest: number
  #size = 0

  constructor(longest: number) {
    super()
    this.#longest = longest
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    for (let at = 0; at < chunk.length; ) {
      const found = chunk.indexOf(lineFeed, at)
      const stop = found < 0 ? chunk.length : found
      const room = Math.max(0, this.#longest - this.#size)
      if (room > 0) this.push(chunk.subarray(at, Math.min(stop, at + room)))
      this.#size += stop - at
      if (found >= 0) this.#end(1)
      at = stop + 1
    }
    done()
  }

  override _flush(done: TransformCallback): void {
    if (this.#size > 0) this.#end(0)
    done()
  }

  #end(lineEnd: number): void {
    this.sizes.push({ size: this.#size + lineEnd, cut: this.#size > this.#longest })
    if (lineEnd > 0) this.push('\n')
    this.#size = 0
  }
}

/** The lines that have just gone by, as far as the look-back reaches. */
class RecentLines {
  readonly #lines: Line[] = []

  add(line: Line): void {
    // What is longer than the bound ends the look-back, as it does in a file.
    if (line.cut === true) this.#lines.length = 0
    else this.#lines.push(line)
    let gone = 0
    while (line.origin.offset - (this.#lines[gone]?.origin.offset ?? Infinity) > 2 * lookBack) gone++
    if (gone > this.#lines.length / 2) this.#lines.splice(0, gone)
  }

  before(line: Line): () => Iterable<Line> {
    return () => [...this.#lines].reverse().filter((upper) => line.origin.offset - upper.origin.offset <= lookBack)
  }
}

async function* chunks(reader: Reader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkSize)
    const read = await reader.read(chunk)
    if (read === 0) return
    yield chunk.subarray(0, read)
  }
}
