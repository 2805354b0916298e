import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { canPin, processors } from './measure.js'

/** A search server that answers: the one that is named, else a node of its own; ways to end it and to keep it to some processors. Says why where there is none. */
export async function searchServer(root) {
  const given = process.env.ELASTICSEARCH_URL
  if (given) return { url: given.replace(/\/$/, ''), stop: async () => undefined }
  const base = mkdtempSync(path.join(tmpdir(), 'culprit-bench-node-'))
  const port = await freePort()
  const child = spawn(path.join(root, 'test', 'search', 'node', 'start'), [base, String(port)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const keepTo = list => { spawnSync('taskset', ['-a', '-c', '-p', list, String(child.pid)], { stdio: 'ignore' }) }
  const ended = new Promise(resolve => child.once('close', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(base, { recursive: true, force: true })
  }
  let said = ''
  child.stderr.on('data', chunk => { said += chunk })
  const isReady = await Promise.race([ended.then(() => false), new Promise(resolve => child.stdout.on('data', chunk => { if (String(chunk).includes('ready ')) resolve(true) }))])
  if (!isReady) {
    await stop()
    return { missing: `no ELASTICSEARCH_URL, and no node of its own could be started (${said.trim().split('\n').at(-1)})` }
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { void stop().then(() => process.exit(130)) })
  return { url: `http://127.0.0.1:${port}`, stop, ...(canPin && processors.others !== '' && { keepTo }) }
}

async function freePort() {
  const server = createServer()
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise(resolve => server.close(resolve))
  return port
}
