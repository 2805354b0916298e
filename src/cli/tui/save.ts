import { access, rename, writeFile } from 'node:fs/promises'
import { isSavedCase } from '../../desk/reopen-case.ts'
import { savedCase } from '../../desk/save-case.ts'
import type { CaseState } from '../../views/tui/case-state.ts'
import type { World } from '../world.ts'

const width = 100

/** Writes a case where the person wishes, by the ending of the name: to go on with it, as a report for people, or for programs. What is there already is left alone, unless it is a case. */
export function saveTo({ version }: Pick<World, 'version'>): (path: string, held: CaseState) => Promise<void> {
  return async (path, { caseFile, ...held }) => {
    if (caseFile === undefined) throw new Error('there is nothing to save yet')
    if (path.endsWith('.report.json')) {
      const { renderJson } = await import('../../views/json/index.ts')
      await writeNew(path, renderJson(caseFile, { version }))
    } else if (path.endsWith('.json')) {
      await write(path, await savedCase({ ...held, caseFile }, { at: path, version }))
    } else if (path.endsWith('.txt')) {
      const { renderText } = await import('../../views/text/index.ts')
      await writeNew(path, renderText(caseFile, { width, colour: false, detail: 'all', zone: held.zone }))
    } else throw new Error(`${path}: the ending says what to write: .json the case, .txt the report, .report.json the report for programs`)
  }
}

async function write(path: string, text: string): Promise<void> {
  if (!(await isSavedCase(path))) {
    await writeNew(path, text)
    return
  }
  // Whole or not at all: the case that is there is not lost to a full disk.
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
}

async function writeNew(path: string, text: string): Promise<void> {
  if (await access(path).then(() => true, () => false)) throw new Error(`${path}: is there already; choose another name`)
  await writeFile(path, text, { flag: 'wx' })
}
