import type { ClockQuality, Micros } from '../model/clock.ts'
import { isAbsolute, worse } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import type { Assumptions } from '../model/parser.ts'
import type { Source } from '../model/source.ts'

/** Counts what one pass over a source meets. */
export class Tally {
  bytes = 0
  lines = 0
  records = 0
  problems = 0
  #clock: ClockQuality = 'exact'
  #from: Micros | undefined
  #to: Micros | undefined
  #untimed = true

  /** Takes in the time of an entry; one without a time weighs only where no entry has one. */
  see({ time, clock }: Entry): void {
    if (time === undefined) return
    this.#clock = this.#untimed ? clock : worse(this.#clock, clock)
    this.#untimed = false
    if (!isAbsolute(clock)) return
    this.#from = Math.min(this.#from ?? time, time)
    this.#to = Math.max(this.#to ?? time, time)
  }

  source(id: string, format: string, assume: Pick<Assumptions, 'zone'>): Source {
    const clock = this.#untimed ? 'none' : this.#clock
    return {
      id, format, clock,
      bytes: this.bytes, lines: this.lines, entries: this.records, problems: this.problems,
      ...(this.#from !== undefined && { from: this.#from }),
      ...(this.#to !== undefined && { to: this.#to }),
      ...(clock === 'zone assumed' && { assumed: `times without a zone are taken as ${assume.zone}` }),
      ...(clock === 'year inferred' && { assumed: `times without a year are taken as the latest past ones, in ${assume.zone}` }),
    }
  }
}
