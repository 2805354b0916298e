import { mechanisms } from './mechanisms.ts'

/** What went wrong in a message, as the words that all programs share tell it: those of errno, and those of refusals that every daemon has. */
export interface Mechanism {
  readonly words: RegExp
  /** Where its words name the thing that is meant. */
  readonly names?: RegExp
  /** How it is called, to stand after a name: "… : permission denied". */
  readonly name: string
  /** What it means, as sentences; `{thing}` is what the message is about. */
  readonly means: string
  /** What its folder has to do with it, where its thing is a file: `{folder}`. */
  readonly folder?: string
  readonly check: string
}

/** The mechanism that a message names; undefined where its words are of no known kind. Errors that wrap others tell the innermost last. */
export function mechanismOf(message: string): Mechanism | undefined {
  const said = message.length <= longest ? message : `${message.slice(0, longest / 2)} ${message.slice(-longest / 2)}`
  return (said.length > wrapped ? formOf(innermost(said)) : undefined) ?? formOf(said)
}

// What failed and why: "… cannot open shared object file: No such file or directory".
function innermost(said: string): string {
  const why = said.lastIndexOf(': ', said.length - shortest)
  const what = why <= 0 ? why : said.lastIndexOf(': ', why - 1)
  return said.slice(what < 0 || said.length - what > wrapped ? why + 2 : what + 2)
}

const longest = 1200
// Shorter messages wrap nothing, and shorter ends ("unknown", a code) tell nothing.
const wrapped = 120
const shortest = 16

function formOf(text: string): Mechanism | undefined {
  return mechanisms.find(({ words }) => words.test(text))
}
