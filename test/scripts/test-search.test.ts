import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startServer } from '../search/server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'culprit-docker-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
const asked = path.join(folder, 'asked')
const said = (): readonly (readonly string[])[] => readFileSync(asked, 'utf8').trim().split('\n').map(line => JSON.parse(line) as readonly string[])

// What docker is for the tests: a container is a process that answers at its port.
const docker = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const { spawn } = require('node:child_process')
const args = process.argv.slice(2)
appendFileSync(${JSON.stringify(asked)}, JSON.stringify(args) + '\\n')
const state = id => ${JSON.stringify(folder)} + '/' + id
const begin = (id, port) => {
  const child = spawn(process.execPath, ['-e', "require('node:http').createServer((_, response) => response.end('{}')).listen(" + port + ", '127.0.0.1')"], { detached: true, stdio: 'ignore' })
  child.unref()
  writeFileSync(state(id), JSON.stringify({ pid: child.pid, port }))
}
const end = (id) => { try { process.kill(JSON.parse(readFileSync(state(id), 'utf8')).pid, 'SIGKILL') } catch {} }
const id = args.at(-1)
if (args[0] === 'run') {
  const name = 'c' + process.pid
  begin(name, /127\\.0\\.0\\.1:(\\d+):9200/.exec(args.join(' '))[1])
  console.log(name)
} else if (args[0] === 'kill') end(id)
else if (args[0] === 'start') begin(id, JSON.parse(readFileSync(state(id), 'utf8')).port)
else if (args[0] === 'rm') { end(id); rmSync(state(id), { force: true }) }
else if (args[0] === 'info' || args[0] === 'pull' || args[0] === 'image') process.exit(1)
`

describe('a server in a container', () => {
  beforeEach(() => {
    writeFileSync(asked, '')
    writeFileSync(path.join(folder, 'package.json'), '{"type":"commonjs"}')
    writeFileSync(path.join(folder, 'docker'), docker)
    chmodSync(path.join(folder, 'docker'), 0o755)
    vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`)
    vi.stubEnv('SEARCH_BY', 'docker')
    vi.stubEnv('SEARCH_RUN', 'run-1')
  })
  afterEach(() => { vi.unstubAllEnvs() })

  const answers = async (url: string): Promise<boolean> => (await fetch(url).catch(() => undefined))?.ok === true

  test.each([
    ['elasticsearch-9', /^docker\.elastic\.co\/elasticsearch\/elasticsearch:9\.\d+\.\d+$/, 'xpack.security.enabled=false'],
    ['elasticsearch-8', /^docker\.elastic\.co\/elasticsearch\/elasticsearch:8\.\d+\.\d+$/, 'xpack.security.enabled=false'],
    ['opensearch-3', /^opensearchproject\/opensearch:3\.\d+\.\d+$/, 'DISABLE_SECURITY_PLUGIN=true'],
    ['opensearch-2', /^opensearchproject\/opensearch:2\.\d+\.\d+$/, 'DISABLE_SECURITY_PLUGIN=true'],
  ] as const)('%s is run, killed, started again and with other settings, and removed', async (engine, image, open) => {
    const server = await startServer(engine, { 'http.max_content_length': '2mb' })
    expect(await answers(server.url)).toBe(true)
    await server.kill()
    expect(await answers(server.url)).toBe(false)
    await server.startAgain()
    expect(await answers(server.url)).toBe(true)
    await server.startWith({ 'thread_pool.write.size': '1' })
    expect(await answers(server.url)).toBe(true)
    await server.stop()
    expect(await answers(server.url)).toBe(false)
    const [first, ...rest] = said()
    expect(first?.slice(0, 6)).toEqual(['run', '-d', '--label', 'culprit-search=run-1', '-p', `127.0.0.1:${new URL(server.url).port}:9200`])
    expect(first?.at(-1)).toMatch(image)
    for (const variable of ['discovery.type=single-node', open, 'http.max_content_length=2mb']) expect(first?.[(first.indexOf(variable)) - 1]).toBe('-e')
    expect(rest.map(([command = '']) => command)).toEqual(['kill', 'start', 'rm', 'run', 'rm'])
    expect(rest[3]).toContain('thread_pool.write.size=1')
    expect(rest[3]).not.toContain('http.max_content_length=2mb')
  })
})

describe('npm run test:search', () => {
  const script = fileURLToPath(new URL('../../scripts/test-search.js', import.meta.url))
  const tools = mkdtempSync(path.join(tmpdir(), 'culprit-tools-'))
  symlinkSync(process.execPath, path.join(tools, 'node'))
  afterAll(() => { rmSync(tools, { recursive: true, force: true }) })
  const runWith = (...programs: readonly (readonly [name: string, text: string])[]): { readonly status: number | null; readonly stdout: string } => {
    for (const [name, text] of programs) writeFileSync(path.join(tools, name), text, { mode: 0o755 })
    return spawnSync(process.execPath, [script], { encoding: 'utf8', env: { PATH: tools } })
  }

  test('says why it is skipped where no server can be had, and counts nothing', () => {
    const { status, stdout } = runWith()
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'search tests skipped: no ELASTICSEARCH_URL, no docker daemon with an image, and a JDK (javac) and Maven (mvn) missing\n0 passed, 0 failed\n' })
  })

  test('says so too where a daemon answers that cannot have the images', () => {
    const { status, stdout } = runWith(['docker', `#!${process.execPath}\nprocess.exit(process.argv[2] === 'info' ? 0 : 1)\n`], ['javac', `#!${process.execPath}\n`])
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'search tests skipped: no ELASTICSEARCH_URL, no docker daemon with an image, and Maven (mvn) missing\n0 passed, 0 failed\n' })
  })
})
