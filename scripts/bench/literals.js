import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What the built program seeks in a journal, asked of its own code: the same strings for the others to seek. */
export async function soughtInJournals(root) {
  const contents = `
    export { Investigation } from './src/reasoning/investigation.ts'
    export { unpackRules } from './src/reasoning/rules/rule-pack.ts'`
  const { outputFiles: [bundle] } = await build({ stdin: { contents, resolveDir: root }, bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'silent' })
  const { Investigation, unpackRules } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`)
  const index = JSON.parse(await readFile(path.join(root, 'dist', 'rules.json'), 'utf8'))
  const rules = unpackRules({ index, documents: await readFile(path.join(root, 'dist', 'rules.jsonl')) })
  return [...new Set(new Investigation(rules).literalsFor('journal'))]
}
