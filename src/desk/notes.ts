import type { Landmark } from '../model/desk.ts'
import { isAbsolute } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import type { Observation } from '../reasoning/observe.ts'
import { Frequency } from './frequency.ts'
import { Trail } from './trail.ts'

const mostStarting = 5000

/** What is noted of the entries in which something was found, to show it later. Bounded, however long the logs are. */
export class Notes {
  readonly trails: Readonly<Record<Landmark, Trail>> = { error: new Trail(), 'unit start': new Trail(), boot: new Trail() }
  readonly hosts = new Frequency()
  readonly units = new Frequency()
  readonly boots = new Frequency()
  readonly #starting = new Set<string>()

  see(entry: Entry, { signals, events }: Observation): void {
    this.hosts.count(entry.host)
    this.units.count(unitOf(entry))
    const isFirst = this.boots.count(entry.bootId) === 1
    if (isFirst || (entry.bootId === undefined && events.some(({ kind }) => kind === 'boot'))) this.trails.boot.add(entry)
    if (isError(entry) || signals.some(({ signature }) => signature.role !== 'recovery')) this.trails.error.add(entry)
    if (events.some(event => this.#begins(event))) this.trails['unit start'].add(entry)
  }

  // Of a unit that takes its time two lines tell: that it starts and that it has started; of one that does not, only the second.
  #begins({ kind, unit, description, entry }: Event): boolean {
    const key = `${entry.host ?? ''} ${entry.bootId ?? ''} ${unit ?? description ?? ''}`
    if (kind === 'unit started') return !this.#starting.delete(key)
    if (kind !== 'unit start') return false
    if (this.#starting.size >= mostStarting) this.#starting.clear()
    this.#starting.add(key)
    return true
  }
}

/** Whether a log calls an entry an error. */
export function isError({ severity }: Pick<Entry, 'severity'>): boolean {
  return severity !== undefined && severity <= 3
}

/** Whether an entry's time is one of the calendar. */
export function isDated({ time, clock }: Pick<Entry, 'time' | 'clock'>): boolean {
  return time !== undefined && isAbsolute(clock)
}
