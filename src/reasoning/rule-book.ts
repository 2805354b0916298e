import { matchesGlob } from '../model/glob.ts'
import type { Cause, Effect, EventKind, Match, Rule, Signature } from '../model/rule.ts'

/** One way a line can read, and the rule that says so. */
export interface Lead {
  readonly rule: Signature | Effect
  readonly match: Match
}

// A machine has hundreds of units, each of which starts again and again.
const mostUnitsKnown = 5000

/** All rules of a run, ordered for finding them: by the literal that stands in a line, by the unit that starts. */
export class RuleBook {
  readonly causes: readonly Cause[]
  /** Every literal once, in the order in which `leads` knows them: first those that may stand in a journal. */
  readonly literals: readonly string[]
  /** How many of them may stand in a journal. */
  readonly forJournals: number
  readonly #leads: readonly (readonly Lead[])[]
  readonly #effectsOfName = new Map<string, Effect[]>()
  readonly #effectsKnown = new Map<string, readonly Effect[]>()
  readonly #effectsOfGlob: { readonly glob: string; readonly effect: Effect }[] = []

  // This runs at every start, over all rules: it asks them only for what a pack has in its index.
  constructor(rules: readonly Rule[]) {
    const effects = rules.filter(rule => rule.kind === 'effect')
    const leads = new Map<string, Lead[]>()
    for (const rule of rules) if (rule.kind === 'signature') for (const match of rule.match) group(leads, match.literal, { rule, match })
    for (const rule of effects) for (const match of rule.trigger.match) group(leads, match.literal, { rule, match })
    const forAny: string[] = []
    const forBuilds: string[] = []
    for (const [literal, ones] of leads) (ones.every(isForBuilds) ? forBuilds : forAny).push(literal)
    this.causes = rules.filter(rule => rule.kind === 'cause')
    this.literals = [...forAny, ...forBuilds]
    this.forJournals = forAny.length
    this.#leads = this.literals.map(literal => leads.get(literal) ?? [])
    for (const effect of effects) {
      for (const name of [...effect.trigger.units, ...effect.trigger.descriptions]) {
        if (name.includes('*')) this.#effectsOfGlob.push({ glob: name, effect })
        else group(this.#effectsOfName, name, effect)
      }
    }
  }

  /** What a literal, by its index in `literals`, may be the sign of. */
  leads(literal: number): readonly Lead[] {
    return this.#leads[literal] ?? []
  }

  /** The effects that an event of a unit sets off, found by the unit's name or by its description alone. */
  effectsOf(event: EventKind, unit: string | undefined, description: string | undefined): readonly Effect[] {
    const key = `${event}\0${unit ?? ''}\0${description ?? ''}`
    const known = this.#effectsKnown.get(key)
    if (known !== undefined) return known
    const found = this.#findEffects(unit, description).filter(({ trigger }) => (trigger.on as readonly string[]).includes(event))
    if (this.#effectsKnown.size < mostUnitsKnown) this.#effectsKnown.set(key, found)
    return found
  }

  #findEffects(unit: string | undefined, description: string | undefined): readonly Effect[] {
    const named = [...(this.#effectsOfName.get(unit ?? '') ?? []), ...(this.#effectsOfName.get(description ?? '') ?? [])]
    for (const { glob, effect } of this.#effectsOfGlob) if ((unit !== undefined && matchesGlob(glob, unit)) || (description !== undefined && matchesGlob(glob, description))) named.push(effect)
    return [...new Set(named)]
  }
}

function isForBuilds({ rule }: Lead): boolean {
  return rule.kind === 'signature' && rule.in === 'build'
}

function group<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const known = groups.get(key)
  if (known) known.push(item)
  else groups.set(key, [item])
}
