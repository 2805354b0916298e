// npm run test:search: what writes to a cluster, tried against real servers, one after the other. `--all` tries the older lines too.
// ELASTICSEARCH_URL names a server to try instead; else docker runs them where a daemon answers; else they are made of Maven artifacts.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const answers = (command, ...args) => spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0

function server() {
  if (process.env.ELASTICSEARCH_URL) return { by: 'url', says: `the server at ${new URL(process.env.ELASTICSEARCH_URL).host}` }
  if (answers('docker', 'info')) return { by: 'docker', says: 'containers' }
  const missing = [['a JDK (javac)', answers('javac', '--version') || Boolean(process.env.JAVA_HOME)], ['Maven (mvn)', answers('mvn', '--version')]].filter(([, there]) => !there).map(([name]) => name)
  return missing.length === 0 ? { by: 'node', says: 'nodes made of Maven artifacts' } : { says: `no ELASTICSEARCH_URL, no docker daemon, and ${missing.join(' and ')} missing` }
}

const { by, says } = server()
if (by === undefined) {
  console.log(`search tests skipped: ${says}`)
} else {
  await buildAll()
  const all = process.argv.includes('--all')
  const named = process.argv.slice(2).filter(arg => !arg.startsWith('--'))
  const engines = by === 'url' ? ['the one that is there'] : named.length > 0 ? named : ['elasticsearch-9', 'opensearch-3', ...(all ? ['elasticsearch-8', 'opensearch-2'] : [])]
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  for (const engine of engines) {
    console.log(`\n== ${engine}: ${says}`)
    const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', 'test/search/vitest.config.ts', '--root', root], {
      stdio: 'inherit', cwd: root, env: { ...process.env, SEARCH_ENGINE: engine, SEARCH_BY: by, ...(all && { SEARCH_KILLS: process.env.SEARCH_KILLS ?? '20' }) },
    })
    if (status !== 0) process.exitCode = 1
  }
}
