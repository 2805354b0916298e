import path from 'node:path'
import type { CaseFile } from '../model/case-file.ts'
import { fingerprint } from '../model/judgement.ts'
import type { CaseMemory } from '../model/kept-case.ts'
import { precedentOf } from '../model/kept-case.ts'
import { CaseFolder } from '../remembering/index.ts'
import type { World } from './world.ts'
import { UserError } from './world.ts'

/** Where decided cases are kept: the folder that CULPRIT_CASES names, else the user's folder for the state of programs. */
export function caseMemory({ env }: Pick<World, 'env'>): CaseMemory {
  const state = env['XDG_STATE_HOME'] || (env['HOME'] ?? env['USERPROFILE'] ?? '') && path.join(env['HOME'] ?? env['USERPROFILE'] ?? '', '.local', 'state')
  const folder = env['CULPRIT_CASES'] || (state && path.join(state, 'culprit', 'cases'))
  if (!folder) throw new UserError('there is no home folder to keep cases in: name a folder with CULPRIT_CASES')
  return new CaseFolder(folder)
}

/** The case file with what earlier cases say of its hypotheses. A memory that cannot be read is a problem of the case file, and nothing worse. */
export async function withPrecedents(caseFile: CaseFile, world: Pick<World, 'env'>): Promise<CaseFile> {
  if (caseFile.hypotheses.length === 0) return caseFile
  try {
    const { cases, problems } = await caseMemory(world).recall(caseFile.hypotheses.map(fingerprint))
    const hypotheses = caseFile.hypotheses.map(hypothesis => {
      const precedent = precedentOf(cases.filter(one => one.fingerprint === fingerprint(hypothesis)))
      return precedent === undefined ? hypothesis : { ...hypothesis, precedent }
    })
    return { ...caseFile, hypotheses, problems: [...caseFile.problems, ...problems] }
  } catch (error) {
    if (error instanceof UserError) return caseFile
    if (!(error instanceof Error && 'code' in error)) throw error
    return { ...caseFile, problems: [...caseFile.problems, { code: 'no-memory', source: 'kept cases', message: `earlier cases were not looked up: ${error.message}` }] }
  }
}
