import type { Condition } from './condition.ts'
import { patternOf } from './condition.ts'
import { Reading, tokensOf } from './tokens.ts'

// What of EQL a printed rule is made of, after its grammar in the sources of Elasticsearch (x-pack/plugin/eql/src/main/antlr/EqlBase.g4)
// and the manual (EQL syntax reference), and nothing else: what is not here is an error.
const spelling = {
  string: /"(?:\\[btnfr"'\\]|\\u\{[0-9a-fA-F]{2,8}\}|[^\r\n"\\])*"/y,
  word: /[A-Za-z_@][A-Za-z0-9_]*/y,
  sign: /==|[.?(),]/y,
}
// Case counts, other than in ES|QL.
const reserved = /^(?:and|any|by|false|in|join|like|maxspan|not|null|of|or|regex|sequence|true|until|where|with)$/

/** `any where condition`; `optional` names the fields that may be missing from the mapping. */
export function readEql(text: string): { readonly where: Condition; readonly optional: ReadonlySet<string> } {
  const reading = new Reading(tokensOf(text, spelling))
  const optional = new Set<string>()
  reading.want('any')
  reading.want('where')
  const where = condition(reading, optional)
  reading.wantEnd()
  return { where, optional }
}

function condition(reading: Reading, optional: Set<string>): Condition {
  const of = [one(reading, optional)]
  while (reading.takeIf('or')) of.push(one(reading, optional))
  return of.length === 1 && of[0] !== undefined ? of[0] : { is: 'any of', of }
}

function one(reading: Reading, optional: Set<string>): Condition {
  if (reading.takeIf('(')) {
    const inner = condition(reading, optional)
    reading.want(')')
    return inner
  }
  const isOptional = reading.takeIf('?')
  const name = reading.wantField(reserved)
  if (isOptional) optional.add(name)
  if (reading.takeIf('==')) return { is: 'equal', field: name, value: value(reading) }
  reading.want('like')
  return { is: 'like', field: name, glob: value(reading) }
}

const letters: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' }

function value(reading: Reading): string {
  return reading.wantKind('string').slice(1, -1).replace(/\\(?:u\{([0-9a-fA-F]+)\}|(.))/g, (_, code: string | undefined, letter = '') => (code === undefined ? letters[letter as string] ?? letter as string : String.fromCodePoint(Number.parseInt(code, 16))))
}

/** like: `*` any characters, `?` one; there is no escape. */
export function readGlob(glob: string): RegExp {
  return patternOf((glob.match(/[*?]|[^*?]+/gu) ?? []).map(part => (part === '*' || part === '?' ? part : `=${part}`)))
}
