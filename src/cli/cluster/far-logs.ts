import type { Micros } from '../../model/clock.ts'
import { askedTime } from '../../model/asked-time.ts'
import type { Elsewhere } from '../../reading/index.ts'
import type { Narrowing } from '../../indexing/index.ts'
import type { ReadingFlags } from '../options.ts'
import { assumptions } from '../options.ts'
import type { World } from '../world.ts'
import { UserError } from '../world.ts'
import type { ClusterFlags } from './connection.ts'

/** Which documents a person wants, in their words. */
export interface NarrowingFlags {
  readonly since?: string
  readonly until?: string
  readonly host?: string
  readonly unit?: string
  readonly boot?: string
}

/** How a name begins that stands for logs in a cluster. */
const scheme = 'es:'

/** Whether a name stands for logs in a cluster. */
export function isFar(name: string): boolean {
  return name.startsWith(scheme)
}

/** Logs in a cluster, and a way to let go of them. */
export interface FarLogs {
  readonly elsewhere: Elsewhere
  close(): Promise<void>
}

/** The logs that names beginning with `es:` stand for; undefined where there is no such name. The cluster is asked when the first is opened. */
export async function farLogs(names: readonly string[], flags: ReadingFlags & ClusterFlags & NarrowingFlags, world: Pick<World, 'env' | 'now' | 'stderr'>): Promise<FarLogs | undefined> {
  const narrowing = narrowingOf(flags, world)
  if (!names.some(isFar)) {
    const [unused] = (['since', 'until', 'host', 'unit', 'boot'] as const).filter(flag => flags[flag] !== undefined)
    if (unused !== undefined) throw new UserError(`--${unused} is for logs in a cluster, and none is named: name es: or es:INDEX, or leave --${unused} out`)
    return undefined
  }
  const [{ openCluster, toldToUser }, { clusterLogs }] = await Promise.all([import('./connection.ts'), import('../../indexing/index.ts')])
  const cluster = await toldToUser(() => openCluster(flags, world))
  const opened: { close(): Promise<void> }[] = []
  return {
    elsewhere: {
      scheme,
      open: async name => await toldToUser(async () => {
        const logs = await clusterLogs(cluster, name, narrowing)
        opened.push(logs)
        return logs.logs
      }),
    },
    close: async () => {
      await Promise.all(opened.map(logs => logs.close()))
      await cluster.close()
    },
  }
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
