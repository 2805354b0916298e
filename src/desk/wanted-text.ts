import type { Entry } from '../model/entry.ts'
import type { Sieve } from '../reading/index.ts'

/** A text that is looked for, or a pattern between slashes. Capitals count only where it has some. */
export interface WantedText {
  meets(entry: Entry): boolean
  /** The lines in whose bytes it may stand; without it, any line may. */
  readonly sieve?: Sieve
}

/** Throws in words where a pattern is none. */
export function wantedText(text: string): WantedText {
  const [, pattern] = /^\/(.+)\/$/.exec(text) ?? []
  const flags = text === text.toLowerCase() ? 'i' : ''
  const expression = pattern === undefined ? new RegExp(escaped(text), flags) : compiled(pattern, flags)
  const part = longest((pattern === undefined ? text : fixedOf(pattern)).split(escapable))
  return {
    meets: ({ message, text: whole }) => expression.test(message) || (whole !== message && expression.test(whole)),
    ...(part !== '' && { sieve: sieveFor(part, flags) }),
  }
}

// JSON may write these in another way than they are shown.
const escapable = /[^\x20-\x7e]|["\\<>&'/]/
// Where these stand, a line may say more than its bytes show: colours in the middle of words, messages that are lists of bytes.
const disguises = [/\x1b\[/g, /\\u001b\[/gi, /"MESSAGE" ?: ?\[/g]

function sieveFor(part: string, flags: string): Sieve {
  const sought = [new RegExp(escaped(part), `${flags}g`), ...disguises]
  return ({ bytes, start, end }) => {
    const raw = bytes.toString('latin1', start, end)
    const places = sought.flatMap(expression => [...raw.matchAll(expression)].map(({ index }) => start + index))
    return places.sort((a, b) => a - b).map(at => ({ at, end: at + 1, literal: 0 }))
  }
}

function compiled(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags)
  } catch (error) {
    throw new Error(`this is no pattern: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

// What must stand as it is wherever a simple pattern fits, the rest cut out.
function fixedOf(pattern: string): string {
  return /[|()[\]\\^$]/.test(pattern) ? '' : pattern.replace(/.[*?]|.\{[^}]*\}?/g, '\0').replace(/[+.?]/g, '\0')
}

function longest(parts: readonly string[]): string {
  return parts.reduce((a, b) => (b.length > a.length ? b : a), '')
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
