/** Reads on from where it stands. */
export interface Reader {
  /** Fills the front of `into` with what is at hand, at least one byte; 0 at the end. */
  read(into: Uint8Array): Promise<number>
  close(): Promise<void>
}

/** How much of a volume is at hand. */
export interface Extent {
  /** What can be read without waiting. */
  readonly bytes: number
  /** False while more may come. */
  readonly isWhole: boolean
}

/** The unpacked bytes of a source; they can be read again, and from any offset. */
export interface Volume {
  /** True when its bytes come as they are written, from a pipe or a terminal. */
  readonly live: boolean
  reader(from: number): Reader
  extent(): Promise<Extent>
  /** Takes nothing more of what is still to come; what came can be read on. */
  end(): void
  /** Gives back what it holds on to. */
  close(): Promise<void>
}

/** Reads until `into` is full or the volume ends; gives the bytes that were read. */
export async function readFully(volume: Volume, from: number, into: Uint8Array): Promise<Uint8Array> {
  const reader = volume.reader(from)
  try {
    let filled = 0
    for (let read = 1; read > 0 && filled < into.length; filled += read) read = await reader.read(into.subarray(filled))
    return into.subarray(0, filled)
  } finally {
    await reader.close()
  }
}
