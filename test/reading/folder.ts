import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Problem } from '../../src/model/problem.ts'
import { isProblem } from '../../src/model/problem.ts'
import type { Entry } from '../../src/model/entry.ts'
import type { OpenSource, ReadingOptions, Sighting } from '../../src/reading/index.ts'
import { openSources } from '../../src/reading/index.ts'
import { assume, parsers } from './formats.ts'

/** A folder for the files of one test file; it goes away with its tests. */
export const folder = mkdtempSync(join(tmpdir(), 'culprit-test-'))
const opened: OpenSource[] = []
afterAll(async () => {
  await Promise.all(opened.map((source) => source.close()))
  rmSync(folder, { recursive: true, force: true })
})

/** Writes a file into the folder and gives its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Opens what must be exactly one source. */
export async function openOne(name: string, options: Partial<ReadingOptions> = {}): Promise<OpenSource> {
  const { sources, problems } = await openSources([name], { parsers, assume, ...options })
  if (sources[0] === undefined || problems.length > 0) throw new Error(JSON.stringify(problems))
  opened.push(sources[0])
  return sources[0]
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

/** The same of what comes block by block. */
export async function allOf<T>(blocks: AsyncIterable<Iterable<T>>): Promise<T[]> {
  const list: T[] = []
  for await (const block of blocks) list.push(...block)
  return list
}

/** What an item says, in short: `line message`, and for a problem `line !code`. */
export function said(item: Entry | Problem | Sighting): string {
  if (isProblem(item)) return `${item.line ?? '-'} !${item.code}`
  const { origin, message } = 'entry' in item ? item.entry : item
  return `${origin.line} ${message}`
}
