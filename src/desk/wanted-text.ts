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
  const part = pattern === undefined ? longest(text.split(/[^\x20\x21\x23-\x5b\x5d-\x7e]/)) : fixedPart(pattern)
  return {
    meets: ({ message, text: whole }) => expression.test(message) || (whole !== message && expression.test(whole)),
    ...(part !== '' && { sieve: sieveFor(part, flags) }),
  }
}

// Where these stand, a line may say more than its bytes show: colours in the middle of words, escapes, messages that are lists of bytes.
const disguises = ['\x1b[', '\\u', '":[', '" : [', '": [']

function sieveFor(part: string, flags: string): Sieve {
  const expression = new RegExp(escaped(part), `${flags}g`)
  return ({ bytes, start, end }) => {
    const places = [...bytes.toString('latin1', start, end).matchAll(expression)].map(({ index }) => start + index)
    const own = bytes.subarray(start, end)
    for (const disguise of disguises) for (let at = own.indexOf(disguise); at >= 0; at = own.indexOf(disguise, at + 1)) places.push(start + at)
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

// What must stand as it is wherever a simple pattern fits.
function fixedPart(pattern: string): string {
  if (/[|()[\]\\^$]/.test(pattern)) return ''
  return longest(pattern.replace(/.[*?]|.\{[^}]*\}?/g, '\0').split(/[^\w /:@=,;-]/))
}

function longest(parts: readonly string[]): string {
  return parts.reduce((a, b) => (b.length > a.length ? b : a), '')
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
