import type { Event } from '../model/event.ts'
import type { EventKind } from '../model/rule.ts'
import type { Signal } from '../model/signal.ts'
import type { Group } from './kept-groups.ts'
import { distance } from './distance.ts'
import { KeptGroups, items } from './kept-groups.ts'

/** What an investigation remembers: signals and events, grouped and bounded. */
export class Recollection {
  readonly #signals = new KeptGroups<Signal>(24, 20_000)
  readonly #events = new KeptGroups<Event>(40, 20_000)

  signal(signal: Signal): void {
    const { signature, resource, entry } = signal
    this.#signals.add(`${signature.id}\0${resource?.name ?? ''}\0${entry.host ?? ''}\0${entry.bootId ?? ''}\0${entry.origin.source}`, signal)
  }

  event(event: Event): void {
    const { kind, unit, description, effects, entry } = event
    this.#events.add(`${kind}\0${unit ?? description ?? ''}\0${kind === 'other' ? (effects[0]?.id ?? '') : ''}\0${entry.host ?? ''}\0${entry.bootId ?? ''}`, event)
  }

  signals(): readonly Group<Signal>[] {
    return this.#signals.groups()
  }

  events(): readonly Group<Event>[] {
    return this.#events.groups()
  }

  /** How often an event of this kind, unit and effects happened, over all hosts and boots. */
  times(event: Event): number {
    return this.events()
      .filter(group => { const other = group.first[0]; return other.kind === event.kind && other.unit === event.unit && other.description === event.description && other.effects[0] === event.effects[0] })
      .reduce((sum, group) => sum + group.count, 0)
  }

  /** When the run of a unit that an event began was over: it finished or stopped. */
  endOf(event: Event): Event | undefined {
    if (event.unit === undefined && event.description === undefined) return undefined
    const ends = this.events().filter(({ first: [other] }) => (other.kind === 'unit stopped' || other.kind === 'unit started') && (other.unit === undefined || event.unit === undefined ? other.description === event.description : other.unit === event.unit))
    return ends.flatMap(items).filter(end => (end.kind === 'unit stopped' || end.entry.message.startsWith('Finished')) && distance(end.entry, event.entry).order === 'after')
      .toSorted((a, b) => (a.entry.time ?? 0) - (b.entry.time ?? 0))[0]
  }

  /** Everything kept, in no order. */
  allSignals(): readonly Signal[] {
    return this.signals().flatMap(items)
  }

  allEvents(): readonly Event[] {
    return this.events().flatMap(items)
  }

  eventsOf(kind: EventKind): readonly Event[] {
    return this.events().filter(({ first: [event] }) => event.kind === kind).flatMap(items)
  }

  /** What came after all room was taken. */
  get overflow(): number {
    return this.#signals.overflow + this.#events.overflow
  }
}
