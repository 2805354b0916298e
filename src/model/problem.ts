/** Something that could not be read or understood. The run goes on; the problem is shown. */
export interface Problem {
  /** Kebab-case and permanent, such as `broken-json` or `long-line`. */
  readonly code: string
  /** What is wrong and what was done about it, in words for a person. */
  readonly message: string
  readonly source: string
  /** 1-based, where the problem stands at a line. */
  readonly line?: number
}

/** Tells a problem from an entry. */
export function isProblem(item: object): item is Problem {
  return 'code' in item
}
