import type { Micros } from '../model/clock.ts'
import { isAbsolute, second } from '../model/clock.ts'
import type { Distance } from '../model/correlation.ts'
import type { Entry } from '../model/entry.ts'

/** How `a` lies to `b`: by time where the clocks can be compared, else by their order in one source. Boots are borders. */
export function distance(a: Entry, b: Entry): Distance {
  if (otherBoot(a, b)) return { order: 'unknown' }
  const sameSource = a.origin.source === b.origin.source
  const comparable = (isAbsolute(a.clock) && isAbsolute(b.clock)) || (sameSource && a.clock === b.clock)
  if (comparable && a.time !== undefined && b.time !== undefined && a.time !== b.time) {
    return { order: a.time < b.time ? 'before' : 'after', micros: Math.abs(a.time - b.time) }
  }
  const micros = comparable && a.time !== undefined && b.time !== undefined ? { micros: 0 } : {}
  if (!sameSource) return { order: 'micros' in micros ? 'same' : 'unknown', ...micros }
  if (a.origin.offset === b.origin.offset) return { order: 'same', ...micros }
  return { order: a.origin.offset < b.origin.offset ? 'before' : 'after', ...micros }
}

/** True where both entries name their boot and it is not the same. */
export function otherBoot(a: Entry, b: Entry): boolean {
  return a.bootId !== undefined && b.bootId !== undefined && a.bootId !== b.bootId
}

/** True where both entries name their host and it is not the same; a short name stands for the whole one. */
export function otherHost(a: Entry, b: Entry): boolean {
  if (a.host === undefined || b.host === undefined || a.host === b.host) return false
  const [short, long] = a.host.length < b.host.length ? [a.host, b.host] : [b.host, a.host]
  return !long.startsWith(`${short}.`)
}

// Logs of whole seconds, and two programs that write at once: an effect may stand this much after what it did.
const slack: Micros = 2 * second

/** True where `a` can have come before `b`, at most `within` before: unknown order counts as possible. */
export function canPrecede({ order, micros }: Distance, within: Micros): boolean {
  if (order === 'after') return micros !== undefined && micros <= slack
  return micros === undefined || micros <= within
}
