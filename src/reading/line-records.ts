import type { Line } from '../model/line.ts'
import type { Problem } from '../model/problem.ts'
import type { FoundRecord, Pass, Records } from './record.ts'
import { longLine } from './record.ts'
import type { Block } from './scan/blocks.ts'
import { blocks } from './scan/blocks.ts'
import type { Reader } from './volume.ts'
import type { LineSpan, WalkedLines } from './scan/line-walk.ts'
import { spansAbove, walkLines } from './scan/line-walk.ts'

/** How many lines at either end of a block are asked for their time, and within how many bytes at its top. */
const timedWithin = 20
const blockTop = 64 * 1024

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
      pass.mark?.(decode(pass.source, block, { start: block.start, end: block.start, number }), topLines(pass, block), bottomLines(pass, block))
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

function* linesAbove(pass: Pass, block: Block, { start, number }: LineSpan): Generator<Line> {
  for (const span of spansAbove(block, start, pass.longestLine)) yield decode(pass.source, block, { ...span, number: --number })
}

function* topLines(pass: Pass, block: Block): Generator<Line> {
  const top = { ...block, end: Math.min(block.end, block.start + blockTop) }
  for (const span of walkLines(top, 0, pass).spans.slice(0, timedWithin)) yield decode(pass.source, block, span)
}

function* bottomLines(pass: Pass, block: Block): Generator<Line> {
  const own = { ...block, above: block.start }
  let count = 0
  for (const span of spansAbove(own, block.end, pass.longestLine)) {
    if (count++ >= timedWithin) return
    yield decode(pass.source, block, { ...span, number: 0 })
  }
}

function decode(source: string, block: Block, span: Pick<LineSpan, 'start' | 'end' | 'number'> & { cut?: boolean }): Line {
  const offset = block.offset + span.start - block.start
  const start = offset === 0 && hasByteOrderMark(block, span) ? span.start + 3 : span.start
  const text = block.bytes.toString('utf8', start, span.end)
  return { origin: { source, line: span.number, offset }, text, ...(span.cut === true && { cut: true }) }
}

function hasByteOrderMark({ bytes }: Block, { start, end }: { start: number; end: number }): boolean {
  return end - start >= 3 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf
}
