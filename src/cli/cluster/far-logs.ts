import type { Micros } from '../../model/clock.ts'
import { askedTime } from '../../model/asked-time.ts'
import { isFar } from '../../model/far-name.ts'
import type { Narrowing } from '../../model/narrowing.ts'
import type { ReadingFlags } from '../options.ts'
import { assumptions } from '../options.ts'
import type { World } from '../world.ts'
import { UserError } from '../world.ts'

/** Which documents a person wants, in their words. */
export interface NarrowingFlags {
  readonly since?: string
  readonly until?: string
  readonly host?: string
  readonly unit?: string
  readonly boot?: string
}

/** What is wanted of the logs that these names stand for. Refuses what narrows logs in a cluster where none is named. */
export function narrowingFor(names: readonly string[], flags: ReadingFlags & NarrowingFlags, world: Pick<World, 'env' | 'now'>): Narrowing {
  const [unused] = names.some(isFar) ? [] : (['since', 'until', 'host', 'unit', 'boot'] as const).filter(flag => flags[flag] !== undefined)
  if (unused !== undefined) throw new UserError(`--${unused} is for logs in a cluster, and none is named: name es: or es:INDEX, or leave --${unused} out`)
  return narrowingOf(flags, world)
}

/** What the flags say of which documents are wanted. */
export function narrowingOf({ since, until, host, unit, boot, ...reading }: ReadingFlags & NarrowingFlags, world: Pick<World, 'env' | 'now'>): Narrowing {
  const { now, zone } = assumptions(reading, world)
  const time = (flag: string, text: string): Micros => {
    const found = askedTime(text, { now, zone })
    if (found === undefined) throw new UserError(`--${flag} ${text}: no such time; write it as -2h, "2 days ago", yesterday, Tuesday, "Tue 10:00", 2024-03-05 or "2024-03-05 10:00"`)
    return found
  }
  const times = { ...(since !== undefined && { since: time('since', since) }), ...(until !== undefined && { until: time('until', until) }) }
  if (times.since !== undefined && times.until !== undefined && times.since > times.until) throw new UserError('--since lies after --until: exchange them')
  return { ...times, ...(host !== undefined && { host }), ...(unit !== undefined && { unit }), ...(boot !== undefined && { boot: boot.replaceAll('-', '').toLowerCase() }) }
}
