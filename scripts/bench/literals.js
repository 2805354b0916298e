import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What the built program seeks in a journal, asked of its own code: the same strings for the others to seek. */
export async function soughtInJournals(root) {
  const contents = `
    export { Investigation } from './src/reasoning/investigation.ts'
    export { compileRule } from './src/reasoning/rules/compile-rule.ts'`
  const { outputFiles: [bundle] } = await build({ stdin: { contents, resolveDir: root }, bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'silent' })
  const { Investigation, compileRule } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`)
  const documents = JSON.parse(await readFile(path.join(root, 'dist', 'rules.json'), 'utf8'))
  return [...new Set(new Investigation(documents.map(compileRule)).literalsFor('journal'))]
}
