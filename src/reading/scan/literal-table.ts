import { Needles } from './needles.ts'
import type { Commonness } from './triples.ts'
import { commonness, slots } from './triples.ts'
import type { Hit } from './window-search.ts'
import { WindowSearch } from './window-search.ts'
import { WindowTable } from './window-table.ts'

export type { Hit } from './window-search.ts'

/** The search jumps by byte triples, so a literal has at least three bytes. */
export const shortestLiteral = 3

/** Literals of this length and more are searched apart: among them a shorter one would shorten every jump. */
const usualLength = 6

const untuned: Commonness = new Uint32Array(slots)

/** Many literals, found together in raw bytes at a cost that hardly grows with their number. */
export class LiteralTable {
  readonly literals: readonly string[]
  readonly #common: Commonness
  #searches: readonly WindowSearch[] | undefined

  /** Throws for a literal of less than three bytes, or with a line end in it: a rule that has one is wrong. */
  constructor(literals: readonly string[], common: Commonness = untuned) {
    for (const literal of literals) check(literal)
    this.literals = literals
    this.#common = common
  }

  /** The same literals, searched for by those of their bytes that are rare in the sample. */
  tuned(sample: Uint8Array): LiteralTable {
    return new LiteralTable(this.literals, commonness(sample))
  }

  /** Calls `hit` once for every place in `from`–`to` where a literal stands as a whole; in no particular order. */
  scan(bytes: Uint8Array, from: number, to: number, hit: Hit): void {
    this.#searches ??= this.#prepare()
    for (const search of this.#searches) search.scan(bytes, from, to, hit)
  }

  /** The literals that stand in a text. */
  foundIn(text: string): ReadonlySet<number> {
    const bytes = Buffer.from(text)
    const found = new Set<number>()
    this.scan(bytes, 0, bytes.length, literal => found.add(literal))
    return found
  }

  // Put off to the first scan: a table is often made only to be tuned or joined to another.
  #prepare(): WindowSearch[] {
    const usual: number[] = []
    const short: number[] = []
    this.literals.forEach((text, literal) => (isUsual(text) ? usual : short).push(literal))
    return [usual, short].filter((group) => group.length > 0).map((group) => new WindowSearch(new WindowTable(new Needles(this.literals, group), this.#common)))
  }
}

function isUsual(text: string): boolean {
  return text.length >= usualLength || Buffer.byteLength(text) >= usualLength
}

function check(text: string): void {
  if (text.length < shortestLiteral && Buffer.byteLength(text) < shortestLiteral) throw new Error(`literal ${JSON.stringify(text)} is shorter than ${shortestLiteral} bytes`)
  if (text.includes('\n')) throw new Error(`literal ${JSON.stringify(text)} has a line end in it`)
}
