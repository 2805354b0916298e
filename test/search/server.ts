import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Engine } from './engines.ts'

/** A search server that a test may treat badly. */
export interface SearchServer {
  readonly url: string
  /** As a power cut would. */
  kill(): Promise<void>
  /** After `kill`, over the same data. */
  startAgain(): Promise<void>
  /** Ends it as it wants to be ended, and starts it with other settings; in a container its data is gone. */
  startWith(settings: ServerSettings): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

/** Settings of the server, such as `http.max_content_length`. */
export type ServerSettings = Readonly<Record<string, string>>

/** Starts a server: in a container when SEARCH_BY says docker, else as a node made of Maven artifacts. */
export async function startServer(engine: Engine, settings: ServerSettings = {}): Promise<SearchServer> {
  return process.env['SEARCH_BY'] === 'docker' ? await startContainer(engine, settings) : await startNode(engine, settings)
}

async function startNode(engine: Engine, settings: ServerSettings): Promise<SearchServer> {
  const base = mkdtempSync(path.join(process.env['SEARCH_FOLDER'] ?? tmpdir(), 'culprit-search-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const script = fileURLToPath(new URL('node/start', import.meta.url))
  let node: ChildProcess
  const start = async (own = settings): Promise<void> => {
    settings = own
    node = spawn(script, ['--engine', engine, ...Object.entries(settings).flatMap(([name, value]) => ['-E', `${name}=${value}`]), base, `${port}`], { stdio: ['ignore', 'pipe', 'pipe'] })
    await ready(node).catch(async (error: unknown) => {
      await end('SIGKILL')
      throw error
    })
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (node.exitCode !== null || node.signalCode !== null) return
    const gone = new Promise(resolve => node.once('close', resolve))
    node.kill(signal)
    await gone
  }
  await start()
  return {
    url,
    kill: async () => { await end('SIGKILL') },
    startAgain: async () => { await start() },
    startWith: async (other) => {
      await end('SIGTERM')
      await start(other)
    },
    stop: async () => {
      await end('SIGTERM')
      rmSync(base, { recursive: true, force: true })
    },
  }
}

async function ready(node: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => { reject(new Error(`the node is not ready after four minutes: ${said}`)) }, 240_000)
    node.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('ready ')) return
      clearTimeout(late)
      resolve()
    })
    node.stderr?.on('data', (chunk: Buffer) => { said += chunk.toString() })
    node.once('close', (code) => {
      clearTimeout(late)
      reject(new Error(`the node ended with ${code ?? 'a signal'}: ${said}`))
    })
  })
}

const images = JSON.parse(readFileSync(new URL('images.json', import.meta.url), 'utf8')) as Readonly<Record<Engine, string>>

async function startContainer(engine: Engine, settings: ServerSettings): Promise<SearchServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const docker = (...args: string[]): string => execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()
  const run = async (own: ServerSettings): Promise<string> => {
    const container = docker(...containerArgs(engine, own, port))
    await answering(url)
    return container
  }
  let id = await run(settings)
  return {
    url,
    kill: async () => { docker('kill', '--signal', 'KILL', id) },
    startAgain: async () => {
      docker('start', id)
      await answering(url)
    },
    startWith: async (other) => {
      docker('rm', '-f', id)
      id = await run(other)
    },
    stop: async () => { docker('rm', '-f', id) },
  }
}

/** What docker is told to run a server. */
export function containerArgs(engine: Engine, settings: ServerSettings, port: number): readonly string[] {
  const usual = engine.startsWith('opensearch')
    ? { 'discovery.type': 'single-node', DISABLE_SECURITY_PLUGIN: 'true', DISABLE_INSTALL_DEMO_CONFIG: 'true', OPENSEARCH_JAVA_OPTS: '-Xms256m -Xmx512m' }
    : { 'discovery.type': 'single-node', 'xpack.security.enabled': 'false', ES_JAVA_OPTS: '-Xms256m -Xmx512m' }
  const variables = Object.entries({ ...usual, ...settings }).flatMap(([name, value]) => ['-e', `${name}=${value}`])
  // By the label whoever ran the tests finds it again, should they be killed.
  return ['run', '-d', '--label', `culprit-search=${process.env['SEARCH_RUN'] ?? process.pid}`, '-p', `127.0.0.1:${port}:9200`, ...variables, images[engine]]
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt++) {
    const answer = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`).catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise(resolve => setTimeout(resolve, 1000))
  }
  throw new Error(`${url} does not answer`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
