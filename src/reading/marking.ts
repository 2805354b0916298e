import type { Entry } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import { isProblem } from '../model/problem.ts'
import type { Interpreter } from './interpreter.ts'
import type { Pass } from './record.ts'
import type { Tally } from './tally.ts'
import type { TimeIndex } from './time-index.ts'

/** Notes in the index, and in the tally, which times a block begins and ends with. */
export function marking(index: TimeIndex, tally: Tally, interpreter: Interpreter): NonNullable<Pass['mark']> {
  const firstTimed = (lines: Iterable<Line>): Entry | undefined => {
    for (const line of lines) {
      const item = interpreter.read(line, () => [])
      if (item !== undefined && !isProblem(item) && item.time !== undefined) return item
    }
    return undefined
  }
  return (begin, first, last) => {
    const ends = [firstTimed(first), firstTimed(last)].filter((entry) => entry !== undefined)
    index.note(begin, ends)
    for (const entry of ends) tally.see(entry)
  }
}
