import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../model/problem.ts'

/** One thing to read: a regular file, or something that can be read only once. */
export interface Input {
  readonly id: string
  readonly path: string
  readonly kind: 'file' | 'stream' | 'standard input' | 'journal'
}

const advice: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ENOENT: ['missing-file', 'there is no such file: check the name, or give - to read from a pipe'],
  ENOTDIR: ['missing-file', 'there is no such file: a part of its path is not a folder'],
  EACCES: ['no-permission', 'may not be read by this user: use sudo, or for a journal join the group systemd-journal'],
  EPERM: ['no-permission', 'may not be read by this user: use sudo, or for a journal join the group systemd-journal'],
  ELOOP: ['missing-file', 'is a chain of symbolic links without an end'],
}

/** The problem that the file system's refusal is; an error of another kind is thrown on. */
export function refusal(source: string, error: unknown): Problem {
  if (!(error instanceof Error) || !('code' in error)) throw error
  const [code, message] = advice[String(error.code)] ?? ['unreadable', `cannot be read: ${error.message}`]
  return { code, message, source }
}

/** What the arguments name; a folder stands for the files in it. */
export async function findInputs(names: readonly string[]): Promise<(Input | Problem)[]> {
  const found: (Input | Problem)[] = []
  for (const name of new Set(names)) {
    if (name === '-') found.push({ id: '-', path: '-', kind: 'standard input' })
    else if (name.startsWith('journal:')) found.push({ id: name, path: name, kind: 'journal' })
    else found.push(...(await inputsAt(name).catch((error: unknown) => [refusal(name, error)])))
  }
  return await distinct(found)
}

// A file under two names, or named beside its folder, would be two witnesses of one thing.
async function distinct(found: readonly (Input | Problem)[]): Promise<(Input | Problem)[]> {
  const files = new Set<string>()
  const kept: (Input | Problem)[] = []
  for (const one of found) {
    const status = !('code' in one) && one.kind === 'file' ? await stat(one.path).catch(() => undefined) : undefined
    const file = status && `${status.dev}:${status.ino}`
    if (file !== undefined && files.has(file)) continue
    if (file !== undefined) files.add(file)
    kept.push(one)
  }
  return kept
}

async function inputsAt(path: string): Promise<(Input | Problem)[]> {
  const status = await stat(path)
  if (status.isFile()) return [{ id: path, path, kind: 'file' }]
  if (status.isFIFO() || status.isCharacterDevice()) return [{ id: path, path, kind: 'stream' }]
  if (!status.isDirectory()) return [{ code: 'unreadable', message: 'is neither a file, a folder nor a pipe', source: path }]
  const inside = await filesIn(path)
  return inside.length > 0 ? inside : [{ code: 'empty-folder', message: 'there is no file in this folder', source: path }]
}

/** The regular files below a folder, in order of their names. Hidden ones and links to folders are not followed. */
async function filesIn(folder: string): Promise<(Input | Problem)[]> {
  const found: (Input | Problem)[] = []
  const members = await readdir(folder, { withFileTypes: true })
  for (const member of members.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, member.name)
    if (member.name.startsWith('.')) continue
    const inside = member.isDirectory() ? filesIn(path) : member.isFile() || member.isSymbolicLink() ? fileAt(path) : []
    found.push(...(await Promise.resolve(inside).catch((error: unknown) => [refusal(path, error)])))
  }
  return found
}

async function fileAt(path: string): Promise<Input[]> {
  return (await stat(path)).isFile() ? [{ id: path, path, kind: 'file' }] : []
}
