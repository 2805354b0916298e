import type { Parser } from '../model/parser.ts'

/** How much of a source is looked at to tell its format. */
export const sampleSize = 64 * 1024
const sampleLines = 200

/** The parser that is surest of these bytes; the one that takes any text where none is. */
export function sniff(sample: Uint8Array, parsers: readonly Parser[]): Parser {
  const lines = firstLines(sample)
  const scored = parsers.map((parser) => ({ parser, score: recognition(parser, lines) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { parser: anyText(parsers) ?? parsers[0]!, score: 0 })
  return best.parser
}

/** The parser for lines that no other claims: by agreement the last one of the registry. */
export function anyText(parsers: readonly Parser[]): Parser | undefined {
  return parsers.findLast(({ framing }) => framing === 'lines')
}

function recognition(parser: Parser, lines: readonly string[]): number {
  try {
    return parser.recognise(lines)
  } catch {
    return 0
  }
}

function firstLines(sample: Uint8Array): string[] {
  const text = new TextDecoder().decode(sample)
  const lines = text.split(/\r?\n/)
  // The sample's end may lie in the middle of a line, and half a line is of no format.
  if (lines.length > 1) lines.pop()
  return lines.slice(0, sampleLines)
}
