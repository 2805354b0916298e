import type { Line } from '../model/line.ts'
import type { Block } from './scan/blocks.ts'
import type { ParagraphFraming, ParagraphSpan } from './scan/paragraphs.ts'
import { ParagraphWalk } from './scan/paragraphs.ts'
import type { Reader } from './volume.ts'

const blockSize = 1024 * 1024
/** A record of several lines may be so many times as long as a line. */
const timesALine = 16

/** Where to begin, and what is read from there on. */
export interface ParagraphsFrom {
  readonly reader: Reader
  readonly offset: number
  readonly line: number
  readonly framing: ParagraphFraming
  readonly longestLine: number
}

/** Whole records of several lines in one run of bytes; good until the next block is asked for. */
export interface ParagraphBlock extends Block {
  readonly spans: readonly ParagraphSpan[]
  /** Lines up to its end. */
  readonly lines: number
}

/** The bound for a record of several lines. */
export function longestParagraph(longestLine: number): number {
  return longestLine * timesALine
}

/** Cuts what a reader gives into blocks of whole records. What is at hand is handed on at once, so that a live source is not waited for. */
export async function* paragraphBlocks({ reader, framing, longestLine, ...begin }: ParagraphsFrom): AsyncGenerator<ParagraphBlock> {
  const longest = longestParagraph(longestLine)
  const bytes = Buffer.allocUnsafeSlow(2 * blockSize + longest)
  const walk = new ParagraphWalk(framing, longest, begin.line)
  let offset = begin.offset
  let start = 0
  let filled = 0
  for (let read = 1; read > 0; ) {
    if (filled + blockSize > bytes.length) {
      bytes.copyWithin(0, start, filled)
      filled -= start
      start = 0
    }
    read = await reader.read(bytes.subarray(filled, filled + blockSize))
    filled += read
    const { spans, reached } = walk.walk(bytes.subarray(0, filled), start, read === 0)
    if (reached > start) yield { bytes, above: start, start, end: reached, offset, cut: false, spans, lines: walk.line - 1 }
    offset += reached - start
    start = reached
  }
}

/** A record of a block as it stands. */
export function paragraph(source: string, { bytes, start: first, offset: begin }: ParagraphBlock, { start, end, number, cut }: ParagraphSpan): Line {
  const offset = begin + start - first
  const own = bytes.subarray(offset === 0 && bytes.indexOf('\ufeff', start) === start ? start + byteOrderMark : start, end)
  return { origin: { source, line: number, offset }, text: own.toString('utf8'), bytes: own, ...(cut !== undefined && { cut: true }) }
}

const byteOrderMark = 3
