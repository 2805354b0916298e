// Builds dist/: the program in chunks that load when they are needed, and the rules as a pack without their examples.
import { build } from 'esbuild'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = path.join(root, 'dist')

export async function buildAll() {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  // Made beside and moved into place at the end, so that a program that runs meanwhile finds all its parts.
  const next = `${dist}.${process.pid}`
  await mkdir(next, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts', 'desk-worker': 'src/desk-worker.ts', 'parse-rule': 'src/reasoning/rules/parse-rule.ts', 'rule-pack': 'src/reasoning/rules/rule-pack.ts' },
    outdir: next, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20',
    // Every byte of it is looked at before a run begins; the names stay, for who reports a bug.
    minifyWhitespace: true, minifySyntax: true,
    chunkNames: 'chunks/[name]-[hash]', legalComments: 'none', logLevel: 'warning',
    define: { 'process.env.CULPRIT_VERSION': JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    // Ink loads it for its own developers only.
    external: ['react-devtools-core'],
    // Some packages still call require; Node gives them one.
    banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
  })
  await pack(next)
  await rename(dist, `${next}.old`).catch(() => undefined)
  await rename(next, dist)
  await rm(`${next}.old`, { recursive: true, force: true })
}

/** Checks every rule and packs those that stand; a wrong one is told and left out. */
async function pack(next) {
  const { parseRule } = await import(pathToFileURL(path.join(next, 'parse-rule.js')).href)
  const { packRules } = await import(pathToFileURL(path.join(next, 'rule-pack.js')).href)
  const folder = path.join(root, 'rules')
  const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.yaml')).map(name => name.replaceAll('\\', '/')).sort()
  const found = await Promise.all(names.map(async name => parseRule(await readFile(path.join(folder, name), 'utf8'), `rules/${name}`)))
  for (const { file, line, message } of found.flatMap(({ problems }) => problems)) console.error(`${file}:${line}: ${message}`)
  const { index, documents } = packRules(found.flatMap(({ document }) => document ?? []))
  await writeFile(path.join(next, 'rules.json'), JSON.stringify(index))
  await writeFile(path.join(next, 'rules.jsonl'), documents)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
