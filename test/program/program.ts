import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder for the files of one test file; it goes away with its tests. */
export const folder = mkdtempSync(path.join(tmpdir(), 'culprit-program-'))
// A terminal that was closed may still be leaving it.
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

/** Writes a file into the folder and gives its path. */
export function file(name: string, content: string | Uint8Array): string {
  const written = path.join(folder, name)
  writeFileSync(written, content)
  return written
}

/** A copy of the built program: a build beside may not pull it away from under a test. */
export const program = copyOfProgram('built')

export function copyOfProgram(name: string): string {
  const dist = path.join(root, 'dist')
  if (!existsSync(path.join(dist, 'main.js'))) throw new Error('the program is not built: node scripts/build.js')
  const copy = path.join(folder, name)
  cpSync(dist, path.join(copy, 'dist'), { recursive: true })
  writeFileSync(path.join(copy, 'package.json'), '{"type":"module"}')
  return path.join(copy, 'dist', 'main.js')
}

export interface Run {
  readonly args: readonly string[]
  /** What stands in standard input; nothing when it is left out. */
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly main?: string
}

// What the environment of the tests may say of colours and widths is no wish of theirs; nor are the cases that somebody keeps here.
const wishes = ['NO_COLOR', 'FORCE_COLOR', 'COLUMNS']

export interface Outcome {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program as a user would, in the test's folder, at UTC and without colour wishes from outside. */
export async function culprit(...args: string[]): Promise<Outcome> {
  return await run({ args })
}

export async function run(wish: Run): Promise<Outcome> {
  const child = start(wish)
  child.stdin?.on('error', () => undefined).end(wish.input ?? '')
  return await outcomeOf(child)
}

export function start({ args, env = {}, main = program }: Run): ChildProcess {
  const outside = Object.fromEntries(Object.entries(process.env).filter(([name]) => !wishes.includes(name)))
  return spawn(process.execPath, [main, ...args], { cwd: folder, env: { ...outside, TZ: 'UTC', CULPRIT_CASES: path.join(folder, 'no-cases'), ...env }, stdio: 'pipe' })
}

export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const out: Buffer[] = []
  const said: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => child.on('close', (...ended) => resolve(ended)))
  return { code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(said).toString() }
}
