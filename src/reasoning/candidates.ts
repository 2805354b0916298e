import { unitOf } from '../model/entry.ts'
import { matchesGlob } from '../model/glob.ts'
import { coverage } from '../model/resource.ts'
import type { Resource } from '../model/resource.ts'
import type { Term } from '../model/rule.ts'
import type { Captures } from '../model/signal.ts'
import type { Binding, Bound } from './binding.ts'
import { isPlaced, namesOf } from './binding.ts'
import { correlate } from './correlate.ts'
import { distance, otherBoot, otherHost } from './distance.ts'
import { capturesOf } from './draft.ts'
import { items } from './kept-groups.ts'
import { fillResource } from './match.ts'
import type { Recollection } from './recollection.ts'

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
