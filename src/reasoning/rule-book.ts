import { matchesGlob } from '../model/glob.ts'
import type { Cause, Effect, Match, Rule, Signature } from '../model/rule.ts'

/** One way a line can read, and the rule that says so. */
export interface Lead {
  readonly rule: Signature | Effect
  readonly match: Match
}

// A machine has hundreds of units, each of which starts again and again.
const mostUnitsKnown = 5000

/** All rules of a run, ordered for finding them: by the literal that stands in a line, by the unit that starts. */
export class RuleBook {
  readonly signatures: readonly Signature[]
  readonly effects: readonly Effect[]
  readonly causes: readonly Cause[]
  /** Every literal once, in the order in which `leads` knows them: first those that may stand in a journal. */
  readonly literals: readonly string[]
  /** How many of them may stand in a journal. */
  readonly forJournals: number
  readonly #leads: readonly (readonly Lead[])[]
  readonly #effectsOfName = new Map<string, Effect[]>()
  readonly #effectsKnown = new Map<string, readonly Effect[]>()
  readonly #effectsOfGlob: { readonly glob: string; readonly effect: Effect }[] = []

  constructor(rules: readonly Rule[]) {
    this.signatures = rules.filter(rule => rule.kind === 'signature')
    this.effects = rules.filter(rule => rule.kind === 'effect')
    this.causes = rules.filter(rule => rule.kind === 'cause')
    const leads = new Map<string, Lead[]>()
    const add = (rule: Signature | Effect, matches: readonly Match[]): void => {
      for (const match of matches) {
        const known = leads.get(match.literal)
        if (known) known.push({ rule, match })
        else leads.set(match.literal, [{ rule, match }])
      }
    }
    for (const signature of this.signatures) add(signature, signature.match)
    for (const effect of this.effects) {
      add(effect, effect.trigger.match)
      for (const name of [...effect.trigger.units, ...effect.trigger.descriptions]) {
        if (name.includes('*')) this.#effectsOfGlob.push({ glob: name, effect })
        else this.#effectsOfName.set(name, [...(this.#effectsOfName.get(name) ?? []), effect])
      }
    }
    const forAny = [...leads].filter(([, ones]) => ones.some(({ rule }) => !isForBuilds(rule)))
    const forBuilds = [...leads].filter(([, ones]) => ones.every(({ rule }) => isForBuilds(rule)))
    this.literals = [...forAny, ...forBuilds].map(([literal]) => literal)
    this.#leads = [...forAny, ...forBuilds].map(([, ones]) => ones)
    this.forJournals = forAny.length
  }

  /** What a literal, by its index in `literals`, may be the sign of. */
  leads(literal: number): readonly Lead[] {
    return this.#leads[literal] ?? []
  }

  /** The effects of a unit, found by its name or by its description alone. */
  effectsOf(unit: string | undefined, description: string | undefined): readonly Effect[] {
    const key = `${unit ?? ''}\0${description ?? ''}`
    const known = this.#effectsKnown.get(key)
    if (known !== undefined) return known
    const found = this.#findEffects(unit, description)
    if (this.#effectsKnown.size < mostUnitsKnown) this.#effectsKnown.set(key, found)
    return found
  }

  #findEffects(unit: string | undefined, description: string | undefined): readonly Effect[] {
    const named = [...(this.#effectsOfName.get(unit ?? '') ?? []), ...(this.#effectsOfName.get(description ?? '') ?? [])]
    for (const { glob, effect } of this.#effectsOfGlob) if ((unit !== undefined && matchesGlob(glob, unit)) || (description !== undefined && matchesGlob(glob, description))) named.push(effect)
    return [...new Set(named)]
  }
}

function isForBuilds(rule: Signature | Effect): boolean {
  return rule.kind === 'signature' && rule.in === 'build'
}
