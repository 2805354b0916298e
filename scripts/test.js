// npm test: builds the program, then runs every test; the last line says how many passed and failed.
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.js'

const root = fileURLToPath(new URL('..', import.meta.url))
await buildAll()
const folder = await mkdtemp(path.join(tmpdir(), 'culprit-test-'))
const results = path.join(folder, 'results.json')
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...process.argv.slice(2)], { stdio: 'inherit', cwd: root })
try {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(await readFile(results, 'utf8'))
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = status ?? 1
