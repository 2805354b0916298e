/** A text as a person seeks it, or a pattern between slashes; capitals count only where it has some. Undefined where there is nothing to seek. */
export function wantedPattern(text: string): RegExp | undefined {
  if (text.trim() === '') return undefined
  const flags = text === text.toLowerCase() ? 'gi' : 'g'
  const pattern = patternIn(text)
  if (pattern === undefined) return new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), flags)
  // By characters where that can be: some escapes are allowed only by code units.
  return compiled(pattern, `${flags}u`) ?? compiled(pattern, flags)
}

/** What stands between slashes, where a text is a pattern. */
export function patternIn(text: string): string | undefined {
  return /^\/(.+)\/$/.exec(text)?.[1]
}

function compiled(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return undefined
  }
}
