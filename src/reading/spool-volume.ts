import { writeSync } from 'node:fs'
import { vanishingFile } from './vanishing-file.ts'
import type { VanishingFile } from './vanishing-file.ts'
import type { Extent, Reader, Volume } from './volume.ts'

/** Told, once, how many bytes of the source can be read again. */
export type SpoolFull = (kept: number, because: string) => void

export interface SpoolOptions {
  readonly live: boolean
  /** How many bytes may be copied; with 0 none are, and nobody is told. */
  readonly limit: number
  readonly full: SpoolFull
  /** Ends what the bytes come from: one that is silent would else be waited for. */
  readonly stop: () => void
}

/**
 * Bytes that come only once: of a pipe, or out of an unpacker. What has come is copied to a temporary file, up to a
 * limit; a reader takes from there what it has not seen, then what comes.
 */
export class SpoolVolume implements Volume {
  readonly live: boolean
  readonly #coming: AsyncIterator<Uint8Array>
  readonly #limit: number
  readonly #full: SpoolFull
  readonly #stop: () => void
  #spool: VanishingFile | undefined
  #kept = 0
  #seen = 0
  #latest: Uint8Array = new Uint8Array()
  #ended = false
  #pulling: Promise<void> | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(coming: AsyncIterable<Uint8Array>, options: SpoolOptions) {
    this.live = options.live
    this.#coming = coming[Symbol.asyncIterator]()
    this.#limit = options.limit
    this.#full = options.full
    this.#stop = options.stop
  }

  reader(from: number): Reader {
    let position = from
    const read = async (into: Uint8Array): Promise<number> => {
      const count = await this.#read(position, into)
      position += count
      return count
    }
    return { read, close: async () => {} }
  }

  async extent(): Promise<Extent> {
    return { bytes: this.#seen, isWhole: this.#ended }
  }

  end(): void {
    this.#ended = true
    this.#stop()
  }

  async close(): Promise<void> {
    this.end()
    await this.#writing
    await this.#spool?.close()
    this.#spool = undefined
  }

  async #read(position: number, into: Uint8Array): Promise<number> {
    for (;;) {
      const begin = this.#seen - this.#latest.length
      if (position >= begin && position < this.#seen) return copy(this.#latest.subarray(position - begin), into)
      if (position < this.#kept && this.#spool !== undefined) {
        const { bytesRead } = await this.#spool.file.read(into, 0, Math.min(into.length, this.#kept - position), position)
        return bytesRead
      }
      // What lies between the kept and the latest is lost: later readers end here.
      if (this.#ended || position < this.#seen) return 0
      this.#pulling ??= this.#pull().finally(() => (this.#pulling = undefined))
      await this.#pulling
    }
  }

  async #pull(): Promise<void> {
    const { done, value } = await this.#coming.next().catch((error: unknown) => {
      // What was ended on purpose ends with an error too.
      if (this.#ended) return { done: true as const, value: undefined }
      this.#ended = true
      throw error
    })
    // Until it is kept, it is the latest that is read from.
    await this.#writing
    if (done === true) this.#ended = true
    else {
      const keeping = this.#keep(value)
      if (value.length < worthThread) await keeping
      else this.#writing = keeping
      this.#latest = value
      this.#seen += value.length
    }
  }

  async #keep(bytes: Uint8Array): Promise<void> {
    if (this.#kept < this.#seen || this.#limit === 0) return
    const room = Math.min(bytes.length, this.#limit - this.#kept)
    try {
      const { file } = (this.#spool ??= await vanishingFile())
      for (let done = 0; done < room; ) {
        const written = bytes.length < worthThread ? writeSync(file.fd, bytes, done, room - done, this.#kept) : (await file.write(bytes, done, room - done, this.#kept)).bytesWritten
        done += written
        this.#kept += written
      }
      if (room < bytes.length) this.#full(this.#kept, 'the limit for temporary files is reached')
    } catch (error) {
      this.#full(this.#kept, error instanceof Error ? error.message : String(error))
    }
  }
}

// Less is a copy into the system's cache that takes no longer than the way to a thread and back.
const worthThread = 512 * 1024

function copy(bytes: Uint8Array, into: Uint8Array): number {
  const taken = bytes.subarray(0, into.length)
  into.set(taken)
  return taken.length
}
