import { lineFeed } from './scan/blocks.ts'

const quote = 0x22
const backslash = 0x5c
const open = 0x7b
const close = 0x7d

/** What may stand between objects: white space, brackets and commas of an array, record separators, a byte order mark. */
const between = new Set([...Buffer.from(' \t\r\n[],\x1e\ufeff')])

/** One object as it stands in the source. */
export interface JsonObject {
  readonly text: string
  readonly offset: number
  /** The line of its opening brace. */
  readonly line: number
  /** Why it is incomplete: longer than the bound, or the source ends within it. */
  readonly cut?: 'long' | 'open'
}

/** Tells JSON objects apart by their braces, without understanding them. */
export class ObjectSplitter {
  /** Lines that hold something else between objects; for the caller to take away. */
  readonly stray: number[] = []
  readonly #longest: number
  #offset = 0
  #line = 1
  #lineIsOpen = false
  #depth = 0
  #inString = false
  #escaped = false
  #parts: Buffer[] = []
  #size = 0
  #begin = { offset: 0, line: 1 }

  /** The bytes that are pushed begin outside of any object, at this place of the source. */
  constructor(longest: number, begin: { readonly offset: number; readonly line: number } = { offset: 0, line: 1 }) {
    this.#longest = longest
    this.#offset = begin.offset
    this.#line = begin.line
  }

  /** Lines so far, one without a line end included. */
  get lines(): number {
    return this.#line - (this.#lineIsOpen ? 0 : 1)
  }

  push(chunk: Buffer): JsonObject[] {
    const objects: JsonObject[] = []
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (byte === lineFeed) this.#line++
      if (this.#depth === 0) {
        if (byte === open) {
          this.#begin = { offset: this.#offset + i, line: this.#line }
          this.#depth = 1
          start = i
        } else if (!between.has(byte) && this.stray.at(-1) !== this.#line) this.stray.push(this.#line)
      } else if (this.#inString) {
        // A string does not go on in the next line: where it seems to, its closing quote is missing.
        if (this.#escaped) this.#escaped = false
        else if (byte === backslash) this.#escaped = true
        else if (byte === quote || byte === lineFeed) this.#inString = false
      } else if (byte === quote) this.#inString = true
      else if (byte === open) this.#depth++
      else if (byte === close && --this.#depth === 0) {
        this.#keep(chunk.subarray(start, i + 1))
        objects.push(this.#take())
      }
    }
    if (this.#depth > 0) this.#keep(chunk.subarray(start))
    this.#offset += chunk.length
    if (chunk.length > 0) this.#lineIsOpen = chunk[chunk.length - 1] !== lineFeed
    return objects
  }

  end(): JsonObject[] {
    return this.#depth > 0 ? [{ ...this.#take(), cut: 'open' }] : []
  }

  #keep(bytes: Buffer): void {
    const room = Math.max(0, this.#longest - this.#size)
    this.#size += bytes.length
    if (room > 0) this.#parts.push(Buffer.from(bytes.subarray(0, room)))
  }

  #take(): JsonObject {
    const text = Buffer.concat(this.#parts).toString()
    const long = this.#size > this.#longest
    this.#parts = []
    this.#size = 0
    return { text, ...this.#begin, ...(long && { cut: 'long' as const }) }
  }
}
