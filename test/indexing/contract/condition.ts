/** A condition as one of the query languages has it, read back from its text. */
export type Condition =
  | { readonly is: 'any of'; readonly of: readonly Condition[] }
  | { readonly is: 'like'; readonly field: string; readonly glob: string }
  | { readonly is: 'equal'; readonly field: string; readonly value: string }

export type Document = Readonly<Record<string, string>>

/** A glob of a language as a pattern. */
export type GlobReading = (glob: string) => RegExp

/** Whether a document meets a condition, as the manuals of the languages say: case counts, and a field that is missing meets none. */
export function meets(document: Document, condition: Condition, read: GlobReading): boolean {
  if (condition.is === 'any of') return condition.of.some(one => meets(document, one, read))
  const value = document[condition.field]
  if (value === undefined) return false
  return condition.is === 'equal' ? value === condition.value : read(condition.glob).test(value)
}

/** How deep conditions lie in one another where each `or` takes all before it as its left side. */
export function depthOf(condition: Condition): number {
  return condition.is === 'any of' ? condition.of.reduce((deepest, one, index) => Math.max(deepest, depthOf(one)) + (index > 0 ? 1 : 0), 0) : 1
}

export function partsOf(condition: Condition): readonly Exclude<Condition, { readonly is: 'any of' }>[] {
  return condition.is === 'any of' ? condition.of.flatMap(partsOf) : [condition]
}

/** A pattern made of a glob's parts: stars, question marks, and text that stands for itself. */
export function patternOf(parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.map(part => (part === '*' ? '[^]*' : part === '?' ? '[^]' : [...part.slice(1)].map(character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join(''))).join('')}$`, 'u')
}
