import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { CaseMemory, KeptCase, Recalled } from '../model/kept-case.ts'
import type { Problem } from '../model/problem.ts'
import { keptCaseOf } from './kept-case-line.ts'

const ending = '.ndjson'

/** Decided cases in a folder of this machine: a file for each fingerprint, a line for each case, so that two programs can write at once. */
export class CaseFolder implements CaseMemory {
  readonly #folder: string

  /** The folder need not be there yet: it is made when the first case is kept. */
  constructor(folder: string) {
    this.#folder = folder
  }

  async recall(fingerprints: readonly string[]): Promise<Recalled> {
    return joined(await Promise.all([...new Set(fingerprints)].map(async fingerprint => {
      const { cases, problems } = await this.#read(this.#fileOf(fingerprint))
      return { cases: cases.filter(one => one.fingerprint === fingerprint), problems }
    })))
  }

  async all(): Promise<Recalled> {
    const names = await readdir(this.#folder).catch(nothing)
    return joined(await Promise.all((names ?? []).filter(name => name.endsWith(ending)).map(name => this.#read(path.join(this.#folder, name)))))
  }

  async keep(decided: KeptCase): Promise<readonly Problem[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await appendFile(this.#fileOf(decided.fingerprint), `${JSON.stringify(decided)}\n`, { mode: 0o600 })
    return []
  }

  async forget(fingerprint: string): Promise<number> {
    const { cases } = await this.recall([fingerprint])
    await rm(this.#fileOf(fingerprint), { force: true })
    return cases.length
  }

  async close(): Promise<void> {}

  async #read(file: string): Promise<Recalled> {
    const text = await readFile(file, 'utf8').catch(nothing)
    const cases: KeptCase[] = []
    const problems: Problem[] = []
    for (const [index, line] of (text ?? '').split('\n').entries()) {
      if (line.trim() === '') continue
      const found = keptCaseOf(line)
      if (found !== undefined) cases.push(found)
      else problems.push({ code: 'broken-case', message: 'is no kept case: it was passed over; delete the line', source: file, line: index + 1 })
    }
    return { cases, problems }
  }

  // A fingerprint may hold what a file system does not take.
  #fileOf(fingerprint: string): string {
    return path.join(this.#folder, createHash('sha256').update(fingerprint).digest('hex').slice(0, 16) + ending)
  }
}

function joined(parts: readonly Recalled[]): Recalled {
  return { cases: parts.flatMap(({ cases }) => cases).sort((a, b) => a.decided - b.decided), problems: parts.flatMap(({ problems }) => problems) }
}

// What was never kept is no error; what may not be read is one that the user can mend.
function nothing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
