import fc from 'fast-check'
import { columns } from '../../../src/views/text/cut.ts'
import type { Row } from '../../../src/views/tui/row.ts'

/** Texts as only a log can hold them: escapes, bidi controls, tabs, wide, combining and right-to-left characters, halves of pairs. */
export const hostileText: fc.Arbitrary<string> = fc.string({
  maxLength: 120,
  unit: fc.oneof(
    fc.constantFrom('\u001b[31m', '\u001b]8;;http://x.test\u0007', '\u009b2J', '\u202e', '\u2066', '\t', '\r', '\n', '\u0000', '漢', '字', 'e\u0301', '\u0301', '👩‍🚀', '🇩🇪', 'שלום', 'العربية', '\ud83d', '\u200d', '한', '\u1100', '\u1161', 'ｱﾞ', '…'),
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.constantFrom('a', ' ', 'error', '/var/tmp'),
  ),
})

/** The text of a row, as a terminal would get it. */
export function textOf(row: Row): string {
  return row.spans.map(({ text }) => text).join('')
}

/** What is wrong with rows for a screen so wide, in words; nothing where they fit and are safe. */
export function faultsOf(rows: readonly Row[], width: number): string[] {
  return rows.flatMap((row, index) => {
    const text = textOf(row)
    return [
      ...(columns(text) > width ? [`row ${index} takes ${columns(text)} of ${width} columns: ${JSON.stringify(text)}`] : []),
      ...(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(text) ? [`row ${index} holds a control character: ${JSON.stringify(text)}`] : []),
      ...(row.spans.some(({ text }) => text === '') ? [`row ${index} has an empty span`] : []),
    ]
  })
}
