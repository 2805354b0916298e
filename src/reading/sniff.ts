import type { Parser } from '../model/parser.ts'
import type { Formats } from './interpreter.ts'

/** How much of a source is looked at to tell its format. */
export const sampleSize = 64 * 1024
const sampleLines = 200

/** The formats of a source that begins with these bytes: one alone where it is given, else the surest, with the others for its odd lines. */
export function formatsOf(sample: Uint8Array, parsers: readonly Parser[], as?: string): Formats {
  const mixed = mixedFormats(parsers)
  const given = parsers.find(({ format }) => format === as)
  if (given !== undefined) return { own: given, others: [], any: given === mixed.any ? given : undefined }
  const own = surest(firstLines(sample), parsers, mixed.own)
  return own.framing === 'lines' ? { ...mixed, own } : { own, others: [] }
}

/** The formats of a text that is of none as a whole. By agreement the last format of lines in the registry takes any text. */
export function mixedFormats(parsers: readonly Parser[]): Formats {
  const others = parsers.filter(({ framing }) => framing === 'lines')
  const any = others.at(-1)
  if (any === undefined) throw new Error('the registry has no format of lines')
  return { own: any, others, any }
}

function surest(lines: readonly string[], parsers: readonly Parser[], otherwise: Parser): Parser {
  const scored = parsers.map((parser) => ({ parser, score: recognition(parser, lines) }))
  return scored.reduce((a, b) => (b.score > a.score ? b : a), { parser: otherwise, score: 0 }).parser
}

function recognition(parser: Parser, lines: readonly string[]): number {
  try {
    return parser.recognise(lines)
  } catch {
    return 0
  }
}

function firstLines(sample: Uint8Array): string[] {
  const lines = new TextDecoder().decode(sample).split(/\r?\n/)
  // The sample's end may lie in the middle of a line, and half a line is of no format.
  if (lines.length > 1) lines.pop()
  return lines.slice(0, sampleLines)
}
