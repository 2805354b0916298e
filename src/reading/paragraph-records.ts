import type { Line } from '../model/line.ts'
import type { Problem } from '../model/problem.ts'
import type { ParagraphBlock } from './paragraph-blocks.ts'
import { longestParagraph, paragraph, paragraphBlocks } from './paragraph-blocks.ts'
import type { FoundRecord, Pass, Records } from './record.ts'
import { longLine } from './record.ts'
import type { ParagraphFraming, ParagraphSpan } from './scan/paragraphs.ts'
import type { Place } from './scan/place.ts'
import type { Reader } from './volume.ts'

/** How many records at either end of a block are asked for their time. */
const timedWithin = 20

/** The records of a source that have several lines. Those that nobody asks for are told apart, not decoded. */
export async function* paragraphRecords(pass: Pass, firstLine: number, framing: ParagraphFraming): AsyncGenerator<Records> {
  const { source, tally, range, longestLine, mark } = pass
  const whole = pass.volume.reader(range.from)
  const reader: Reader = { read: async (into) => count(await whole.read(into)), close: () => whole.close() }
  const count = (read: number): number => {
    tally.bytes += read
    return read
  }
  try {
    for await (const block of paragraphBlocks({ reader, offset: range.from, line: firstLine, framing, longestLine })) {
      if (block.offset >= range.to) return
      const [first] = block.spans
      if (first !== undefined) mark?.(paragraph(source, block, first).origin, linesOf(pass, block, block.spans.slice(0, timedWithin)), linesOf(pass, block, block.spans.slice(-timedWithin).reverse()))
      yield foundIn(pass, block)
      tally.lines = block.lines - firstLine + 1
      tally.records += block.spans.length
    }
  } finally {
    await reader.close()
  }
}

function* foundIn(pass: Pass, block: ParagraphBlock): Generator<FoundRecord | Problem> {
  const places = pass.search?.places(block) ?? []
  let next = 0
  for (const span of block.spans) {
    const inside: Place[] = []
    for (let place = places[next]; place !== undefined && place.at < span.next; place = places[++next]) {
      if (place.at >= span.start && place.end <= span.end) inside.push(place)
    }
    const problem = problemOf(pass, span)
    if (problem !== undefined) yield problem
    if (pass.search !== undefined && inside.length === 0 && problem === undefined) continue
    const literals = [...new Set(inside.map(({ literal }) => literal))].filter((literal) => literal !== 'always')
    const always = pass.search === undefined || inside.some(({ literal }) => literal === 'always')
    yield { line: paragraph(pass.source, block, span), literals, always, above: () => [] }
  }
}

function problemOf({ source, longestLine }: Pass, { number, cut }: ParagraphSpan): Problem | undefined {
  if (cut === undefined) return undefined
  if (cut === 'long') return longLine(source, number, longestParagraph(longestLine))
  const message = 'a field gives a length that cannot be right: the rest of its record was left out, and reading goes on at the next empty line'
  return { code: 'broken-length', source, line: cut.line, message }
}

function* linesOf({ source }: Pass, block: ParagraphBlock, spans: readonly ParagraphSpan[]): Generator<Line> {
  for (const span of spans) yield paragraph(source, block, span)
}
