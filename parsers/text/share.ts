import type { Assumptions, Parser } from '../../src/model/parser.ts'

// No time is too late for a line that is only looked at.
const anyTime: Assumptions = { zone: 'UTC', now: Date.UTC(2200, 0) * 1000 }

/** The share of lines that a parser reads, those aside that may belong to any format: empty, indented or said to be neutral. */
export function shareRead(parser: Pick<Parser, 'parse'>, lines: readonly string[], neutral: (line: string) => boolean = () => false): number {
  let read = 0
  let counted = 0
  for (const text of lines) {
    const line = { origin: { source: '', line: 1, offset: 0 }, text }
    if (parser.parse(line, anyTime)) read += 1
    else if (/^\s|^$/.test(text) || neutral(text)) continue
    counted += 1
  }
  return counted === 0 ? 0 : read / counted
}
