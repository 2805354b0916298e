import type { Entry } from '../model/entry.ts'
import type { Line } from '../model/line.ts'
import type { Origin } from '../model/origin.ts'
import type { Assumptions } from '../model/parser.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import type { Answer, Question } from '../model/question.ts'
import type { Source } from '../model/source.ts'
import { answersOf, spanOf, tableOf } from './asking.ts'
import type { Formats } from './interpreter.ts'
import { Interpreter } from './interpreter.ts'
import { lineRecords } from './line-records.ts'
import { linesAround } from './lines-around.ts'
import { liveRecords } from './live-lines.ts'
import { objectRecords } from './object-records.ts'
import type { OpenSource } from './open-source.ts'
import type { Pass, Records } from './record.ts'
import type { LiteralTable } from './scan/literal-table.ts'
import { RawSearch } from './scan/raw-search.ts'
import type { Sighting } from './sighting.ts'
import { Tally } from './tally.ts'
import type { CoveredSpan } from './time-index.ts'
import { TimeIndex } from './time-index.ts'
import type { Volume } from './volume.ts'

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
}

/** A log that can be read as often as the reasoning asks. */
export class LogSource implements OpenSource {
  readonly id: string
  readonly format: string
  readonly #parts: LogSourceParts
  #index = new TimeIndex()
  #tally = new Tally()

  constructor(parts: LogSourceParts) {
    this.#parts = parts
    this.id = parts.id
    this.format = parts.formats.own.format
  }

  async *scan(table: LiteralTable): AsyncGenerator<Sighting | Problem> {
    const search = this.#search(table)
    const interpreter = this.#begin()
    for await (const records of this.#records(this.#pass(search))) {
      for (const record of records) {
        const item = isProblem(record) ? record : interpreter.read(record.line, record.above)
        if (item === undefined) continue
        this.#count(item)
        if (isProblem(item)) yield item
        else if (isProblem(record)) continue
        else {
          const literals = record.always ? [...new Set([...record.literals, ...search.literalsIn(item.message)])] : record.literals
          if (literals.length > 0) yield { entry: item, literals }
        }
      }
    }
  }

  async *entries(): AsyncGenerator<Entry | Problem> {
    const interpreter = this.#begin()
    for await (const records of this.#records(this.#pass(undefined))) {
      for (const record of records) {
        const item = isProblem(record) ? record : interpreter.read(record.line, record.above)
        if (item === undefined) continue
        this.#count(item)
        yield item
      }
    }
  }

  async *ask(questions: readonly Question[]): AsyncGenerator<Answer> {
    const mine = questions.filter(({ source }) => source === undefined || source === this.id)
    const table = tableOf(mine)
    if (table.literals.length === 0) return
    const search = this.#search(table)
    const interpreter = this.#interpreter()
    const { from, to } = spanOf(mine)
    const { mark: _, ...pass } = this.#pass(search)
    for await (const records of this.#records({ ...pass, range: this.#index.range(from, to), tally: new Tally() })) {
      for (const record of records) {
        if (isProblem(record)) continue
        const entry = interpreter.read(record.line, record.above)
        if (entry === undefined || isProblem(entry)) continue
        const literals = record.always ? [...record.literals, ...search.literalsIn(entry.message)] : record.literals
        yield* answersOf(mine, entry, new Set(literals.map((index) => table.literals[index]!)))
      }
    }
  }

  async lines(offset: number, above: number, below: number): Promise<Line[]> {
    const { id, volume, longestLine } = this.#parts
    return await linesAround({ source: id, volume, longestLine, known: this.#index.lineStart(offset) }, { offset, above, below })
  }

  async around(origin: Origin, above: number, below: number): Promise<Entry[]> {
    const interpreter = this.#interpreter()
    return (await this.lines(origin.offset, above, below)).map((line) => {
      const item = interpreter.read(line, () => [])
      return item === undefined || isProblem(item) ? { origin: line.origin, from: 'build', message: line.text, text: line.text, clock: 'none' } : item
    })
  }

  summary(): Source {
    return this.#tally.source(this.id, this.format, this.#parts.assume.zone)
  }

  coverage(): readonly CoveredSpan[] {
    return this.#index.covered()
  }

  async close(): Promise<void> {
    await this.#parts.volume.close()
  }

  #begin(): Interpreter {
    this.#index = new TimeIndex()
    this.#tally = new Tally()
    return this.#interpreter()
  }

  #interpreter(): Interpreter {
    return new Interpreter(this.#parts.formats, this.#parts.assume)
  }

  #search(table: LiteralTable): RawSearch {
    const { own, others, any } = this.#parts.formats
    const always = new Set([own, ...others, any].flatMap((parser) => parser?.always ?? []))
    return new RawSearch(table, [...always], this.#parts.sample)
  }

  #pass(search: RawSearch | undefined): Pass {
    const { id, volume, longestLine } = this.#parts
    const index = this.#index
    const tally = this.#tally
    const timing = this.#interpreter()
    const firstTimed = (lines: Iterable<Line>): Entry | undefined => {
      for (const line of lines) {
        const item = timing.read(line, () => [])
        if (item !== undefined && !isProblem(item) && item.time !== undefined) return item
      }
      return undefined
    }
    const mark: Pass['mark'] = ({ origin }, tops, tails) => {
      const first = firstTimed(tops)
      const last = firstTimed(tails)
      index.note(origin.offset, origin.line, first, last)
      for (const entry of [first, last]) if (entry !== undefined) tally.see(entry)
    }
    return { source: id, volume, range: everything, longestLine, tally, mark, ...(search !== undefined && { search }) }
  }

  /** Records as the format frames them. What the file system refuses becomes a problem, and ends the pass. */
  async *#records(pass: Pass): AsyncGenerator<Records> {
    const { met, formats, volume } = this.#parts
    const { line } = this.#index.lineStart(pass.range.from)
    const framed = formats.own.framing === 'json objects' ? objectRecords(pass)
      : volume.live && pass.search === undefined ? liveRecords(pass) : lineRecords(pass, line)
    try {
      for await (const records of framed) {
        yield records
        if (met.length > 0) yield met.splice(0)
      }
    } catch (error) {
      if (!isSystemError(error)) throw error
      const message = `reading stopped after ${pass.tally.bytes} bytes: ${error.message}`
      yield [{ code: 'read-failed', message, source: this.id }]
    }
    if (met.length > 0) yield met.splice(0)
  }

  #count(item: Entry | Problem): void {
    if (isProblem(item)) this.#tally.problems++
    else {
      this.#tally.see(item)
      this.#index.cover(item)
    }
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
