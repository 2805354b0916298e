/** A function that gives its last answer again when it is asked the same: what is drawn often changes seldom. */
export function once<Arguments extends readonly unknown[], Result>(work: (...asked: Arguments) => Result): (...asked: Arguments) => Result {
  let last: { readonly asked: Arguments; readonly result: Result } | undefined
  return (...asked) => {
    if (last === undefined || asked.some((one, index) => one !== last?.asked[index])) last = { asked, result: work(...asked) }
    return last.result
  }
}
