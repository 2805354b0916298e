import { ClusterError, connect, connectionSettings, readConfigFile, settingsFromEnvironment, usualConfigFile } from '../../indexing/index.ts'
import type { Cluster, ConnectionSettings } from '../../indexing/index.ts'
import type { World } from '../world.ts'
import { UserError } from '../world.ts'

/** What the commands that speak with a cluster understand. */
export interface ClusterFlags {
  readonly to?: string
  readonly compat?: string
  readonly config?: string
}

/** Connects as flags, environment and config file say. */
export async function openCluster(flags: ClusterFlags, world: Pick<World, 'env' | 'stderr'>): Promise<Cluster> {
  return await connect(await clusterSettings(flags, world))
}

/** What flags, environment and config file say of the connection. */
export async function clusterSettings({ to, compat, config }: ClusterFlags, world: Pick<World, 'env' | 'stderr'>): Promise<ConnectionSettings> {
  const file = await readConfigFile(config ?? usualConfigFile(world.env), config === undefined ? 'may be missing' : 'must exist')
  for (const remark of file.remarks) world.stderr.write(`culprit: ${remark}\n`)
  const flags = { ...(to !== undefined && { url: to }), ...(compat !== undefined && { compat }) }
  return connectionSettings({ flags, environment: settingsFromEnvironment(world.env), file: file.settings })
}

/** Does something with a cluster; what a person can mend there is told as such. */
export async function toldToUser<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof ClusterError ? new UserError(error.message) : error
  }
}

