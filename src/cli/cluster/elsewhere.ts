import type { Cluster, ClusterLogs } from '../../indexing/index.ts'
import { farScheme, isFar } from '../../model/far-name.ts'
import type { Narrowing } from '../../model/narrowing.ts'
import type { Problem } from '../../model/problem.ts'
import type { Elsewhere } from '../../reading/index.ts'
import type { World } from '../world.ts'
import type { ClusterFlags } from './connection.ts'
import { expectShortLives } from './short-lives.ts'

/** The logs that names beginning with `es:` stand for; undefined where there is no such name. The cluster is asked, and its client loaded, when the first is opened. */
export function farLogs(names: readonly string[], narrowing: Narrowing, flags: ClusterFlags, world: Pick<World, 'env'>): Elsewhere | undefined {
  if (!names.some(isFar)) return undefined
  let connecting: Promise<Cluster> | undefined
  const opened: ClusterLogs[] = []
  const remarks: Problem[] = []
  const connected = async (): Promise<Cluster> => {
    const { connect, connectionSettings, saidOfCluster } = await import('../../indexing/index.ts')
    expectShortLives()
    const found = await saidOfCluster(flags, world.env)
    remarks.push(...found.remarks.map(message => ({ code: 'config-file', source: 'config file', message })))
    return await connect(connectionSettings(found.said))
  }
  return {
    scheme: farScheme,
    open: async name => await (await import('./connection.ts')).toldToUser(async () => {
      const { clusterLogs } = await import('../../indexing/index.ts')
      const found = await clusterLogs(await (connecting ??= connected()), name, narrowing)
      opened.push(found)
      return [...remarks.splice(0), ...found.logs]
    }),
    close: async () => {
      await Promise.all(opened.map(logs => logs.close()))
      await connecting?.then(cluster => cluster.close(), () => undefined)
    },
  }
}
