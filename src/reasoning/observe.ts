import type { Entry } from '../model/entry.ts'
import { kept } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import type { Effect } from '../model/rule.ts'
import type { Signal } from '../model/signal.ts'
import type { Entities } from './entities.ts'
import { lifecycleStep } from './lifecycle.ts'
import type { Found } from './match.ts'
import { fillResource, match } from './match.ts'
import type { RuleBook } from './rule-book.ts'

/** What an entry means: the symptoms it tells of and the events it records. */
export interface Observation {
  readonly signals: readonly Signal[]
  readonly events: readonly Event[]
}

/** Reads an entry with the rules: signatures make signals; the life of units, and effects with lines of their own, make events. */
export function observe(book: RuleBook, entities: Entities, entry: Entry, literals: Iterable<number>): Observation {
  const found = match(book, entry, literals)
  const step = lifecycleStep(entry)
  if (found.length === 0 && step === undefined) return { signals: [], events: [] }
  const keep = kept(entry)
  entities.wrote(entry)
  const signals: Signal[] = []
  const events: Event[] = []
  for (const { rule, captures } of found) {
    if (rule.kind === 'signature') {
      const resource = rule.resource && fillResource(rule.resource, captures)
      signals.push({ signature: rule, captures, entry: keep, ...(resource && { resource }) })
    }
  }
  if (step) {
    entities.named(step.unit, step.description)
    const named = step.unit ?? (step.description ? entities.unitNamed(step.description) : undefined)
    const effects = book.effectsOf(named, step.description).filter(effect => (effect.trigger.on as readonly string[]).includes(step.kind))
    const unit = named ?? theUnitOf(effects[0])
    events.push({ kind: step.kind, captures: step.captures, effects, entry: keep, ...(unit !== undefined && { unit }), ...(step.description && { description: step.description }) })
  }
  const own = found.filter((one): one is Found<Effect> => one.rule.kind === 'effect')
  for (const { rule, captures } of own) events.push({ kind: 'other', captures, effects: [rule], entry: keep, ...(keep.unit !== undefined && { unit: keep.unit }) })
  return { signals, events }
}

// A description alone tells the unit where the effect knows just one.
function theUnitOf(effect: Effect | undefined): string | undefined {
  const [unit, ...others] = effect?.trigger.units ?? []
  return others.length > 0 || unit?.includes('*') ? undefined : unit
}
