import type { Entry } from '../model/entry.ts'
import { kept } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import type { Effect } from '../model/rule.ts'
import type { Captures, Signal } from '../model/signal.ts'
import type { Entities } from './entities.ts'
import { lifecycleStep } from './lifecycle.ts'
import type { LifecycleStep } from './lifecycle.ts'
import { fillResource, match } from './match.ts'
import type { RuleBook } from './rule-book.ts'

/** What an entry means: the symptoms it tells of and the events it records. */
export interface Observation {
  readonly signals: readonly Signal[]
  readonly events: readonly Event[]
}

const nothing: Observation = { signals: [], events: [] }

/** Reads an entry with the rules: signatures make signals; the life of units, and effects with lines of their own, make events. */
export function observe(book: RuleBook, entities: Entities, entry: Entry, literals: Iterable<number>): Observation {
  const found = match(book, entry, literals)
  const step = lifecycleStep(entry)
  if (found.length === 0 && step === undefined) return nothing
  const keep = kept(entry)
  entities.wrote(entry)
  const signals: Signal[] = []
  const events: Event[] = []
  for (const { rule, literal, captures: captured } of found) {
    if (rule.kind === 'signature') {
      const captures = { ...whoWas(entities, entry, captured['pid']), ...captured }
      const resource = rule.resource && fillResource(rule.resource, captures)
      signals.push({ signature: rule, literal, captures, entry: keep, ...(resource && { resource }) })
    }
  }
  if (step) events.push(eventOf(step, book, entities, keep))
  for (const { rule, captures } of found) {
    if (rule.kind === 'effect') events.push({ kind: 'other', captures, effects: [rule], entry: keep, ...(keep.unit !== undefined && { unit: keep.unit }) })
  }
  return { signals, events }
}

// A line about a pid says who it was only in some programs' words; what that process wrote before tells the rest.
function whoWas(entities: Entities, entry: Entry, pid: string | undefined): Captures {
  const { unit, program } = (pid === undefined ? undefined : entities.process(entry, Number(pid))) ?? {}
  return { ...(unit !== undefined && { unit }), ...(program !== undefined && { program }) }
}

function eventOf(step: LifecycleStep, book: RuleBook, entities: Entities, entry: Entry): Event {
  const { kind, description, captures } = step
  entities.named(step.unit, description)
  const named = step.unit ?? (description ? entities.unitNamed(description) : undefined)
  const all = book.effectsOf(kind, named, description)
  const unit = named ?? theUnitOf(all[0])
  const name = unit ?? description ?? ''
  if (kind === 'unit start') entities.starting(entry, name)
  // Its effects began when it began to start; that it has started is no second cause.
  const effects = kind === 'unit started' && entities.wasStarting(entry, name) ? [] : all
  return { kind, captures, effects, entry, ...(unit !== undefined && { unit }), ...(description && { description }) }
}

// A description alone tells the unit where the effect knows just one.
function theUnitOf(effect: Effect | undefined): string | undefined {
  const [unit, ...others] = effect?.trigger.units ?? []
  return others.length > 0 || unit?.includes('*') ? undefined : unit
}
