import { slotsOf } from './triples.ts'

/** Literals as bytes, all in one run: thousands of small buffers take longer to make than the table that is made of them. */
export class Needles {
  /** Each is followed by a line end, and one stands before the first, so that a word can be read before any byte but it. */
  readonly view: DataView
  /** Of each byte of the run the slot of the triple that ends with it. */
  readonly slots: Uint16Array
  /** Where each begins in the run. */
  readonly begins: Uint32Array
  readonly lengths: Uint32Array
  readonly #literals: readonly number[]
  readonly #bytes: Uint8Array

  /** `chosen`: the places in `literals` of those that are searched for. */
  constructor(literals: readonly string[], chosen: readonly number[]) {
    const texts = chosen.map((literal) => literals[literal] as string)
    const text = `\n${texts.join('\n')}\n`
    const bytes = Buffer.from(text)
    const isAscii = bytes.length === text.length
    this.#bytes = bytes
    this.#literals = chosen
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.slots = slotsOf(bytes)
    this.begins = new Uint32Array(chosen.length)
    this.lengths = new Uint32Array(chosen.length)
    let begin = 1
    for (let n = 0; n < texts.length; n++) {
      const own = texts[n] as string
      const length = isAscii ? own.length : Buffer.byteLength(own)
      this.begins[n] = begin
      this.lengths[n] = length
      begin += length + 1
    }
  }

  get count(): number {
    return this.#literals.length
  }

  /** Which literal a needle is. */
  literal(needle: number): number {
    return this.#literals[needle] as number
  }

  standsAt(needle: number, bytes: Uint8Array, at: number): boolean {
    const own = this.#bytes
    const begin = this.begins[needle] as number
    const length = this.lengths[needle] as number
    for (let i = 0; i < length; i++) if (bytes[at + i] !== own[begin + i]) return false
    return true
  }
}
