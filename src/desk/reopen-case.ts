import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CaseFile } from '../model/case-file.ts'
import type { Pasted, ReadingOrder } from '../model/desk.ts'
import type { Judgement, Pin } from '../model/judgement.ts'
import type { Problem } from '../model/problem.ts'
import type { SavedCase, SavedLog } from '../model/saved-case.ts'
import { caseSchema } from '../model/saved-case.ts'
import { caseParts } from './case-shape.ts'
import { headOfLog } from './log-head.ts'
import type { CaseToSave } from './save-case.ts'

/** Whether a file is a saved case, of whatever version. */
export async function isSavedCase(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return false
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0).catch(() => ({ buffer: Buffer.alloc(0), bytesRead: 0 }))
    return /^\s*\{\s*"schema"\s*:\s*"culprit\.case\//.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

/** A saved case with its logs where they lie now: at their old place, beside it, or in a folder that is named. Those that are missing are problems of its case file. Throws in words what is no case. */
export async function reopenedCase(file: string, logs?: string): Promise<CaseToSave> {
  const saved = readCase(file, await readFile(file, 'utf8'))
  const folder = path.dirname(path.resolve(file))
  const names = new Map<string, string>()
  const problems: Problem[] = []
  for (const log of saved.logs) {
    const found = await placeOf(log, logs === undefined ? [folder] : [logs, folder])
    if (typeof found === 'string') names.set(log.id, found)
    else problems.push(found)
  }
  for (const id of saved.others) if (id === '-') problems.push({ code: 'missing-log', source: id, message: 'was read from a pipe, so it cannot be read again: what came of it is shown as it was saved' })
  for (const { id, text } of saved.pasted) {
    const { bytes = 0 } = saved.caseFile.sources.find(source => source.id === id) ?? {}
    if (Buffer.byteLength(text) < bytes) problems.push({ code: 'missing-log', source: id, message: 'was too long to be saved whole: what came of it is shown as it was saved' })
  }
  const isThere = ({ id }: Pasted): boolean => problems.every(({ source }) => source !== id)
  const order: ReadingOrder = { ...saved.reading, names: [...names.values(), ...saved.others.filter(name => name !== '-')], pasted: saved.pasted.filter(isThere) }
  const { problems: before, ...caseFile } = renamedIn(saved.caseFile, names)
  return {
    order,
    judgement: renamed(saved.judgement, names), filter: saved.filter, zone: saved.zone,
    caseFile: { ...caseFile, problems: [...before.filter(problem => !isAboutLogs(problem)), ...problems] },
  }
}

/** Whether all logs of a case that was opened again are there. Where one is missing, reading the others would tell another story than the one that was saved. */
export function isWhole({ problems }: Pick<CaseFile, 'problems'>): boolean {
  return !problems.some(isAboutLogs)
}

function isAboutLogs({ code }: Problem): boolean {
  return code === 'missing-log' || code === 'changed-log'
}

function readCase(file: string, text: string): SavedCase {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`${file}: is a saved case that is damaged: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  const found = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>
  if (typeof found['schema'] !== 'string' || !found['schema'].startsWith('culprit.case/')) throw new Error(`${file}: is not a saved case`)
  if (found['schema'] !== caseSchema) throw new Error(`${file}: is a case of the form ${found['schema']}, and this program knows ${caseSchema}: open it with the version of culprit that saved it`)
  const wrong = Object.entries(caseParts).filter(([name, check]) => !check(found[name])).map(([name]) => name)
  if (wrong.length > 0) throw new Error(`${file}: is a saved case that is damaged: ${wrong.join(', ')} cannot be understood`)
  return value as SavedCase
}

async function placeOf(log: SavedLog, folders: readonly string[]): Promise<string | Problem> {
  const { id, absolute, relative } = log
  // The old name where it still means the same, so that all that speaks of it stays true.
  const old = path.resolve(id) === absolute ? [id] : []
  const places = [...new Set([...old, absolute, ...folders.flatMap(folder => [path.join(folder, relative), path.join(folder, path.basename(absolute))])])]
  let other: string | undefined
  for (const place of places) {
    const known = await headOfLog(place, log.bytes)
    if (known?.head === log.head && known.bytes >= log.bytes) return place
    if (known !== undefined) other ??= place
  }
  return other === undefined
    ? { code: 'missing-log', source: id, message: `is not at ${absolute} any more, nor beside the saved case: what came of it is shown as it was saved; --logs FOLDER says where it lies now` }
    : { code: 'changed-log', source: id, message: `${other} is not the log that the case was made from: what came of it is shown as it was saved; --logs FOLDER says where the right one lies` }
}

// What was said of lines follows the logs to their new names.
function renamed({ verdicts, pins, suspicions }: Judgement, names: ReadonlyMap<string, string>): Judgement {
  const moved = (pin: Pin): Pin => ({ ...pin, origin: { ...pin.origin, source: names.get(pin.origin.source) ?? pin.origin.source } })
  return { verdicts, pins: pins.map(moved), suspicions: suspicions.map(one => ({ ...one, pins: [moved(one.pins[0]), ...one.pins.slice(1).map(moved)] })) }
}

// And so does what was found in them.
function renamedIn(caseFile: CaseFile, names: ReadonlyMap<string, string>): CaseFile {
  const moved = <T extends { readonly source: string }>(one: T): T => ({ ...one, source: names.get(one.source) ?? one.source })
  return {
    ...caseFile,
    sources: caseFile.sources.map(source => ({ ...source, id: names.get(source.id) ?? source.id })),
    hypotheses: caseFile.hypotheses.map(one => ({ ...one, evidence: [moved(one.evidence[0]), ...one.evidence.slice(1).map(moved)] })),
    unexplained: caseFile.unexplained.map(moved), problems: caseFile.problems.map(moved),
  }
}
