import type { Entry } from '../model/entry.ts'
import { isAbsolute } from '../model/clock.ts'
import type { Origin } from '../model/origin.ts'
import type { Answer, Question } from '../model/question.ts'
import type { Source } from '../model/source.ts'
import type { Span, Witness } from '../model/witness.ts'
import { groupBy } from './kept-groups.ts'

/** A witness for entries that are all in memory: examples of rules, tests, a few pasted lines. */
export class MemoryWitness implements Witness {
  readonly #bySource: ReadonlyMap<string, readonly [Entry, ...Entry[]]>

  constructor(entries: readonly Entry[]) {
    this.#bySource = groupBy(entries, entry => entry.origin.source)
  }

  sources(): readonly Source[] {
    return [...this.#bySource].map(([id, entries]) => ({
      id, format: entries[0].from, bytes: 0, lines: entries.length, entries: entries.length, problems: 0, clock: entries[0].clock,
    }))
  }

  spans(): readonly Span[] {
    return [...this.#bySource].flatMap(([source, entries]) => {
      const times = entries.flatMap(({ time, clock }) => (time !== undefined && isAbsolute(clock) ? [time] : []))
      return times.length === 0 ? [] : [{ source, kind: entries[0].from, from: Math.min(...times), to: Math.max(...times) }]
    })
  }

  async *ask(questions: readonly Question[]): AsyncGenerator<Answer> {
    for (const question of questions) {
      for (const [source, entries] of this.#bySource) {
        if (question.source !== undefined && question.source !== source) continue
        for (const entry of entries) {
          const inSpan = entry.time === undefined || ((question.from ?? -Infinity) <= entry.time && entry.time <= (question.to ?? Infinity))
          if (inSpan && question.literals.some(literal => entry.message.includes(literal))) yield { question, entry }
        }
      }
    }
  }

  around(origin: Origin, above: number, below: number): Promise<readonly Entry[]> {
    const entries = this.#bySource.get(origin.source) ?? []
    return Promise.resolve(entries.filter(({ origin: { line } }) => line >= origin.line - above && line <= origin.line + below))
  }
}
