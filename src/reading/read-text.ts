import type { Entry } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import type { Assumptions, Parser } from '../model/parser.ts'
import { isProblem } from '../model/problem.ts'
import { Interpreter } from './interpreter.ts'
import { mixedFormats } from './sniff.ts'

/** The entries of a text in memory, whose lines may be of several formats: an example of a rule, a few pasted lines. */
export function readText(text: string, source: string, parsers: readonly Parser[], assume: Assumptions): Entry[] {
  const interpreter = new Interpreter(mixedFormats(parsers), assume)
  const lines: Line[] = []
  let offset = 0
  return text.split('\n').flatMap((line, index) => {
    const record: Line = { origin: { source, line: index + 1, offset }, text: line }
    const item = interpreter.read(record, () => [...lines].reverse())
    lines.push(record)
    offset += Buffer.byteLength(line) + 1
    return item === undefined || isProblem(item) ? [] : [item]
  })
}
