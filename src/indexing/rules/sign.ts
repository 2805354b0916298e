import type { Match } from '../../model/rule.ts'

/**
 * What of a literal a search for words can find. A literal is a part of a line and may cut words; a search knows whole
 * words only, or their beginnings. What is found may hold more than was meant, never less: the pattern decides.
 */
export interface Sign {
  /** Words beside each other; empty where none of the literal's is known to begin. */
  readonly words: string
  /** Whether the last of them is whole, or may be longer. */
  readonly end: 'whole' | 'beginning'
  /** What also stands somewhere within a word: given where the words alone would say little. */
  readonly part?: string
}

// What ends a word for any analyzer; a dot, colon, comma, apostrophe or underscore may stand within one.
const border = /[\s()[\]{}<>=/"!?@#$%^&*+~`|\\-]/
const sound = /[\p{L}\p{N}]/u
// In the source of a pattern: the beginning of the message, space, or a character that ends a word.
const bordering = /(?:(?:^|[^\\])\^|\\s\+?|\\[()[\]{}/^$*+?|-]|[\s<>=/"!@#%&~`-])$/
const endsWord = /^(?:\$|\\s|\s)/
const telling = 2

/** How the literal of a match is searched for. */
export function signOf({ literal, pattern }: Pick<Match, 'literal' | 'pattern'>): Sign {
  const [before, after] = sidesOf(literal, pattern.source)
  const end = border.test(literal.at(-1) ?? '') || endsWord.test(after) ? 'whole' : 'beginning'
  if (border.test(literal[0] ?? '') || bordering.test(withoutOpening(before))) return { words: literal.trim(), end }
  const first = literal.search(border)
  const rest = first < 0 ? '' : literal.slice(first).trim()
  const count = rest.split(border).filter(chunk => sound.test(chunk)).length
  if (count >= telling) return { words: rest, end }
  return { words: count === 0 ? '' : rest, end, part: longestPart(first < 0 ? literal : literal.slice(0, first)) }
}

/** What stands before and after a literal in the source of a pattern; nothing where the pattern words it otherwise. */
function sidesOf(literal: string, source: string): readonly [before: string, after: string] {
  const escaped = [...literal].map(character => (/[.*+?^${}()|[\]\\/]/.test(character) ? `\\${character}` : character)).join('')
  const at = source.indexOf(escaped)
  // Where it stands twice, one side of one tells nothing of the other.
  return at < 0 || source.includes(escaped, at + 1) ? ['', ''] : [source.slice(0, at), source.slice(at + escaped.length)]
}

// A group that begins where the literal does says nothing of what stands before it.
function withoutOpening(before: string): string {
  const shorter = before.replace(/(?<!\\)\((?:\?(?:<\w+>|[:=!]))?$/, '')
  return shorter === before ? before : withoutOpening(shorter)
}

function longestPart(text: string): string {
  return text.split(/[^\p{L}\p{N}_]+/u).reduce((a, b) => (b.length > a.length ? b : a))
}
