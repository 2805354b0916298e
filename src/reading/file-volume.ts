import { readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { Extent, Reader, Volume } from './volume.ts'

/** A plain file. It is open only while it is read, so that a folder of thousands needs no thousands of descriptors. */
export class FileVolume implements Volume {
  readonly live = false
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  reader(from: number): Reader {
    return new FileReader(this.#path, from)
  }

  async extent(): Promise<Extent> {
    return { bytes: (await stat(this.#path)).size, isWhole: true }
  }

  end(): void {}

  async close(): Promise<void> {}
}

/** After so many bytes others have a turn. */
const atOnce = 4 * 1024 * 1024

class FileReader implements Reader {
  readonly #path: string
  #position: number
  #handle: FileHandle | undefined
  #sinceTurn = 0

  constructor(path: string, from: number) {
    this.#path = path
    this.#position = from
  }

  // To wait for another thread takes longer than to read what is nearly always in memory.
  async read(into: Uint8Array): Promise<number> {
    this.#handle ??= await open(this.#path)
    if (this.#sinceTurn >= atOnce) {
      this.#sinceTurn = 0
      await setImmediate()
    }
    const bytesRead = readSync(this.#handle.fd, into, 0, into.length, this.#position)
    this.#position += bytesRead
    this.#sinceTurn += bytesRead
    return bytesRead
  }

  async close(): Promise<void> {
    await this.#handle?.close()
    this.#handle = undefined
  }
}
