import type { Entry } from '../model/entry.ts'
import type { Mechanism } from './mechanism.ts'
import { mechanismOf } from './mechanism.ts'
import { thingsNamed } from './things-named.ts'
import { soundsWrong } from './wrong-words.ts'

const closing = /\b(?:exiting|aborting|aborted|shutting down|terminating|giving up|bailing out|stopping|quitting)\b|\bexit(?:ed)? (?:code|status|with)\b|(?:initiali[sz]ation|start-?up|startup|service|daemon|server|setup) (?:failed|error)|fail\w* to (?:start|initiali[sz]e|launch|run|load configs?)\b|error\(s\) found|fatal errors? found|\[FAILED\]|returned (?:non-zero|an error|error code|exit)|see .{0,40}\blog\b/i
const harmless = /\bwarn(?:ing)?\b|deprecat|\bdebug\b|\binfo\b|\bnotice\b|\bignor(?:ed|ing)\b|falling back|retry|skipp(?:ed|ing)/i
const marked = /\b(?:fatal|panic|emerg|crit(?:ical)?|alert|error|err|failed|failure)\b/i

/** How much a message tells of why something failed: the thing and the mechanism, not that the program now ends. */
export function tellingness(message: string): number {
  const mechanism = mechanismOf(message)
  const named = thingsNamed(message).length > 0
  return (mechanism ? 2 : 0) + (named ? 0.5 : 0) + (marked.test(message) ? 1 : 0) + (soundsWrong(message) ? 1 : 0) - (closing.test(message) ? 2.5 : 0) - (harmless.test(message) ? 1.5 : 0)
}

/** Of what was said, in order, that which tells most of why; the first of equals, since the others follow from it. */
export function mostTelling(said: readonly Entry[]): Entry | undefined {
  return said.toSorted((a, b) => tellingness(b.message) - tellingness(a.message))[0]
}

/** What a message tells in the words that all programs share. */
export interface Told {
  readonly mechanism: Mechanism
  /** What it is about; empty where it names nothing. */
  readonly thing: string
}

/** The mechanism that a message names, with the thing that it is about; `who` said it and is not meant. */
export function toldBy(message: string, who: string | undefined): Told | undefined {
  const mechanism = mechanismOf(message)
  if (mechanism === undefined) return undefined
  const things = thingsNamed(message).filter(thing => thing !== who)
  return { mechanism, thing: withItsNoun(things.find(thing => thing.startsWith('/')) ?? things[0] ?? '', message) }
}

const noNoun = /\b(?:the|a|an|of|for|to|in|on|by|at|is|was|with|from|failed|error|cannot|not|open|load|find)$/i

// `volume group "mill"` says more than `mill`.
function withItsNoun(thing: string, message: string): string {
  const at = message.indexOf(`"${thing}"`) < 0 ? message.indexOf(`'${thing}'`) : message.indexOf(`"${thing}"`)
  if (thing === '' || thing.startsWith('/') || at < 0) return thing
  const noun = /((?:[a-z]{3,14} )?[a-z]{3,14}) $/.exec(message.slice(Math.max(0, at - 40), at))?.[1]
  const [first = '', second] = (noun ?? '').split(' ')
  const words = second === undefined ? [first] : [first, second]
  const kept = noNoun.test(words.at(-1) ?? '') ? [] : words.filter(word => !noNoun.test(word))
  return [...kept, thing].filter(word => word !== '').join(' ')
}

/** What it means, with its thing filled in. */
export function meansOf({ mechanism, thing }: Told): string {
  return mechanism.means.replaceAll(' ({thing})', thing === '' ? '' : ` (${thing})`).replaceAll('{thing}', thing === '' ? 'what it names' : thing)
}

/** The other things that a message names, as a sentence; empty where there is none. */
export function namingOf(message: string, but: readonly (string | undefined)[]): string {
  const things = thingsNamed(message).filter(thing => !but.includes(thing))
  return things.length === 0 ? '' : ` It names: ${things.join(', ')}.`
}
