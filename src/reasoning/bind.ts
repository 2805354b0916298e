import type { Cause, Term } from '../model/rule.ts'
import type { Binding } from './binding.ts'
import { candidates } from './candidates.ts'
import { distance } from './distance.ts'
import type { Recollection } from './recollection.ts'

// Beyond these, further ways to bind the same rule tell nothing new.
const mostAnchors = 60
const mostCandidates = 300

/** Every way in which the conditions of a cause hold, one for each thing that its first term can be. Absent terms are left to the judge. */
export function bind(cause: Cause, recollection: Recollection): Binding[] {
  const terms = [...cause.when].filter(([, term]) => !term.absent && term.naming === undefined)
  const [first, ...rest] = terms
  if (first === undefined) return []
  const bindings: Binding[] = []
  for (const anchor of candidates(first[1], new Map(), recollection).slice(0, mostAnchors)) {
    const required = complete(new Map([[first[0], anchor]]), rest, recollection)
    const binding = required && withAny(cause, required, recollection)
    if (binding && inSequence(cause, binding) && closeTogether(cause, binding)) bindings.push(binding)
  }
  return bindings
}

function complete(binding: Binding, terms: readonly (readonly [string, Term])[], recollection: Recollection): Binding | undefined {
  const [next, ...rest] = terms
  if (next === undefined) return binding
  const [name, term] = next
  for (const candidate of candidates(term, binding, recollection).slice(0, mostCandidates)) {
    const whole = complete(new Map([...binding, [name, candidate]]), rest, recollection)
    if (whole) return whole
  }
  return term.optional ? complete(binding, rest, recollection) : undefined
}

// Of the terms under `any of`, those that can be bound; none is too few.
function withAny(cause: Cause, binding: Binding, recollection: Recollection): Binding | undefined {
  if (cause.anyOf.size === 0) return binding
  const found = [...cause.anyOf].flatMap(([name, term]) => candidates(term, binding, recollection).slice(0, 1).map(best => [name, best] as const))
  return found.length === 0 ? undefined : new Map([...binding, ...found])
}

function inSequence(cause: Cause, binding: Binding): boolean {
  const steps = cause.sequence.map(name => binding.get(name)).filter(bound => bound !== undefined)
  return steps.every((step, index) => {
    const before = steps[index - 1]
    return before === undefined || distance(before.entry, step.entry).order !== 'after'
  })
}

function closeTogether(cause: Cause, binding: Binding): boolean {
  const { within } = cause
  if (within === undefined) return true
  const [first, ...others] = [...binding.values()]
  return first !== undefined && others.every(other => (distance(first.entry, other.entry).micros ?? 0) <= within)
}
