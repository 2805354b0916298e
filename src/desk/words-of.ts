// These nobody means to throw: whoever mends them needs to know where they came from.
const bugs = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'AssertionError']

/** What an error says to a person. One that nobody foresaw keeps its stack. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return bugs.includes(error.name) ? (error.stack ?? error.message) : error.message
}
