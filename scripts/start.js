// npm start: builds what is not built, then solves the sample incident, or reads the files that are named.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const sample = ['build.log', 'journal.ndjson'].map(name => path.join('samples', 'lorax-var-tmp', name))
await buildAll()
const args = process.argv.slice(2)
const inSample = args.length === 0
const { status } = spawnSync(process.execPath, [path.join(root, 'dist', 'main.js'), ...(inSample ? sample : args)], { stdio: 'inherit', cwd: inSample ? root : (process.env.INIT_CWD ?? root) })
process.exitCode = status ?? 2
