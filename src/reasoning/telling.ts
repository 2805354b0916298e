import type { Entry } from '../model/entry.ts'
import { errnoSaid } from './kernel-errno.ts'
import type { Mechanism } from './mechanism.ts'
import { mechanismOf } from './mechanism.ts'
import { thingsNamed } from './things-named.ts'
import { soundsWrong } from './wrong-words.ts'

const closing = /\bfailed with (?:exit )?(?:code|status)\b|\binit\w* (?:\S+ ){0,4}failed\b|\btest (?:failed|is unsuccessful)\b|\b(?:exiting|aborting|aborted|shutting down|terminating|giving up|bailing out|stopping|quitting)\b|\bexit(?:ed)? (?:code|status|with)\b|(?:initiali[sz]ation|start-?up|startup|service|daemon|server|setup) (?:failed|error)|fail\w* to (?:start|initiali[sz]e|launch|run|load configs?)\b|error\(s\) found|fatal errors? found|\[FAILED\]|returned (?:non-zero|an error|error code|exit)|see .{0,40}\blog\b/i
const harmless = /\bcontinu(?:es|ing)\b|\bwarn(?:ing)?\b|deprecat|\bdebug\b|\binfo\b|\bnotice\b|\bignor(?:ed|ing)\b|falling back|retry|skipp(?:ed|ing)/i
const marked = /\b(?:fatal|panic|emerg|crit(?:ical)?|alert|error|err|failed|failure)\b/i

// The levels that programs write as one letter: of klog at the beginning, of others between the time and the place in the code.
const lesser = /^[WID]\d{4} |\] [WIDN] \[|^(?:\S+ ){0,3}[WID]\/|<(?:Warning|Information|Notice|Debug|Trace)>|\[(?:WRN|INF|DBG)\]|\blevel=(?:warn|info|debug)/
const fatal = /^F\d{4} |\[(?:crit(?:ical)?|emerg|alert|fatal|FTL)\]|<(?:Fatal|Critical)>|\blevel=(?:fatal|critical|panic)|\b(?:FATAL|CRITICAL|EMERGENCY|PANIC|fatal):? /

/** Whether a message is marked, or worded, as one that did no harm. */
export function isHarmless(message: string): boolean {
  return harmless.test(message) || lesser.test(message.slice(0, 200))
}

// What PowerShell wraps around the errors of a program that is none of its own says nothing of them.
const wrapping = /^At (?:line:\d+|\S.*:\d+) char:\d+|^\s*\+ (?:CategoryInfo|FullyQualifiedErrorId)\b|\[\], RemoteException|^\s*\+ ~+/
const detail = /\blevel=(?:info|debug|trace)|\[(?:INF|DBG)\]|<(?:Information|Debug|Trace)>|^[ID]\d{4} |\] [ID] \[/

/** Whether a message is marked as a mere detail of the ordinary course. */
export function isDetail(message: string): boolean {
  return detail.test(message.slice(0, 200)) || wrapping.test(message.slice(0, 200))
}

/** Whether a message is marked as what ended the program. */
export function isFatal(message: string): boolean {
  return fatal.test(message.slice(0, 200))
}

/** How much a message tells of why something failed: the thing and the mechanism, not that the program now ends. */
export function tellingness(message: string): number {
  const mechanism = mechanismOf(message)
  const named = thingsNamed(message).length > 0
  return (mechanism ? 2 : 0) + (named ? 0.5 : 0) + (marked.test(message) ? 1 : 0) + (soundsWrong(message) ? 1 : 0) - (onlyCloses(message) ? 2.5 : 0) - (isHarmless(message) ? 1.5 : 0) - (isDetail(message) ? 1 : 0) + (isFatal(message) ? 0.5 : 0)
}

// "failed to start" ends the matter, unless the reason follows.
function onlyCloses(message: string): boolean {
  const found = closing.exec(message)
  const rest = found === null ? '' : message.slice(found.index + found[0].length)
  return found !== null && !(rest.includes(': ') && mechanismOf(rest) !== undefined)
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
  const field = errorFieldOf(message)
  if (field !== undefined) {
    const told = toldBy(field, who)
    if (told !== undefined) return told
  }
  const mechanism = mechanismOf(message) ?? mechanismOf(errnoSaid(message)?.words ?? '')
  if (mechanism === undefined) return undefined
  const things = thingsNamed(withoutKeys(message)).filter(thing => thing !== who)
  return { mechanism, thing: spokenOf(message, mechanism) ?? nounOf(message) ?? withItsNoun(things.find(thing => thing.startsWith('/')) ?? things[0] ?? '', message) }
}

// In a line of key=value pairs, the field of the error says more than all the others.
function errorFieldOf(message: string): string | undefined {
  if (!/\b(?:level|lvl|severity|ts|time|msg|caller)=/.test(message.slice(0, 300))) return undefined
  const [, quoted, bare] = /\b(?:err|error|reason|cause)=(?:"((?:[^"\\]|\\.){6,600})"|([^\s"]{6,200}))/.exec(message.slice(0, 1500)) ?? []
  return quoted?.replaceAll('\\"', '"') ?? bare
}

// What stands in quotation marks behind a key is a sentence and no name.
function withoutKeys(message: string): string {
  return message.replace(/(?<=^|\s)(?:msg|message|err|error|level|time|ts)="([^"\\]{1,600})"/g, '$1')
}

const ofNames = String.raw`([\w./-]+(?: [\w./-]+){0,2}?)`
// "No wheel address found", "Unknown setting: wheel_size": what is missing or not known is said beside the words for it.
const nouns: readonly RegExp[] = [
  new RegExp(String.raw`\b[Uu]n(?:known|supported|recogni[sz]ed|expected) (\w+(?: \w+)?)(?: in \w+)?: ["'\`]?([\w./-]{2,40})["'\`]?(?:$|[\s,;])`),
  new RegExp(String.raw`\b[Nn]o ${ofNames} (?:was |were |is |are |has been |have been )?(?:found|given|specified|defined|configured|provided|set)\b`),
]

function nounOf(message: string): string | undefined {
  const said = message.slice(0, 1200)
  for (const form of nouns) {
    const [, noun, name] = form.exec(said) ?? []
    if (noun !== undefined) return name === undefined ? noun : `${noun} ${name}`
  }
  return undefined
}

// As in "cp: /srv/silo: Permission denied" and "Permission denied: '/srv/silo'": what stands at the words of the error is meant.
function spokenOf(message: string, { words, names }: Mechanism): string | undefined {
  const said = message.slice(0, 1200)
  const named = names?.exec(said)?.slice(1).find(name => name !== undefined)
  if (named !== undefined) return named
  const found = words.exec(said)
  if (found === null) return undefined
  const after = /^[^\w/'"]{0,3}(?:'([^'\s][^']{1,119})'|"([^"\s][^"]{1,119})"|(\/[^\s:'",;)]{2,120}))/.exec(said.slice(found.index + found[0].length))
  const before = /(?:^|[\s'"`(=:])(\/[^\s:'"`,;()]{2,120})['"`)]?(?::|,| -)? (?:\(?\d{1,3}[:)] )?$/.exec(said.slice(0, found.index))
  return after?.[1] ?? after?.[2] ?? after?.[3] ?? before?.[1]
}

const noNoun = /\b(?:the|a|an|of|for|to|in|on|by|at|is|was|with|from|failed|error|cannot|not|open|load|find)$/i

// `volume group "mill"` says more than `mill`.
function withItsNoun(thing: string, message: string): string {
  const at = message.indexOf(`"${thing}"`) < 0 ? message.indexOf(`'${thing}'`) : message.indexOf(`"${thing}"`)
  if (thing === '' || thing.startsWith('/') || at < 0) return thing
  const noun = /\b((?:[A-Za-z]{3,14} )?[A-Za-z]{3,14}) $/.exec(message.slice(Math.max(0, at - 40), at))?.[1]?.replaceAll(/[A-Z][a-z]+/g, word => word.toLowerCase())
  const [first = '', second] = (noun ?? '').split(' ')
  const words = second === undefined ? [first] : [first, second]
  const kept = noNoun.test(words.at(-1) ?? '') ? [] : words.filter(word => !noNoun.test(word))
  return [...kept, thing].filter(word => word !== '').join(' ')
}

const longestQuote = 160

/** What is quoted of a message: all of it, or the part that tells. */
export function gistOf(message: string): string {
  const said = message.trim()
  if (said.length <= longestQuote) return said
  const found = mechanismOf(said)?.words.exec(said)
  const at = found === null || found === undefined ? 0 : found.index
  if (at + (found?.[0].length ?? 0) <= longestQuote) return said.slice(0, longestQuote)
  const clause = said.lastIndexOf(': ', at - longestQuote / 4) + 2
  const word = said.indexOf(' ', at - longestQuote / 2) + 1
  return `… ${said.slice(clause < word ? word : clause).slice(0, longestQuote)}`
}

const longestName = 30

/** A thing as a title names it: a long path by its end. */
export function shortly(thing: string): string {
  const [, end] = /(\/[^/]+\/[^/]+)$/.exec(thing) ?? []
  return thing.startsWith('/') && thing.length > longestName && end !== undefined && end.length < thing.length ? `…${end.length <= longestName ? end : end.slice(end.lastIndexOf('/'))}` : thing
}

/** Its kind and the thing that it is about, as a title has them. */
export function kindOf({ mechanism, thing }: Told): string {
  return thing === '' ? mechanism.name : `${mechanism.name} (${shortly(thing)})`
}

/** What it means, with its thing filled in. */
export function meansOf({ mechanism, thing }: Told): string {
  const folder = /^(\/[^\s/]+(?:\/[^\s/]+)*)\/[^/]+$/.exec(thing)?.[1]
  const where = folder === undefined ? '' : ` ${(mechanism.folder ?? 'It lies in {folder}.').replace('{folder}', () => folder)}`
  return mechanism.means.replaceAll(' ({thing})', thing === '' ? '' : ` (${thing})`).replaceAll('{thing}', thing === '' ? 'what it names' : thing) + where
}

/** The other things that a message names, as a sentence; empty where there is none. */
export function namingOf(message: string, but: readonly (string | undefined)[]): string {
  const things = thingsNamed(message).filter(thing => !but.includes(thing))
  return things.length === 0 ? '' : ` It names: ${things.join(', ')}.`
}
