import type { FileHandle } from 'node:fs/promises'
import { open, stat } from 'node:fs/promises'
import type { Extent, Reader, Volume } from './volume.ts'

/** How often a file that has ended is looked at again, in milliseconds. */
const lookEvery = 200
/** So often in a row it must be missing before it counts as gone: while logs are rotated there is none for a moment. */
const looksForGone = 5

/** Told of what became of the file. */
export type FileChanged = (code: 'replaced' | 'truncated' | 'vanished', message: string) => void

/** One file that stood under the name, and where its bytes begin among all that came. */
interface Part {
  readonly handle: FileHandle
  readonly begin: number
  /** True when it was written over. */
  readonly isLost?: boolean
}

/**
 * A file that is read on as it grows. When it is replaced by another or begins anew, the bytes of that follow on those
 * that came before, so that a place keeps its offset; what was overwritten is gone.
 */
export class GrowingFile implements Volume {
  readonly live = true
  readonly #path: string
  readonly #changed: FileChanged
  readonly #parts: [Part, ...Part[]]
  #ended = false
  #missing = 0
  #wake: () => void = () => undefined

  static async open(path: string, changed: FileChanged): Promise<GrowingFile> {
    return new GrowingFile(path, await open(path), changed)
  }

  private constructor(path: string, handle: FileHandle, changed: FileChanged) {
    this.#path = path
    this.#changed = changed
    this.#parts = [{ handle, begin: 0 }]
  }

  reader(from: number): Reader {
    let position = from
    const read = async (into: Uint8Array): Promise<number> => {
      for (;;) {
        const index = this.#parts.findLastIndex(({ begin }) => begin <= position)
        const [part, next] = [this.#parts[index] as Part, this.#parts[index + 1]]
        if (part.isLost) return 0
        const room = Math.min(into.length, (next?.begin ?? Infinity) - position)
        const { bytesRead } = await part.handle.read(into, 0, room, position - part.begin)
        position += bytesRead
        if (bytesRead > 0 || next !== undefined || this.#ended) return bytesRead
        await this.#more(part, position)
      }
    }
    return { read, close: async () => {} }
  }

  async extent(): Promise<Extent> {
    const last = this.#last
    return { bytes: last.begin + (await last.handle.stat()).size, isWhole: this.#ended }
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async close(): Promise<void> {
    this.end()
    await Promise.all([...new Set(this.#parts.map(({ handle }) => handle))].map((handle) => handle.close().catch(() => undefined)))
  }

  get #last(): Part {
    return this.#parts.at(-1) ?? this.#parts[0]
  }

  /** Waits for more than there is up to a position: the end of the last part. */
  async #more(part: Part, position: number): Promise<void> {
    const [own, named] = await Promise.all([part.handle.stat(), stat(this.#path).catch(() => undefined)])
    if (part !== this.#last || own.size > position - part.begin) return
    this.#missing = named === undefined ? this.#missing + 1 : 0
    if (named === undefined) {
      if (this.#missing === looksForGone) this.#changed('vanished', 'is no longer there: what was read of it stays, and it is read on when it comes back')
    } else if (named.ino !== own.ino || named.dev !== own.dev) {
      const handle = await open(this.#path).catch(() => undefined)
      if (handle !== undefined) this.#goOn(handle, position, 'replaced', 'was replaced by a new file, as when logs are rotated: that is read on below what was read, and lines are counted on')
    } else if (own.size < position - part.begin) {
      this.#parts[this.#parts.length - 1] = { ...part, isLost: true }
      this.#goOn(part.handle, position, 'truncated', 'was emptied and begun anew: what was written since is read on below what was read, which can no longer be shown')
    }
    if (part.handle === this.#last.handle && this.#last.begin === part.begin) await this.#pause()
  }

  #goOn(handle: FileHandle, begin: number, code: 'replaced' | 'truncated', message: string): void {
    this.#parts.push({ handle, begin })
    this.#changed(code, message)
  }

  #pause(): Promise<void> {
    if (this.#ended) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookEvery)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
