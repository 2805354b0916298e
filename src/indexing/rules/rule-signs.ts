import type { Cause, Effect, Match, Rule, Signature } from '../../model/rule.ts'

/** By what documents that matter to a rule are found; any of it will do. */
export interface RuleSigns {
  readonly matches: readonly Match[]
  /** Names of units, perhaps with `*`. */
  readonly units: readonly string[]
  /** What units are called by those who say that they start. */
  readonly descriptions: readonly string[]
}

/** The signs of a rule; those of a cause are the signs of all that it speaks of. */
export function signsOf(rule: Rule, rules: readonly Rule[]): RuleSigns {
  if (rule.kind === 'signature') return { matches: rule.match, units: [], descriptions: [] }
  if (rule.kind === 'effect') return { matches: rule.trigger.match, units: rule.trigger.units, descriptions: rule.trigger.descriptions }
  return joined(namedBy(rule, rules).map(one => signsOf(one, rules)))
}

export function joined(all: readonly RuleSigns[]): RuleSigns {
  const matches = new Map(all.flatMap(({ matches: ones }) => ones.map(match => [`${match.literal}\0${match.pattern.source}`, match] as const)))
  return { matches: [...matches.values()], units: [...new Set(all.flatMap(({ units }) => units))], descriptions: [...new Set(all.flatMap(({ descriptions }) => descriptions))] }
}

function namedBy(cause: Cause, rules: readonly Rule[]): readonly (Signature | Effect)[] {
  const terms = [...cause.when.values(), ...cause.anyOf.values()].filter(({ absent }) => !absent)
  return rules.filter((rule): rule is Signature | Effect =>
    (rule.kind === 'signature' && terms.some(({ signature, symptom }) => signature.includes(rule.id) || symptom.includes(rule.symptom)))
    || (rule.kind === 'effect' && terms.some(({ effect }) => effect.includes(rule.id))))
}
