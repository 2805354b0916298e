import type { Entry } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import type { Origin } from '../model/origin.ts'
import type { Assumptions } from '../model/parser.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import type { Answer, Question } from '../model/question.ts'
import type { Source } from '../model/source.ts'
import { answersOf, spanOf, tableOf } from './asking.ts'
import { atHand, upTo } from './bounded-volume.ts'
import { framedRecords } from './framed-records.ts'
import type { Formats } from './interpreter.ts'
import { Interpreter } from './interpreter.ts'
import type { Lens } from './lens.ts'
import { LineLens } from './line-lens.ts'
import { linesAround } from './lines-around.ts'
import { marking } from './marking.ts'
import { objectsFrom } from './object-lens.ts'
import type { OpenSource } from './open-source.ts'
import { paragraphsFrom } from './paragraph-lens.ts'
import type { FoundRecord, Pass, Records } from './record.ts'
import { entriesAround, RecordLens } from './record-lens.ts'
import type { LiteralTable } from './scan/literal-table.ts'
import { shapeOf } from './scan/line-walk.ts'
import { RawSearch } from './scan/raw-search.ts'
import type { Sighting } from './sighting.ts'
import { Tally } from './tally.ts'
import type { CoveredSpan } from './time-index.ts'
import { TimeIndex } from './time-index.ts'
import { asEntry } from './unread.ts'
import type { Extent, Volume } from './volume.ts'

/** How a colour begins, raw or as an editor shows it: it may stand in the middle of a literal. */
const colours = ['\x1b[', '^[[']

const everything = { from: 0, to: Infinity }

export interface LogSourceParts {
  readonly id: string
  readonly volume: Volume
  readonly formats: Formats
  readonly assume: Assumptions
  readonly longestLine: number
  readonly sample: Uint8Array
  /** Problems that unpacking or spooling meets while the source is read; taken from here as they come. */
  readonly met: Problem[]
  /** What was assumed of times without a zone or a year, where that was done before they came here. */
  readonly assumed?: string
}

/** A log that can be read as often as the reasoning asks. */
export class LogSource implements OpenSource {
  readonly id: string
  readonly format: string
  readonly only: 'journal' | 'build' | undefined
  readonly #parts: LogSourceParts
  #index = new TimeIndex()
  #tally = new Tally()
  // While a source is read, and after a reading that was broken off, only what was read is asked.
  #readTo = (): number => Infinity

  constructor(parts: LogSourceParts) {
    this.#parts = parts
    this.id = parts.id
    this.format = parts.formats.own.format
    this.only = parts.formats.own.only
  }

  async *scan(table: LiteralTable): AsyncGenerator<Iterable<Sighting | Problem>> {
    const search = this.#search(table)
    for await (const read of this.#read(this.#begin(search))) yield sightingsIn(read, search)
    this.#readTo = () => Infinity
  }

  async *entries(): AsyncGenerator<Entry | Problem> {
    for await (const read of this.#read(this.#begin())) for (const { item } of read) yield item
    this.#readTo = () => Infinity
  }

  async *ask(questions: readonly Question[]): AsyncGenerator<Answer> {
    const mine = questions.filter(({ source }) => source === undefined || source === this.id)
    const table = tableOf(mine)
    if (table.literals.length === 0) return
    const search = this.#search(table)
    const { from, to } = spanOf(mine)
    const volume = upTo(this.#parts.volume, this.#readTo())
    const pass = { ...this.#pass(new Tally(), search), volume, range: this.#index.range(from, to) }
    for await (const read of this.#read(pass)) {
      for (const item of sightingsIn(read, search)) {
        if (!isProblem(item)) yield* answersOf(mine, item.entry, item.literals.map((index) => table.literals[index] as string))
      }
    }
  }

  async lines(offset: number, above: number, below: number): Promise<Line[]> {
    const { id, longestLine } = this.#parts
    const volume = await atHand(this.#parts.volume)
    return await linesAround({ source: id, volume, longestLine, known: this.#index.lineStart(offset) }, { offset, above, below })
  }

  async around({ offset }: Origin, above: number, below: number): Promise<Entry[]> {
    if (this.#parts.formats.own.framing !== 'lines') return await entriesAround(this.lens(), { offset, above, below })
    const interpreter = this.#interpreter()
    const lines = await this.lines(offset, above, below)
    return lines.map((line, index) => asEntry(line, interpreter.read(line, () => lines.slice(0, index).reverse())))
  }

  summary(): Source {
    const source = this.#tally.source(this.id, this.format, this.#parts.assume)
    const { assumed } = this.#parts
    return source.assumed === undefined || assumed === undefined ? source : { ...source, assumed }
  }

  coverage(): readonly CoveredSpan[] {
    return this.#index.covered()
  }

  lens(): Lens {
    const parts = { ...this.#parts, index: () => this.#index }
    const { framing } = parts.formats.own
    if (framing === 'lines') return new LineLens(parts)
    return new RecordLens(parts, framing === 'json objects' ? objectsFrom : paragraphsFrom(framing))
  }

  async extent(): Promise<Extent> {
    return await this.#parts.volume.extent()
  }

  end(): void {
    this.#parts.volume.end()
  }

  async close(): Promise<void> {
    await this.#parts.volume.close()
  }

  #begin(search?: RawSearch): Pass {
    const index = (this.#index = new TimeIndex())
    const tally = (this.#tally = new Tally())
    this.#readTo = () => tally.bytes
    const mark = marking(index, tally, this.#interpreter())
    return { ...this.#pass(tally, search), mark }
  }

  #pass(tally: Tally, search?: RawSearch): Pass {
    const { id, volume, longestLine } = this.#parts
    return { source: id, volume, range: everything, longestLine, tally, ...(search !== undefined && { search }) }
  }

  #interpreter(): Interpreter {
    return new Interpreter(this.#parts.formats, this.#parts.assume)
  }

  #search(table: LiteralTable): RawSearch {
    const { own, others, any } = this.#parts.formats
    const always = new Set([own, ...others, any].flatMap((parser) => parser?.always ?? []))
    // Lines of another shape are decoded anyway, whatever colours they have.
    const isPlain = own.escapesControls === true && shapeOf(this.#parts.sample) !== undefined
    return new RawSearch(table, [...always, ...(isPlain ? [] : colours)], this.#parts.sample, own.spelled)
  }

  /** What the records of a pass hold, block by block, and counted. */
  async *#read(pass: Pass): AsyncGenerator<Iterable<Read>> {
    const interpreter = this.#interpreter()
    const { line } = this.#index.lineStart(pass.range.from)
    for await (const records of framedRecords(pass, line, this.#parts)) yield this.#interpreted(records, interpreter, pass.tally)
  }

  *#interpreted(records: Records, interpreter: Interpreter, tally: Tally): Generator<Read> {
    for (const record of records) {
      const item = isProblem(record) ? record : interpreter.read(record.line, record.above)
      if (item === undefined) continue
      if (isProblem(item)) tally.problems++
      else {
        tally.see(item)
        this.#index.cover(item)
      }
      yield isProblem(record) ? { item } : { item, record }
    }
  }
}

/** What was made of a record. */
interface Read {
  readonly item: Entry | Problem
  readonly record?: FoundRecord
}

/** What of the search stands in each entry: its raw record, and where that may hide something its message, was searched. */
function* sightingsIn(block: Iterable<Read>, search: RawSearch): Generator<Sighting | Problem> {
  for (const { item, record } of block) {
    if (isProblem(item)) yield item
    else if (record !== undefined) {
      const { literals, always } = record
      const found = always ? [...new Set([...literals, ...search.literalsIn(item.message)])] : literals
      if (found.length > 0) yield { entry: item, literals: found }
    }
  }
}
