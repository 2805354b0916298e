import type { Correlation } from '../model/correlation.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import { matchesGlob } from '../model/glob.ts'
import { coverage } from '../model/resource.ts'
import type { Resource } from '../model/resource.ts'
import type { Cause, Term } from '../model/rule.ts'
import type { Captures, Signal } from '../model/signal.ts'
import { correlate } from './correlate.ts'
import { distance, otherBoot, otherHost } from './distance.ts'
import { capturesOf } from './draft.ts'
import { fillResource } from './match.ts'
import type { Recollection } from './recollection.ts'
import { items } from './tally.ts'

/** What a term of a cause was found to be. */
export interface Bound {
  readonly entry: Entry
  readonly captures: Captures
  readonly signal?: Signal
  readonly event?: Event
  readonly resource?: Resource
  /** How the event was joined to its symptom. */
  readonly correlation?: Correlation
  /** How many there are of it. */
  readonly count: number
}

/** One way in which a cause's conditions hold: its terms by name. */
export type Binding = ReadonlyMap<string, Bound>

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

/** Everything that a term can be, given what is bound already; nearest first. */
export function candidates(term: Term, binding: Binding, recollection: Recollection): Bound[] {
  if (term.term !== undefined) {
    const bound = binding.get(term.term)
    return bound && isPlaced(term, bound.entry, binding) ? [bound] : []
  }
  const found = [...signalsFor(term, binding, recollection), ...eventsFor(term, binding, recollection)]
    .filter(bound => isPlaced(term, bound.entry, binding) && isSame(term, bound, binding) && meets(term, bound.captures))
  const enough = term.atLeast <= 1 ? found : enoughOf(term, found)
  const anchor = binding.get(term.near ?? term.before ?? term.after ?? term.upon ?? term.as ?? '') ?? [...binding.values()][0]
  if (anchor === undefined) return enough
  return enough.toSorted((a, b) => (distance(a.entry, anchor.entry).micros ?? Infinity) - (distance(b.entry, anchor.entry).micros ?? Infinity))
}

function signalsFor(term: Term, binding: Binding, recollection: Recollection): Bound[] {
  if (term.symptom.length === 0 && term.signature.length === 0) return []
  const groups = recollection.signals().filter(({ first: [signal] }) =>
    (term.symptom.length === 0 || term.symptom.includes(signal.signature.symptom)) &&
    (term.signature.length === 0 || term.signature.some(id => matchesGlob(id, signal.signature.id))) &&
    isAbout(term, signal.resource, binding))
  return groups.flatMap(group => {
    // Alone, the first of its kind stands for all; beside others, each one counts.
    const kept = binding.size === 0 ? group.first.slice(0, 3) : items(group)
    return kept.map(signal => ({
      entry: signal.entry, signal, count: group.count, ...(signal.resource && { resource: signal.resource }),
      captures: { ...capturesOf(signal.entry), ...(signal.resource && { resource: signal.resource.name, [signal.resource.kind]: signal.resource.name }), ...signal.captures },
    }))
  })
}

function eventsFor(term: Term, binding: Binding, recollection: Recollection): Bound[] {
  if (term.effect.length === 0 && term.event.length === 0) return []
  const symptom = term.upon === undefined ? undefined : binding.get(term.upon)?.signal
  if (term.upon !== undefined && symptom === undefined) return []
  return recollection.events().flatMap(group => items(group).flatMap(event => {
    const effects = event.effects.filter(effect => term.effect.some(id => matchesGlob(id, effect.id)))
    if (term.event.length > 0 ? !term.event.includes(event.kind) : effects.length === 0) return []
    const unit = event.unit ?? event.description
    if (!isAbout(term, unit === undefined ? undefined : { kind: 'unit', name: unit }, binding)) return []
    const correlation = symptom && effects.map(effect => correlate(symptom, event, effect, one => recollection.endOf(one))).find(one => one !== undefined)
    if (symptom && correlation === undefined) return []
    return [{
      entry: event.entry, event, count: group.count, ...(correlation && { correlation }),
      captures: { ...capturesOf(event.entry), ...(unit !== undefined && { unit }), ...(event.description !== undefined && { description: event.description }), ...event.captures },
    }]
  }))
}

function isAbout(term: Term, thing: Resource | undefined, binding: Binding): boolean {
  if (term.about.length === 0) return true
  if (thing === undefined || thing.name === '') return false
  const captures = namesOf(binding)
  return term.about.some(template => {
    const scope = fillResource(template, captures)
    return scope !== undefined && coverage(scope, thing) !== undefined
  })
}

function meets(term: Term, captures: Captures): boolean {
  return Object.entries(term.where).every(([name, pattern]) => pattern.test(captures[name] ?? ''))
}

function isSame(term: Term, bound: Bound, binding: Binding): boolean {
  const other = term.as === undefined ? [...binding.values()][0] : binding.get(term.as)
  if (other === undefined) return true
  return term.same.every(what => {
    if (what === 'host') return !otherHost(bound.entry, other.entry)
    if (what === 'boot') return !otherBoot(bound.entry, other.entry)
    const [a, b] = what === 'unit' ? [unitName(bound), unitName(other)] : what === 'pid' ? [bound.captures['pid'], other.captures['pid']] : [bound.resource?.name, other.resource?.name]
    return a === undefined || b === undefined || a === b
  })
}

function unitName({ event, entry, captures }: Bound): string | undefined {
  return captures['unit'] ?? event?.unit ?? unitOf(entry)
}

/** Whether an entry lies to the bound terms as a term demands. Windows are inclusive and never cross a boot. */
export function isPlaced(term: Term, entry: Entry, binding: Binding): boolean {
  const to = (name: string | undefined, allowed: (order: string) => boolean): boolean => {
    const other = name === undefined ? undefined : binding.get(name)
    if (other === undefined) return true
    if (otherBoot(entry, other.entry) || otherHost(entry, other.entry)) return false
    const { order, micros } = distance(entry, other.entry)
    if (!allowed(order)) return false
    if (term.within !== undefined && micros !== undefined && micros > term.within) return false
    return term.beyond === undefined || (micros !== undefined && micros >= term.beyond)
  }
  return to(term.before, order => order !== 'after') && to(term.after, order => order !== 'before') && to(term.near, () => true)
}

// So many within one window, when there is one; a group's count stands for those that were not kept.
function enoughOf(term: Term, found: readonly Bound[]): Bound[] {
  const alone = found.filter(bound => bound.count >= term.atLeast && term.within === undefined)
  if (alone.length > 0) return alone
  const times = found.map(bound => bound.entry.time).filter(time => time !== undefined).toSorted((a, b) => a - b)
  const { within } = term
  const dense = within === undefined
    ? found.length >= term.atLeast
    : times.some((time, index) => (times[index + term.atLeast - 1] ?? Infinity) - time <= within)
  return dense ? [...found] : []
}

/** All captures of a binding as `term.capture`; those of its first term also alone. */
export function namesOf(binding: Binding): Captures {
  const names: Record<string, string> = {}
  let isFirst = true
  for (const [name, bound] of binding) {
    for (const [capture, value] of Object.entries(bound.captures)) {
      names[`${name}.${capture}`] = value
      if (isFirst) names[capture] = value
    }
    names[`${name}.count`] = String(bound.count)
    isFirst = false
  }
  return names
}
