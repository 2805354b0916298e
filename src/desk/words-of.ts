/** What an error says to a person. One that nobody foresaw keeps its stack: whoever mends it needs that. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Errors of the file system say what and where by themselves, and so do those that the desk made for people.
  return 'code' in error || error.name === 'Error' ? error.message : (error.stack ?? error.message)
}
