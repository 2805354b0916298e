import type { Cluster, ClusterLogs } from '../../indexing/index.ts'
import type { Micros } from '../../model/clock.ts'
import { askedTime } from '../../model/asked-time.ts'
import { farScheme, isFar } from '../../model/far-name.ts'
import type { Narrowing } from '../../model/narrowing.ts'
import type { Problem } from '../../model/problem.ts'
import type { Elsewhere } from '../../reading/index.ts'
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

/** What is wanted of the logs that these names stand for. Refuses what narrows logs in a cluster where none is named. */
export function narrowingFor(names: readonly string[], flags: ReadingFlags & NarrowingFlags, world: Pick<World, 'env' | 'now'>): Narrowing {
  const [unused] = names.some(isFar) ? [] : (['since', 'until', 'host', 'unit', 'boot'] as const).filter(flag => flags[flag] !== undefined)
  if (unused !== undefined) throw new UserError(`--${unused} is for logs in a cluster, and none is named: name es: or es:INDEX, or leave --${unused} out`)
  return narrowingOf(flags, world)
}

/** The logs that names beginning with `es:` stand for; undefined where there is no such name. The cluster is asked, and its client loaded, when the first is opened. */
export function farLogs(names: readonly string[], narrowing: Narrowing, flags: ClusterFlags, world: Pick<World, 'env'>): Elsewhere | undefined {
  if (!names.some(isFar)) return undefined
  let connecting: Promise<{ readonly cluster: Cluster; readonly remarks: readonly Problem[] }> | undefined
  const opened: ClusterLogs[] = []
  const connected = async (): NonNullable<typeof connecting> => {
    const { openCluster } = await import('./connection.ts')
    const remarks: Problem[] = []
    const cluster = await openCluster(flags, { env: world.env, remark: message => remarks.push({ code: 'config-file', source: 'config file', message }) })
    return { cluster, remarks }
  }
  return {
    scheme: farScheme,
    open: async name => await (await import('./connection.ts')).toldToUser(async () => {
      const isFirst = connecting === undefined
      const { cluster, remarks } = await (connecting ??= connected())
      const { clusterLogs } = await import('../../indexing/index.ts')
      const found = await clusterLogs(cluster, name, narrowing)
      opened.push(found)
      return isFirst ? [...remarks, ...found.logs] : found.logs
    }),
    close: async () => {
      await Promise.all(opened.map(logs => logs.close()))
      await connecting?.then(({ cluster }) => cluster.close(), () => undefined)
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
