import { ClusterError, connect, connectionSettings, saidOfCluster } from '../../indexing/index.ts'
import type { Cluster, ConnectionFlags, ConnectionSettings } from '../../indexing/index.ts'
import type { World } from '../world.ts'
import { UserError } from '../world.ts'

/** What the commands that speak with a cluster understand. */
export type ClusterFlags = ConnectionFlags

/** Connects as flags, environment and config file say. */
export async function openCluster(flags: ClusterFlags, world: Pick<World, 'env' | 'stderr'>): Promise<Cluster> {
  return await connect(await clusterSettings(flags, world))
}

/** What flags, environment and config file say of the connection; what is to be known of the file is told. */
export async function clusterSettings(flags: ClusterFlags, { env, stderr }: Pick<World, 'env' | 'stderr'>): Promise<ConnectionSettings> {
  const { said, remarks } = await saidOfCluster(flags, env)
  for (const remark of remarks) stderr.write(`culprit: ${remark}\n`)
  return connectionSettings(said)
}

/** Does something with a cluster; what a person can mend there is told as such. */
export async function toldToUser<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof ClusterError ? new UserError(error.message) : error
  }
}
