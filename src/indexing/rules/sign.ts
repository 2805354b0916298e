import type { Match } from '../../model/rule.ts'

/**
 * What of a literal a search for words can find. A literal is a part of a line and may cut words; a search knows whole
 * words only, or their beginnings. What is found may hold more than was meant, never less: the pattern decides.
 */
export type Sign =
  /** Words beside each other, all of them whole. */
  | { readonly kind: 'words'; readonly text: string }
  /** The same, the last one perhaps longer. */
  | { readonly kind: 'beginning of words'; readonly text: string }
  /** A part of one word. */
  | { readonly kind: 'part of a word'; readonly text: string }

// What ends a word for any analyzer; a dot, colon, comma, apostrophe or underscore may stand within one.
const border = /[\s()[\]{}<>=/"!?@#$%^&*+~`|\\-]/
const sound = /[\p{L}\p{N}]/u

/** How the literal of a match is searched for. */
export function signOf({ literal, pattern }: Pick<Match, 'literal' | 'pattern'>): Sign {
  const [before, after] = sidesOf(literal, pattern.source)
  const begin = isBeginCut(literal, before) ? literal.search(border) + 1 : 0
  const whole = border.test(literal.at(-1) ?? '') || endsWord.test(after)
  const isLost = isBeginCut(literal, before) && begin === 0
  const words = isLost ? '' : literal.slice(begin)
  if (sound.test(words)) return { kind: whole ? 'words' : 'beginning of words', text: words.trim() }
  return { kind: 'part of a word', text: longestPart(literal) }
}

// A word begins where the pattern wants a border before it, or the literal begins with one. Where it tells nothing, whoever wrote it meant a word.
function isBeginCut(literal: string, before: string | undefined): boolean {
  const first = literal[0] ?? ''
  if (border.test(first)) return false
  if (!sound.test(first)) return true
  if (before === undefined) return /[a-z]/.test(first)
  return cutters.some(cutter => cutter.test(before))
}

// A letter, a class of letters, what stands for any of them, or a choice that ends in a letter.
const cutters = [/(?:^|[^\\])(?:\\\\)*[\p{L}\p{N}_]$/u, /\[[^\]]*\p{L}[^\]]*\][+*?]*$/u, /\\[wSD][+*?]*$/, /[\p{L}\p{N}_]\)\??$/u] as const
const endsWord = /^(?:\\b|\$|\\s|\s)/

/** What stands before and after a literal in the source of a pattern; undefined where the pattern words it otherwise. */
function sidesOf(literal: string, source: string): readonly [before: string | undefined, after: string] {
  const escaped = [...literal].map(character => (/[.*+?^${}()|[\]\\/]/.test(character) ? `\\${character}` : character)).join('')
  const at = source.indexOf(escaped)
  return at < 0 ? [undefined, ''] : [source.slice(Math.max(0, at - 40), at), source.slice(at + escaped.length)]
}

function longestPart(literal: string): string {
  return literal.split(/[^\p{L}\p{N}_]+/u).reduce((a, b) => (b.length > a.length ? b : a))
}
