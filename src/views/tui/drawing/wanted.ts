/** A text as a person seeks it: any case of letters, or a pattern between slashes; undefined where there is nothing to seek. */
export function wantedPattern(text: string): RegExp | undefined {
  if (text.trim() === '') return undefined
  const pattern = /^\/(.+)\/$/.exec(text)?.[1]
  if (pattern === undefined) return new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'giu')
  try {
    return new RegExp(pattern, 'giu')
  } catch {
    return undefined
  }
}
