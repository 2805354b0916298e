import { readFile, rename, writeFile } from 'node:fs/promises'
import { ClusterError } from '../connection/cluster-error.ts'
import type { Counts, Fates } from './counts.ts'
import { noCounts } from './counts.ts'
import type { Mark } from './outgoing.ts'
import type { Settled } from './in-order.ts'

const schema = 'culprit.checkpoint/1'

/** How far an indexing has come: a killed one goes on from here. */
export class Checkpoint {
  readonly #file: string
  readonly #target: string
  readonly #before: Settled

  private constructor(file: string, target: string, before: Settled) {
    this.#file = file
    this.#target = target
    this.#before = before
  }

  /** Opens a checkpoint, which need not be there yet. `target` names the cluster and namespace; one of another target is refused. */
  static async open(file: string, target: string): Promise<Checkpoint> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw new ClusterError(`${file}: the checkpoint cannot be read (${error.code ?? 'unknown error'}); name another file with --checkpoint`)
    })
    if (text === undefined) return new Checkpoint(file, target, { marks: new Map(), counts: noCounts })
    const content = contentOf(text)
    if (content === undefined) throw new ClusterError(`${file}: is no checkpoint of this version of culprit; remove it to begin anew: what is there already is not written twice`)
    if (content.target !== target) throw new ClusterError(`${file}: is the checkpoint of another indexing (${content.target}); name another file with --checkpoint`)
    return new Checkpoint(file, target, { marks: new Map(content.marks.map(mark => [mark.source, mark])), counts: content.counts })
  }

  /** Where the run before had come to. */
  get before(): Settled {
    return this.#before
  }

  /** Writes how far everything has come; a crash meanwhile leaves the old state. */
  async save({ marks, counts }: Settled): Promise<void> {
    const content: Content = { schema, target: this.#target, marks: [...new Map([...this.#before.marks, ...marks]).values()], counts }
    try {
      await writeFile(`${this.#file}.next`, `${JSON.stringify(content)}\n`)
      await rename(`${this.#file}.next`, this.#file)
    } catch (error) {
      throw new ClusterError(`${this.#file}: the checkpoint cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); name another file with --checkpoint`)
    }
  }
}

interface Content {
  readonly schema: string
  readonly target: string
  readonly marks: readonly Mark[]
  readonly counts: Counts
}

function contentOf(text: string): Content | undefined {
  try {
    const content = JSON.parse(text) as Partial<Content> | null
    const { marks, counts, target } = content ?? {}
    const isWhole = content?.schema === schema && typeof target === 'string' && Array.isArray(marks) && marks.every(isMark) && isFates(counts?.entries) && isFates(counts.findings)
    return isWhole ? content as Content : undefined
  } catch {
    return undefined
  }
}

function isMark(value: unknown): value is Mark {
  const { source, entries, id } = (value ?? {}) as Partial<Mark>
  return typeof source === 'string' && Number.isSafeInteger(entries) && typeof id === 'string'
}

function isFates(value: unknown): value is Fates {
  const fates = (value ?? {}) as Partial<Fates>
  return [fates.indexed, fates.duplicate, fates.rejected].every(count => Number.isSafeInteger(count))
}
