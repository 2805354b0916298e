/** A piece of a query. */
export interface Token {
  readonly is: 'word' | 'string' | 'number' | 'sign'
  readonly text: string
}

/** How a language writes its pieces; each pattern is tried where the one before ends. */
export interface Spelling {
  readonly string: RegExp
  readonly word: RegExp
  readonly sign: RegExp
}

const passedOver = /(?:[ \r\n\t]+|\/\/[^\r\n]*(?:\r?\n|$)|\/\*[^]*?\*\/)+/y
const number = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y

/** The pieces of a query. Throws at what is none. */
export function tokensOf(text: string, { string, word, sign }: Spelling): readonly Token[] {
  const kinds = [['string', string], ['number', number], ['word', word], ['sign', sign]] as const
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    passedOver.lastIndex = at
    if (passedOver.test(text)) {
      at = passedOver.lastIndex
      continue
    }
    const found = kinds.map(([is, pattern]): Token | undefined => {
      pattern.lastIndex = at
      const [own] = pattern.exec(text) ?? []
      return own === undefined ? undefined : { is, text: own }
    }).find(token => token !== undefined)
    if (found === undefined) throw new SyntaxError(`no word of the language at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`)
    tokens.push(found)
    at += found.text.length
  }
  return tokens
}

/** Tokens that are read one after the other. */
export class Reading {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at]
  }

  take(): Token {
    const token = this.next
    if (token === undefined) throw new SyntaxError('the query ends too early')
    this.#at++
    return token
  }

  /** Takes the token if it reads like this. */
  takeIf(text: string): boolean {
    const is = this.next !== undefined && this.next.is !== 'string' && this.next.text === text
    if (is) this.#at++
    return is
  }

  want(text: string): void {
    if (!this.takeIf(text)) throw new SyntaxError(`${text} was expected, not ${this.next?.text ?? 'the end'}`)
  }

  wantKind(is: Token['is']): string {
    const token = this.take()
    if (token.is !== is) throw new SyntaxError(`a ${is} was expected, not ${token.text}`)
    return token.text
  }

  /** Names joined by dots, none of which is a word of the language. */
  wantField(reserved: RegExp): string {
    const parts: string[] = []
    do {
      const name = this.wantKind('word')
      if (reserved.test(name)) throw new SyntaxError(`${name} cannot be a field without backquotes`)
      parts.push(name)
    } while (this.takeIf('.'))
    return parts.join('.')
  }

  wantEnd(): void {
    if (this.next !== undefined) throw new SyntaxError(`the end was expected, not ${this.next.text}`)
  }
}
