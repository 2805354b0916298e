// npm run test:search: what writes to a cluster and reads it, tried against real servers, one after the other. `--all` tries the older lines too.
// ELASTICSEARCH_URL names a server to try instead; else docker runs them where a daemon answers; else they are made of Maven artifacts.
// Whatever happens no server stays behind, and it ends in time: after SEARCH_MINUTES a server. The last line counts the tests.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const answers = (command, ...args) => spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0
const images = JSON.parse(readFileSync(path.join(root, 'test/search/images.json'), 'utf8'))
const all = process.argv.includes('--all')
const isEngine = name => /^(?:elasticsearch|opensearch)(?:-|$)/.test(name)
// Other words are parts of the names of test files.
const [named, files] = [isEngine, name => !isEngine(name)].map(isWanted => process.argv.slice(2).filter(arg => !arg.startsWith('-') && isWanted(arg)))
const kills = process.env.SEARCH_KILLS ?? (all ? '20' : undefined)
const minutes = Number(process.env.SEARCH_MINUTES ?? (kills === undefined ? 25 : 90))

/** The servers to try, by what means, and why others are not. */
function servers() {
  if (process.env.ELASTICSEARCH_URL) return { by: 'url', means: `at ${new URL(process.env.ELASTICSEARCH_URL).host}`, engines: ['the server that is there'], skipped: [] }
  const wanted = named.length > 0 ? named : all ? ['elasticsearch-9', 'opensearch-3', 'elasticsearch-8', 'opensearch-2'] : ['elasticsearch', 'opensearch']
  if (answers('docker', 'info')) {
    const lines = wanted.map(engine => ({ elasticsearch: 'elasticsearch-9', opensearch: 'opensearch-3' })[engine] ?? engine)
    const engines = lines.filter(line => hasImage(images[line]))
    // Where images cannot be had there may be a way without.
    if (engines.length > 0) return { by: 'docker', means: 'in a container', engines, skipped: lines.filter(line => !engines.includes(line)).map(line => `${line}: docker has no image ${images[line]} and cannot pull it`) }
  }
  const missing = [['a JDK (javac)', answers('javac', '--version') || Boolean(process.env.JAVA_HOME)], ['Maven (mvn)', answers('mvn', '--version')]].filter(([, there]) => !there).map(([name]) => name)
  if (missing.length > 0) return { engines: [], skipped: [`no ELASTICSEARCH_URL, no docker daemon with an image, and ${missing.join(' and ')} missing`] }
  const made = wanted.map(engine => ({ engine, ...prepared(engine) }))
  return { by: 'node', means: 'made of Maven artifacts', engines: made.flatMap(({ line }) => line ?? []), skipped: made.flatMap(({ engine, why }) => (why === undefined ? [] : [`${engine}: ${why}`])) }
}

function hasImage(image) {
  return answers('docker', 'image', 'inspect', image) || spawnSync('docker', ['pull', '--quiet', image], { stdio: 'ignore', timeout: 10 * 60_000 }).status === 0
}

/** Fetches what a node is made of; the line is the newest that the JDK here can run. */
function prepared(engine) {
  const { status, stdout, stderr, error } = spawnSync(path.join(root, 'test/search/node/start'), ['--prepare', '--engine', engine], { encoding: 'utf8', timeout: 10 * 60_000 })
  if (status === 0) return { line: stdout.trim() }
  return { why: error?.message ?? stderr.trim().split('\n').at(-1) }
}

const folder = mkdtempSync(path.join(tmpdir(), 'culprit-search-run-'))
const run = `${process.pid}-${Date.now().toString(36)}`
let running

/** Ends the tests and every server that they started: these live in a group of their own, or bear a label. */
function endAll(signal) {
  try {
    if (running !== undefined) process.kill(-running.pid, signal)
  } catch { /* all have ended */ }
}
function removeContainers() {
  const left = spawnSync('docker', ['ps', '-aq', '--filter', `label=culprit-search=${run}`], { encoding: 'utf8' }).stdout?.trim() ?? ''
  if (left !== '') spawnSync('docker', ['rm', '-f', ...left.split(/\s+/)], { stdio: 'ignore' })
}

// A server that was just killed may still be leaving it.
function removeFolder() {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

async function test(engine, by) {
  const results = path.join(folder, `${engine}.json`)
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const env = { ...process.env, SEARCH_ENGINE: engine, SEARCH_BY: by, SEARCH_RUN: run, SEARCH_FOLDER: folder, ...(kills !== undefined && { SEARCH_KILLS: kills }) }
  running = spawn(process.execPath, [vitest, 'run', ...files, '--config', 'test/search/vitest.config.ts', '--root', root, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`], { stdio: ['ignore', 'inherit', 'inherit'], cwd: root, env, detached: true })
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    endAll('SIGKILL')
  }, minutes * 60_000)
  const status = await new Promise(resolve => running.once('exit', resolve))
  clearTimeout(timer)
  // What a killed test left behind in its group.
  endAll('SIGKILL')
  running = undefined
  if (by === 'docker') removeContainers()
  if (isLate) console.log(`${engine}: not done after ${minutes} minutes, ended`)
  return counted(results, status === 0)
}

function counted(file, isWell) {
  try {
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = JSON.parse(readFileSync(file, 'utf8'))
    // What fails outside of a test counts too.
    return { passed, failed: failed === 0 && !isWell ? 1 : failed, skipped }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    endAll('SIGKILL')
    removeContainers()
    removeFolder()
    process.exit(130)
  })
}

const sum = { passed: 0, failed: 0, skipped: 0 }
const { by, means, engines, skipped } = servers()
if (engines.length > 0) await buildAll()
for (const engine of engines) {
  console.log(`\n== ${engine}, ${means}`)
  const counts = await test(engine, by)
  for (const name of Object.keys(sum)) sum[name] += counts[name]
}
removeFolder()
for (const why of skipped) console.log(`search tests skipped: ${why}`)
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
if (sum.failed > 0) process.exitCode = 1
