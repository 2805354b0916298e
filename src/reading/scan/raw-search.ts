import type { Block } from './blocks.ts'
import type { Shape } from './line-walk.ts'
import { shapeOf } from './line-walk.ts'
import { LiteralTable } from './literal-table.ts'
import type { Place } from './place.ts'

/** Below this a literal is left to the platform's own search, which is fastest for a rare byte. */
const shortAlways = 6

/** How else a literal may stand in the raw bytes. */
export type Spelling = (literal: string) => readonly string[]

/** What is looked for in the raw bytes: the literals of a table however they are spelled, and those whose lines must be decoded in any case. */
export class RawSearch {
  /** Of the sample's lines: a line of another shape must be decoded too. */
  readonly shape: Shape | undefined
  readonly #all: LiteralTable
  readonly #short: readonly string[]
  /** Below it are the table's own literals. */
  readonly #count: number
  /** What those above stand for. */
  readonly #meanings: readonly (number | 'always')[]

  constructor(table: LiteralTable, always: readonly string[], sample: Uint8Array, spelled?: Spelling) {
    const long = always.filter((literal) => literal.length >= shortAlways)
    const others = spelled === undefined ? [] : table.literals.flatMap((literal, index) => spelled(literal).map((text) => ({ text, meaning: index })))
    const more = [...others, ...long.map((text) => ({ text, meaning: 'always' as const }))]
    this.#count = table.literals.length
    this.#meanings = more.map(({ meaning }) => meaning)
    this.shape = shapeOf(sample)
    this.#all = new LiteralTable([...table.literals, ...more.map(({ text }) => text)]).tuned(sample)
    this.#short = always.filter((literal) => literal.length < shortAlways)
  }

  /** Every place in the block, by where it begins. */
  places(block: Block): Place[] {
    const { bytes, start, end } = block
    const places: Place[] = []
    this.#all.scan(bytes, start, end, (index, at, length) => {
      places.push({ at, end: at + length, literal: index < this.#count ? index : (this.#meanings[index - this.#count] ?? 'always') })
    })
    const own = bytes.subarray(start, end)
    for (const literal of this.#short) {
      for (let at = own.indexOf(literal); at >= 0; at = own.indexOf(literal, at + 1)) {
        places.push({ at: start + at, end: start + at + literal.length, literal: 'always' })
      }
    }
    return places.sort((a, b) => a.at - b.at)
  }

  /** The literals that stand in a decoded text. */
  literalsIn(text: string): number[] {
    return [...this.#all.foundIn(text)].filter((literal) => literal < this.#count)
  }
}
