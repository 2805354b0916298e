import { writeFile } from 'node:fs/promises'
import type { CaseState } from '../../views/tui/case-state.ts'
import type { World } from '../world.ts'

const width = 100

/** Writes a case where the person wishes: as a report for people, or for programs, by the ending of the name. */
export function saveTo({ version }: Pick<World, 'version'>): (path: string, held: CaseState) => Promise<void> {
  return async (path, { caseFile, zone }) => {
    if (caseFile === undefined) throw new Error('there is nothing to save yet')
    if (path.endsWith('.json')) {
      const { renderJson } = await import('../../views/json/index.ts')
      await writeFile(path, renderJson(caseFile, { version }))
      return
    }
    if (!/\.(?:txt|log|text)$/.test(path)) throw new Error(`${path}: name it .json or .txt, so that it is known what to write`)
    const { renderText } = await import('../../views/text/index.ts')
    await writeFile(path, renderText(caseFile, { width, colour: false, detail: 'all', zone }))
  }
}
