import type { Condition } from './condition.ts'
import { patternOf } from './condition.ts'
import type { Token } from './tokens.ts'
import { Reading, tokensOf } from './tokens.ts'

// What of ES|QL a printed rule is made of, after its grammar in the sources of Elasticsearch (x-pack/plugin/esql/src/main/antlr:
// EsqlBaseParser.g4, parser/Expression.g4, lexer/Expression.g4, lexer/From.g4), and nothing else: what is not here is an error.
const spelling = {
  // Known escapes only, and no line break.
  string: /"(?:\\[tnr"\\]|[^\r\n"\\])*"/y,
  word: /[A-Za-z][A-Za-z0-9_]*|[_@][A-Za-z0-9_]+/y,
  sign: /==|[|,.()]/y,
}
// Any index may be named without quotes but for these characters.
const source = /[^:"=|,[\]/ \t\r\n]+/y
const reserved = /^(?:and|as|asc|by|desc|false|first|in|is|last|like|not|null|nulls|on|or|rlike|true|with|where)$/i

/** Beyond it Elasticsearch refuses (ExpressionBuilder.MAX_EXPRESSION_DEPTH). */
export const deepest = 400
/** Longer texts it refuses too (EsqlParser.MAX_LENGTH). */
export const longest = 1_000_000

export interface Esql {
  readonly from: readonly string[]
  readonly where: Condition
  readonly sort: string
  readonly limit: number
}

/** `FROM a, b | WHERE condition | SORT field | LIMIT n`. */
export function readEsql(text: string): Esql {
  const [head = '', ...rest] = splitHead(text)
  const reading = new Reading(tokensOf(rest.join(''), spelling))
  reading.want('|')
  wantWord(reading, 'where')
  const where = condition(reading)
  reading.want('|')
  wantWord(reading, 'sort')
  const sort = reading.wantField(reserved)
  reading.want('|')
  wantWord(reading, 'limit')
  const limit = Number(reading.wantKind('number'))
  reading.wantEnd()
  return { from: sourcesOf(head), where, sort, limit }
}

// In FROM other characters are words than elsewhere.
function splitHead(text: string): readonly string[] {
  const plain = text.replace(/^(?:\s+|\/\/[^\r\n]*\r?\n)+/, '')
  const pipe = plain.indexOf('|')
  if (pipe < 0) throw new SyntaxError('no | after FROM')
  return [plain.slice(0, pipe), plain.slice(pipe)]
}

function sourcesOf(head: string): readonly string[] {
  const names = /^from\s+([^]*)$/i.exec(head.trim())?.[1]
  if (names === undefined) throw new SyntaxError('FROM was expected')
  return names.split(',').map((name) => {
    source.lastIndex = 0
    if (source.exec(name.trim())?.[0] !== name.trim()) throw new SyntaxError(`${name} is no name of an index`)
    return name.trim()
  })
}

function condition(reading: Reading): Condition {
  const of = [one(reading)]
  while (isWord(reading.next, 'or')) {
    reading.take()
    of.push(one(reading))
  }
  return of.length === 1 && of[0] !== undefined ? of[0] : { is: 'any of', of }
}

function one(reading: Reading): Condition {
  if (reading.takeIf('(')) {
    const inner = condition(reading)
    reading.want(')')
    return inner
  }
  const name = reading.wantField(reserved)
  if (reading.takeIf('==')) return { is: 'equal', field: name, value: value(reading) }
  wantWord(reading, 'like')
  return { is: 'like', field: name, glob: value(reading) }
}

function value(reading: Reading): string {
  const text = reading.wantKind('string')
  return text.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => ({ t: '\t', n: '\n', r: '\r' })[letter] ?? letter)
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.is === 'word' && token.text.toLowerCase() === word
}

function wantWord(reading: Reading, word: string): void {
  if (!isWord(reading.next, word)) throw new SyntaxError(`${word.toUpperCase()} was expected, not ${reading.next?.text ?? 'the end'}`)
  reading.take()
}

/** LIKE: `*` any characters, `?` one, a backslash before one of these or itself lets it stand for itself; before others it is an error. */
export function readGlob(glob: string): RegExp {
  const parts = glob.match(/\\[^]|[*?]|[^\\*?]+/gu) ?? []
  if (parts.join('') !== glob) throw new SyntaxError(`${glob} ends in a backslash`)
  return patternOf(parts.map((part) => {
    if (!part.startsWith('\\')) return part === '*' || part === '?' ? part : `=${part}`
    if (!/^\\[\\*?]$/.test(part)) throw new SyntaxError(`${part} is no escape`)
    return `=${part.slice(1)}`
  }))
}
