import { StringDecoder } from 'node:string_decoder'

/** What came from the terminal, told apart. */
export type Input =
  | { readonly kind: 'keys'; readonly text: string }
  | { readonly kind: 'pasting'; readonly lines: number; readonly bytes: number }
  | { readonly kind: 'pasted'; readonly text: string }
  /** Columns and rows from 0. */
  | { readonly kind: 'mouse'; readonly column: number; readonly row: number; readonly what: 'click' | 'wheel up' | 'wheel down' }

const begins = '\u001b[200~'
const ends = '\u001b[201~'
const mouse = /\u001b\[<(\d+);(\d+);(\d+)([Mm])/
// What may be the beginning of a paste or of the mouse, and must be waited for; a lone escape too.
const unfinished = /\u001b(?:\[(?:<[\d;]*|2?|20?|200?)?)?$/

/** Tells keys, pastes and the mouse apart in what a terminal sends, wherever it is cut. A paste is held in memory until it ends. */
export class InputFilter {
  readonly #decoder = new StringDecoder('utf8')
  #pending = ''
  #paste: Paste | undefined

  push(chunk: Buffer): Input[] {
    return this.#read(this.#pending + this.#decoder.write(chunk))
  }

  /** True while something has begun that may end; then `flush` when nothing more comes. */
  get isWaiting(): boolean {
    return this.#pending !== '' || this.#paste !== undefined
  }

  get isPasting(): boolean {
    return this.#paste !== undefined
  }

  /** Takes what has begun as it is. */
  flush(): Input[] {
    const [text, paste] = [this.#pending, this.#paste]
    this.#pending = ''
    this.#paste = undefined
    if (paste !== undefined) return [{ kind: 'pasted', text: paste.add(text).text() }]
    return text === '' ? [] : [{ kind: 'keys', text }]
  }

  #read(text: string): Input[] {
    this.#pending = ''
    if (this.#paste !== undefined) return this.#readPaste(this.#paste, text)
    const at = text.indexOf(begins)
    if (at >= 0) {
      this.#paste = new Paste()
      return [...this.#readKeys(text.slice(0, at)), ...this.#readPaste(this.#paste, text.slice(at + begins.length))]
    }
    const cut = unfinished.exec(text)
    this.#pending = cut?.[0] ?? ''
    return this.#readKeys(text.slice(0, text.length - this.#pending.length))
  }

  #readKeys(text: string): Input[] {
    const found = mouse.exec(text)
    if (found === null) return text === '' ? [] : [{ kind: 'keys', text }]
    const [whole, button, column, row, ending] = found
    const what = ending === 'm' ? undefined : whats[Number(button) & ~modifiers]
    const event: Input[] = what === undefined ? [] : [{ kind: 'mouse', column: Number(column) - 1, row: Number(row) - 1, what }]
    return [...this.#readKeys(text.slice(0, found.index)), ...event, ...this.#readKeys(text.slice(found.index + whole.length))]
  }

  #readPaste(paste: Paste, text: string): Input[] {
    const at = text.indexOf(ends)
    if (at < 0) {
      // The end may be cut in two.
      const kept = tailThatBegins(text, ends)
      this.#pending = text.slice(text.length - kept)
      paste.add(text.slice(0, text.length - kept))
      return [{ kind: 'pasting', lines: paste.lines, bytes: paste.length }]
    }
    this.#paste = undefined
    return [{ kind: 'pasted', text: paste.add(text.slice(0, at)).text() }, ...this.#read(text.slice(at + ends.length))]
  }
}

const whats: Readonly<Record<number, 'click' | 'wheel up' | 'wheel down'>> = { 0: 'click', 64: 'wheel up', 65: 'wheel down' }
// Shift, alt, control.
const modifiers = 4 | 8 | 16

class Paste {
  readonly #pieces: string[] = []
  lines = 0
  length = 0

  add(text: string): this {
    if (text === '') return this
    this.#pieces.push(text)
    this.length += text.length
    this.lines += text.match(/\r\n?|\n/g)?.length ?? 0
    return this
  }

  // Terminals send CR where a line ends.
  text(): string {
    return this.#pieces.join('').replace(/\r\n?/g, '\n')
  }
}

function tailThatBegins(text: string, wanted: string): number {
  for (let length = Math.min(text.length, wanted.length - 1); length > 0; length--) if (wanted.startsWith(text.slice(-length))) return length
  return 0
}
