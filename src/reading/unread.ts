import type { Entry } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'

/** How services mark the beginning and the end of a step. */
const stepMark = /^(?:travis_|section_|-- )/

/** What was made of a line as an entry: one that holds none is taken as it stands. */
export function asEntry(line: Line, item: Entry | Problem | undefined): Entry {
  return item === undefined || isProblem(item) ? unread(line, item) : item
}

// A line that holds no entry, though it has a time, is as blank as one without; the marks of a CI service are none.
function unread({ origin, text }: Line, problem: Problem | undefined): Entry {
  const isBlank = problem === undefined && !stepMark.test(text)
  return { origin, from: 'build', message: isBlank ? '' : text, text, clock: 'none' }
}
