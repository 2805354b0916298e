import { readConfigFile, usualConfigFile } from './config-file.ts'
import { settingsFromEnvironment } from './setting-names.ts'
import type { Said } from './settings.ts'

/** What a command line can say of a connection. */
export interface ConnectionFlags {
  readonly to?: string
  readonly compat?: string
  readonly config?: string
}

/** What is said of the connection in each place, and what a person should know of the config file. */
export async function saidOfCluster({ to, compat, config }: ConnectionFlags, env: Readonly<Record<string, string | undefined>>): Promise<{ readonly said: Said; readonly remarks: readonly string[] }> {
  const { settings: file, remarks } = await readConfigFile(config ?? usualConfigFile(env), config === undefined ? 'may be missing' : 'must exist')
  const flags = { ...(to !== undefined && { url: to }), ...(compat !== undefined && { compat }) }
  return { said: { flags, environment: settingsFromEnvironment(env), file }, remarks }
}

/** Whether any place says which cluster is meant. */
export function namesCluster(said: Said): boolean {
  return [said.flags, said.environment, said.file].some(({ url, cloud_id: cloudId }) => url !== undefined || cloudId !== undefined)
}
