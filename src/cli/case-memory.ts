import path from 'node:path'
import { ClusterError } from '../indexing/connection/cluster-error.ts'
import type { ConnectionFlags } from '../indexing/index.ts'
import type { CaseFile } from '../model/case-file.ts'
import { fingerprint } from '../model/judgement.ts'
import type { CaseMemory } from '../model/kept-case.ts'
import { precedentOf } from '../model/kept-case.ts'
import { CaseFolder } from '../remembering/index.ts'
import { TeamMemory } from './cluster/team-memory.ts'
import type { World } from './world.ts'
import { UserError } from './world.ts'

/** How long whoever waits for a report waits for one answer of a cluster about earlier cases, in milliseconds. */
export const reportWaits = 1500

/**
 * Where decided cases are kept: the folder that CULPRIT_CASES names; else, where a cluster is named, that beside the folder
 * of this user; else that folder alone; undefined where there is none. `within`: milliseconds that an answer of the cluster
 * may take.
 */
export async function caseMemory(flags: ConnectionFlags, { env }: Pick<World, 'env'>, within = Infinity): Promise<CaseMemory | undefined> {
  const own = ownCases(env)
  const team = env['CULPRIT_CASES'] && flags.to === undefined ? undefined : await teamCases(flags, env, within)
  return team === undefined ? own : new TeamMemory(team, own)
}

/** The same for those who cannot do without. */
export async function neededMemory(flags: ConnectionFlags, world: Pick<World, 'env'>, within = Infinity): Promise<CaseMemory> {
  const memory = await caseMemory(flags, world, within)
  if (memory === undefined) throw new UserError('there is no home folder to keep cases in: name a folder with CULPRIT_CASES')
  return memory
}

/** The case file with what earlier cases say of its hypotheses. A memory that cannot be read is a problem of the case file, and nothing worse. */
export async function withPrecedents(caseFile: CaseFile, memory: CaseMemory | undefined): Promise<CaseFile> {
  if (caseFile.hypotheses.length === 0 || memory === undefined) return caseFile
  try {
    const { cases, problems } = await memory.recall(caseFile.hypotheses.map(fingerprint))
    const hypotheses = caseFile.hypotheses.map(hypothesis => {
      const precedent = precedentOf(cases.filter(one => one.fingerprint === fingerprint(hypothesis)))
      return precedent === undefined ? hypothesis : { ...hypothesis, precedent }
    })
    return { ...caseFile, hypotheses, problems: [...caseFile.problems, ...problems] }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { ...caseFile, problems: [...caseFile.problems, { code: 'no-memory', source: 'kept cases', message: `earlier cases were not looked up: ${error.message}` }] }
  }
}

function ownCases(env: World['env']): CaseFolder | undefined {
  const state = env['XDG_STATE_HOME'] || (env['HOME'] ?? env['USERPROFILE'] ?? '') && path.join(env['HOME'] ?? env['USERPROFILE'] ?? '', '.local', 'state')
  const folder = env['CULPRIT_CASES'] || (state && path.join(state, 'culprit', 'cases'))
  return folder ? new CaseFolder(folder) : undefined
}

// The client of clusters is loaded when it is asked.
async function teamCases(flags: ConnectionFlags, env: World['env'], within: number): Promise<(() => Promise<CaseMemory>) | undefined> {
  const { namesCluster, saidOfCluster } = await import('../indexing/connection/said.ts')
  try {
    const { said } = await saidOfCluster(flags, env)
    if (!namesCluster(said)) return undefined
    return async () => {
      const { ClusterCases, connect, connectionSettings } = await import('../indexing/index.ts')
      const settings = connectionSettings(said)
      return new ClusterCases(() => connect({ ...settings, timeout: Math.min(settings.timeout, within) }))
    }
  } catch (error) {
    if (error instanceof ClusterError) return () => Promise.reject(error)
    throw error
  }
}
