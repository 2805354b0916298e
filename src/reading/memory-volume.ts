import type { Extent, Reader, Volume } from './volume.ts'

/** Bytes in memory, such as a pasted text. */
export class MemoryVolume implements Volume {
  readonly live = false
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  reader(from: number): Reader {
    let position = from
    const read = async (into: Uint8Array): Promise<number> => {
      const taken = this.#bytes.subarray(position, position + into.length)
      into.set(taken)
      position += taken.length
      return taken.length
    }
    return { read, close: async () => {} }
  }

  async extent(): Promise<Extent> {
    return { bytes: this.#bytes.length, isWhole: true }
  }

  end(): void {}

  async close(): Promise<void> {}
}
