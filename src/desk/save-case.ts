import path from 'node:path'
import type { CaseFile } from '../model/case-file.ts'
import type { EntryFilter, Pasted, ReadingOrder } from '../model/desk.ts'
import { isFar } from '../model/far-name.ts'
import type { Judgement } from '../model/judgement.ts'
import type { SavedCase, SavedLog } from '../model/saved-case.ts'
import { caseSchema } from '../model/saved-case.ts'
import { headOfLog } from './log-head.ts'

/** So much pasted text is saved with a case, in characters. */
const longestPasted = 16 * 1024 * 1024

/** What there is to save. */
export interface CaseToSave {
  readonly order: ReadingOrder
  readonly judgement: Judgement
  readonly filter: EntryFilter
  readonly zone: string
  readonly caseFile: CaseFile
}

/** The text of a case that is saved at a place. */
export async function savedCase({ order, judgement, filter, zone, caseFile }: CaseToSave, { at, version }: { readonly at: string; readonly version: string }): Promise<string> {
  const { names, pasted, ...reading } = order
  const folder = path.dirname(path.resolve(at))
  const logs = await Promise.all(caseFile.sources.map(({ id }) => logOf(id, folder)))
  const saved: SavedCase = {
    schema: caseSchema, version,
    logs: logs.filter(log => log !== undefined),
    others: names.filter(name => name === '-' || name.startsWith('journal:') || isFar(name)),
    pasted: withinBound(pasted), reading, judgement, filter, zone, caseFile,
  }
  return `${JSON.stringify(saved, undefined, 1)}\n`
}

async function logOf(id: string, folder: string): Promise<SavedLog | undefined> {
  const known = isFar(id) ? undefined : await headOfLog(id)
  const absolute = path.resolve(id)
  return known && { id, absolute, relative: path.relative(folder, absolute).replaceAll('\\', '/'), ...known }
}

// What is too long ends at a line's end; the case file says what came of the whole.
function withinBound(pasted: readonly Pasted[]): Pasted[] {
  let room = longestPasted
  return pasted.map(({ id, text }) => {
    const kept = text.length <= room ? text : text.slice(0, text.lastIndexOf('\n', room) + 1)
    room -= kept.length
    return { id, text: kept }
  })
}
