import { parsers } from '../parsers/index.ts'
import type { Entry } from '../src/model/entry.ts'
import { isProblem } from '../src/model/problem.ts'
import type { ReadExample } from '../src/reasoning/rules/try-rule.ts'

const assume = { zone: 'UTC', now: Date.UTC(2026, 0, 1) * 1000 }
const forms = parsers.filter(parser => parser.framing === 'lines')

/** Reads an example line by line, each with the first parser that knows its form. */
export const readExample: ReadExample = (text, as) => {
  let offset = 0
  return text.split('\n').flatMap((line, index) => {
    const origin = { source: as === 'journal' ? 'journal.log' : 'build.log', line: index + 1, offset }
    offset += line.length + 1
    for (const parser of forms) {
      const item = parser.parse({ origin, text: line }, assume)
      if (item && !isProblem(item)) return [item]
    }
    return []
  }) satisfies Entry[]
}
