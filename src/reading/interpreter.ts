import { isAbsolute } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { kept } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import type { Assumptions, Parser } from '../model/parser.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import { lookBack } from './scan/blocks.ts'

/** The lines above the one that is read, nearest first. */
export type Above = () => Iterable<Line>

/** The formats of a source. */
export interface Formats {
  /** That of the source as a whole. */
  readonly own: Parser
  /** Those that single lines of it may be of, in the order in which they are tried. */
  readonly others: readonly Parser[]
  /** The one that takes any text that no other claims. */
  readonly any?: Parser | undefined
}

/** A finding for the lines up to an offset, so that no line above is parsed twice. */
interface Known<T> {
  readonly until: number
  readonly found: T | undefined
}

/**
 * Reads the records of one source, which may mix formats. What it makes of a line depends on that line and the 32 KiB
 * above it, not on which lines were read before: a scan for hits and a walk over everything give the same entries.
 */
export class Interpreter {
  /** Formats that know their lines, the source's own first. */
  readonly #exact: readonly Parser[]
  readonly #any: Parser | undefined
  readonly #own: Parser
  readonly #assume: Assumptions
  #time: Known<Entry> = { until: -1, found: undefined }
  #writer: Known<Entry> = { until: -1, found: undefined }

  constructor({ own, others, any }: Formats, assume: Assumptions) {
    this.#own = own
    this.#exact = [own, ...others].filter((parser, index, all) => parser !== any && all.indexOf(parser) === index)
    this.#any = any
    this.#assume = assume
  }

  /** The entry a record holds; a problem where it is broken; undefined where it is none. */
  read(line: Line, above: Above): Entry | Problem | undefined {
    const known = this.#readExact(line)
    if (known !== undefined) return isProblem(known) && line.cut === true ? undefined : known
    const writer = isIndented(line.text) ? this.#writerOf(line, above) : undefined
    const plain = this.#any === undefined ? bare(line) : this.#parse(this.#any, line)
    if (plain === undefined || isProblem(plain)) return plain
    if (writer !== undefined) return continued(plain, writer)
    if (this.#any === undefined) return undefined
    if (plain.time !== undefined || this.#any.timesCarryOver !== true) return plain
    const timed = this.#timedAbove(this.#any, line, above)
    return timed?.time === undefined ? plain : { ...plain, time: timed.time, clock: 'nearby' }
  }

  #readExact(line: Line): Entry | Problem | undefined {
    let problem: Problem | undefined
    for (const parser of this.#exact) {
      const item = this.#parse(parser, line)
      if (item === undefined) continue
      if (!isProblem(item) || parser === this.#own) return item
      problem ??= item
    }
    return this.#any === undefined ? problem : undefined
  }

  #parse(parser: Parser, line: Line): Entry | Problem | undefined {
    try {
      return parser.parse(line, this.#assume)
    } catch (error) {
      const { source, line: number } = line.origin
      const because = error instanceof Error ? error.message : String(error)
      return { code: 'parser-failed', message: `the ${parser.format} parser failed at this line, which was left out: ${because}`, source, line: number }
    }
  }

  // A message of several lines: journalctl indents all but the first.
  #writerOf(line: Line, above: Above): Entry | undefined {
    let found: Entry | undefined
    for (const upper of above()) {
      if (isTooFar(upper, line) || upper.text.trim() === '') break
      const item = this.#readExact(upper)
      if (item !== undefined && !isProblem(item)) found = item
      if (item !== undefined || !isIndented(upper.text)) break
      if (upper.origin.offset === this.#writer.until) {
        found = this.#writer.found
        break
      }
    }
    this.#writer = { until: line.origin.offset, found }
    return within(found, line)
  }

  #timedAbove(any: Parser, line: Line, above: Above): Entry | undefined {
    let found: Entry | undefined
    for (const upper of above()) {
      if (isTooFar(upper, line)) break
      if (upper.origin.offset <= this.#time.until) {
        found = this.#time.found
        break
      }
      const item = this.#parse(any, upper)
      if (item === undefined || isProblem(item) || item.time === undefined || !isAbsolute(item.clock)) continue
      found = item
      break
    }
    this.#time = { until: line.origin.offset, found }
    return within(found, line)
  }
}

function isIndented(text: string): boolean {
  return /^[ \t]+\S/.test(text)
}

function isTooFar(upper: Pick<Line, 'origin'>, line: Line): boolean {
  return line.origin.offset - upper.origin.offset > lookBack
}

// What is known of the line above may come from farther up than this line may look.
function within(found: Entry | undefined, line: Line): Entry | undefined {
  return found !== undefined && isTooFar(found, line) ? undefined : found
}

function bare({ origin, text }: Line): Entry {
  return { origin, from: 'journal', message: text.trim(), text, clock: 'none' }
}

function continued(plain: Entry, writer: Entry): Entry {
  const { origin, message, text } = plain
  return { ...kept(writer), origin, message, text, clock: isAbsolute(writer.clock) ? 'nearby' : writer.clock }
}
