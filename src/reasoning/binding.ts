import type { Correlation } from '../model/correlation.ts'
import type { Entry } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import type { Resource } from '../model/resource.ts'
import type { Term } from '../model/rule.ts'
import type { Captures, Signal } from '../model/signal.ts'
import { distance, otherBoot, otherHost } from './distance.ts'

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
