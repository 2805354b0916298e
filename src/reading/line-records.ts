import type { Line } from '../model/line.ts'
import type { Problem } from '../model/problem.ts'
import type { FoundRecord, Pass, Records } from './record.ts'
import { longLine } from './record.ts'
import type { Block } from './scan/blocks.ts'
import { blocks, lineFeed } from './scan/blocks.ts'
import type { Reader } from './volume.ts'
import type { LineSpan, WalkedLines } from './scan/line-walk.ts'
import { spansAbove, spansFrom, walkLines } from './scan/line-walk.ts'

/** How many lines at either end of a block are asked for their time. */
const timedWithin = 20

/** The records of a source whose records end at line ends. Lines that nobody asks for are counted, not decoded. */
export async function* lineRecords(pass: Pass, firstLine: number): AsyncGenerator<Records> {
  const { tally, range } = pass
  const reader = pass.volume.reader(range.from)
  const counted: Reader = { read: async (into) => count(await reader.read(into)), close: () => reader.close() }
  const count = (read: number): number => {
    tally.bytes += read
    return read
  }
  let number = firstLine
  try {
    for await (const block of blocks(counted, range.from, pass.longestLine)) {
      if (block.offset >= range.to) return
      const walked = walkLines(block, number, { longestLine: pass.longestLine, places: pass.search?.places(block), shape: pass.search?.shape })
      showEnds(pass, block, number)
      yield foundIn(pass, block, walked)
      number += walked.lines
      tally.lines += walked.lines
      tally.records += walked.lines - walked.blank
    }
  } finally {
    await reader.close()
  }
}

function* foundIn(pass: Pass, block: Block, { spans }: WalkedLines): Generator<FoundRecord | Problem> {
  for (const span of spans) {
    if (span.cut) yield longLine(pass.source, span.number, pass.longestLine)
    if (pass.search !== undefined && span.literals.length === 0 && !span.always) continue
    const above = () => linesAbove(pass, block, span)
    yield { line: decode(pass.source, block, span), literals: span.literals, always: span.always, above }
  }
}

/** The lines above one in its block, nearest first. */
export function* linesAbove(pass: Pick<Pass, 'source' | 'longestLine'>, block: Block, { start, number }: LineSpan): Generator<Line> {
  for (const span of spansAbove(block, start, pass.longestLine)) yield decode(pass.source, block, { ...span, number: --number })
}

function showEnds(pass: Pass, block: Block, number: number): void {
  const { source, longestLine, mark } = pass
  const isEnded = block.bytes[block.end - 1] === lineFeed
  const bottom = spansAbove({ ...block, above: block.start }, isEnded ? block.end : block.end + 1, longestLine)
  mark?.({ source, line: number, offset: block.offset }, endLines(pass, block, spansFrom(block)), endLines(pass, block, bottom))
}

function* endLines(pass: Pass, block: Block, spans: Iterable<{ start: number; end: number }>): Generator<Line> {
  let count = 0
  for (const { start, end } of spans) {
    if (count++ >= timedWithin) return
    yield decode(pass.source, block, { start, end: Math.min(end, start + pass.longestLine), number: 0 })
  }
}

/** A line of a block, decoded. */
export function decode(source: string, block: Block, span: Pick<LineSpan, 'start' | 'end' | 'number'> & { cut?: boolean }): Line {
  const offset = block.offset + span.start - block.start
  const start = offset === 0 && hasByteOrderMark(block, span) ? span.start + 3 : span.start
  const text = block.bytes.toString('utf8', start, span.end)
  return { origin: { source, line: span.number, offset }, text, ...(span.cut === true && { cut: true }) }
}

function hasByteOrderMark({ bytes }: Block, { start, end }: { start: number; end: number }): boolean {
  return end - start >= 3 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf
}
