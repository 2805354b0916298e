import { isAbsolute } from '../model/clock.ts'
import type { Bond, Correlation } from '../model/correlation.ts'
import { unitOf } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import { coverage } from '../model/resource.ts'
import type { Coverage, Resource, ResourceKind } from '../model/resource.ts'
import type { Doing, Effect } from '../model/rule.ts'
import type { Signal } from '../model/signal.ts'
import { symptomKind } from '../model/symptom.ts'
import { canPrecede, distance, otherBoot, otherHost } from './distance.ts'
import { fillResource } from './match.ts'

/** When the run that an event began was over, as far as the logs tell. */
export type EndOf = (event: Event) => Event | undefined
const neverEnds: EndOf = () => undefined

/**
 * Joins a symptom with an event's effect, where one can have brought about the other: a doing that leads to this kind of
 * symptom, on a resource in its scope, on the same host and boot, before it and near.
 */
export function correlate(signal: Signal, event: Event, effect: Effect, endOf: EndOf = neverEnds): Correlation | undefined {
  if (signal.entry === event.entry || otherHost(signal.entry, event.entry) || otherBoot(signal.entry, event.entry)) return undefined
  const kind = symptomKind(signal.signature.symptom)
  const gap = distance(event.entry, signal.entry)
  if (!canPrecede(gap, effect.lasts ?? kind.within)) return undefined
  const about = signal.resource ?? { kind: kind.about, name: '' }
  let best: { doing: Doing; coverage: Coverage } | undefined
  for (const doing of effect.does) {
    if (!kind.from.includes(doing.verb) || (doing.verb === 'holds' && isOver(endOf(event), signal))) continue
    const covered = widest(doing, event, about)
    if (covered && (best === undefined || nearness[covered] > nearness[best.coverage])) best = { doing, coverage: covered }
  }
  if (best === undefined) return undefined
  // Without comparable clocks, a scope that takes in anything would join everything with everything.
  if (gap.order === 'unknown' && (best.coverage === 'any' || isAbsolute(signal.entry.clock))) return undefined
  return { signal, event, effect, ...best, bond: bondOf(signal, event, best.coverage), distance: gap }
}

// What is held is let go at the end of the run.
function isOver(end: Event | undefined, signal: Signal): boolean {
  return end !== undefined && distance(end.entry, signal.entry).order === 'before'
}

const nearness: Readonly<Record<Coverage, number>> = { same: 2, below: 1, any: 0 }

function widest(doing: Doing, event: Event, about: Resource): Coverage | undefined {
  let best: Coverage | undefined
  for (const template of doing.scope) {
    const scope = fillResource(template, { ...(event.unit !== undefined && { unit: event.unit }), ...event.captures })
    const covered = scope && coverage(scope, about)
    if (covered && (best === undefined || nearness[covered] > nearness[best])) best = covered
  }
  return best
}

function bondOf(signal: Signal, event: Event, covered: Coverage): Bond {
  const { entry } = signal
  if (entry.invocationId !== undefined && entry.invocationId === event.entry.invocationId) return 'same invocation'
  if (unitOf(entry) !== undefined && unitOf(entry) === event.unit) return 'same unit'
  return covered === 'same' ? 'same resource' : covered === 'below' ? 'resource in scope' : 'time alone'
}

/** Whether a signal says what it is about, or is of a kind of which a machine has only one. */
export function isNamed({ resource, signature }: Signal): boolean {
  return (resource !== undefined && resource.name !== '') || theOnly.has(symptomKind(signature.symptom).about)
}

const theOnly: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['memory', 'network', 'clock', 'filesystem'])
