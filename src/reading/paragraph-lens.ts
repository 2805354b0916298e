import type { Line } from '../model/line.ts'
import type { Sieve } from './lens.ts'
import type { LensParts } from './lens-parts.ts'
import { bytesOf, lineNumber } from './lens-parts.ts'
import type { ParagraphBlock } from './paragraph-blocks.ts'
import { paragraph, paragraphBlocks } from './paragraph-blocks.ts'
import type { RecordsFrom } from './record-lens.ts'
import type { ParagraphFraming } from './scan/paragraphs.ts'
import type { Reader } from './volume.ts'

// So that whoever wants but a few lines waits for few.
const chunkSize = 64 * 1024

/** The records of several lines of a source from where one begins. */
export function paragraphsFrom(framing: ParagraphFraming): RecordsFrom {
  return async function* (parts, from, end, sieve) {
    const line = await lineNumber(parts, from)
    for await (const block of paragraphBlocks({ reader: readerOf(parts, from, end), offset: from, line, framing, longestLine: parts.longestLine })) {
      yield { records: recordsIn(parts.id, block, sieve), reached: block.offset + block.end - block.start }
    }
  }
}

function* recordsIn(source: string, block: ParagraphBlock, sieve?: Sieve): Generator<Line> {
  const places = sieve?.(block)
  let next = 0
  for (const span of block.spans) {
    const first = next
    if (places !== undefined) while ((places[next]?.at ?? Infinity) < span.next) next++
    if (places === undefined || next > first) yield paragraph(source, block, span)
  }
}

// What was at hand is read as long as it stands there.
function readerOf(parts: LensParts, from: number, end: number): Reader {
  let at = from
  return {
    async read(into) {
      const bytes = await bytesOf(parts, at, Math.min(end, at + chunkSize, at + into.length))
      into.set(bytes)
      at += bytes.length
      return bytes.length
    },
    close: async () => {},
  }
}
