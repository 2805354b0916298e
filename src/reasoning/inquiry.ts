import type { Micros } from '../model/clock.ts'
import { hour } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import type { Term } from '../model/rule.ts'
import { fill } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'
import type { Binding } from './binding.ts'
import { isPlaced, namesOf } from './binding.ts'
import { candidates } from './candidates.ts'
import type { Absence } from './coverage.ts'
import { covers, knownTimes } from './coverage.ts'
import { claimOf } from './draft.ts'
import type { Recollection } from './recollection.ts'

// Each may cost a further scan of a part of the sources.
const mostQuestions = 60
const mostAnswers = 200

/** What is asked of the sources beyond what was observed: who names a thing, and whether something is absent. Bounded; the same is asked once. */
export class Inquiry {
  readonly #witness: Witness
  readonly #recollection: Recollection
  readonly #answers = new Map<string, readonly Entry[]>()

  constructor(witness: Witness, recollection: Recollection) {
    this.#witness = witness
    this.#recollection = recollection
  }

  /** An entry that names what a term says, where it says; `unasked` when no more may be asked. */
  async naming(term: Term, binding: Binding): Promise<Entry | 'unasked' | undefined> {
    const text = fill(term.naming ?? '', namesOf(binding))
    const answers = await this.#answersTo(text, windowOf(term, binding))
    if (answers === undefined) return 'unasked'
    const bound = new Set([...binding.values()].map(({ entry }) => claimOf(entry)))
    return answers.find(entry => !bound.has(claimOf(entry)) && isPlaced(term, entry, binding))
  }

  /** Whether what a term asks for is absent: unknown where the logs do not cover the time, or cannot be asked. */
  async absence(term: Term, binding: Binding): Promise<Absence> {
    const found = term.naming === undefined ? candidates(term, binding, this.#recollection)[0] : await this.naming(term, binding)
    if (found === 'unasked') return 'unknown'
    if (found !== undefined) return 'present'
    const window = windowOf(term, binding)
    const known = knownTimes(this.#witness.spans(), this.#recollection.eventsOf('boot'))
    return window && covers(known, this.#recollection.eventsOf('log loss'), ...window) ? 'absent' : 'unknown'
  }

  async #answersTo(text: string, window: readonly [Micros, Micros] | undefined): Promise<readonly Entry[] | undefined> {
    const key = `${text}\0${window?.join() ?? ''}`
    const known = this.#answers.get(key)
    if (known !== undefined || this.#answers.size >= mostQuestions) return known
    const answers: Entry[] = []
    for await (const { entry } of this.#witness.ask([{ id: text, literals: [text], ...(window && { from: window[0], to: window[1] }) }])) {
      if (entry.message.includes(text)) answers.push(entry)
      if (answers.length >= mostAnswers) break
    }
    this.#answers.set(key, answers)
    return answers
  }
}

// The span in which a term may lie, from the times of the terms that it is placed by; an hour where nothing bounds it.
function windowOf(term: Term, binding: Binding): readonly [Micros, Micros] | undefined {
  const at = (name: string | undefined): Micros | undefined => (name === undefined ? undefined : binding.get(name)?.entry.time)
  const anchor = at(term.near) ?? at(term.before) ?? at(term.after) ?? [...binding.values()][0]?.entry.time
  if (anchor === undefined) return undefined
  const reach = term.within ?? hour
  return [at(term.after) ?? anchor - reach, at(term.before) ?? (term.near === undefined && term.after === undefined ? anchor : anchor + reach)]
}
