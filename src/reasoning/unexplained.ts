import type { Unexplained } from '../model/case-file.ts'
import type { Entry } from '../model/entry.ts'
import type { Group } from './tally.ts'
import { Tally } from './tally.ts'

/** How journals mark an error in their JSON: the severities 0 to 3, in the two spacings that are printed. */
export const errorLiterals: readonly string[] = ['0', '1', '2', '3'].flatMap(severity => [`"PRIORITY":"${severity}"`, `"PRIORITY" : "${severity}"`])

/** Errors that no signature knows, grouped by their words with numbers left out, and bounded. */
export class UnexplainedErrors {
  readonly #errors = new Tally<Unexplained>(1, 2000)

  /** Takes an entry when its log calls it an error. */
  observe(entry: Entry): void {
    if (entry.severity === undefined || entry.severity > 3) return
    const shape = `${entry.identifier ?? ''} ${entry.message.slice(0, 120).replace(/\d+|0x[0-9a-f]+/gi, '#')}`
    this.#errors.add(shape, { source: entry.origin.source, line: entry.origin.line, text: entry.message.slice(0, 300), times: 1 })
  }

  /** The rarest first: what was said once says more than what is said all the time. */
  conclude(most = 20): Unexplained[] {
    const rarity = (a: Group<Unexplained>, b: Group<Unexplained>): number => a.count - b.count
    return this.#errors.groups().toSorted(rarity).slice(0, most).map(({ first: [error], count }) => ({ ...error, times: count }))
  }
}
