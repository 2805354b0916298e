import type { Transform } from 'node:stream'
import * as zlib from 'node:zlib'

/** Bytes as they come, and a way to say that they ended before their time. */
export type Unpacker = (packed: AsyncIterable<Uint8Array>, broken: (because: string) => void) => AsyncIterable<Uint8Array>

/** So much is handed to the unpacker at once: a bomb grows it a thousandfold, and that must still be bearable. */
const portion = 32 * 1024

export const gunzipped: Unpacker = (packed, broken) => unpacked(packed, zlib.createGunzip({ chunkSize: 256 * 1024 }), broken)

/** Undefined where this Node cannot unpack zstd. */
export const unzstded: Unpacker | undefined = zstdUnpacker()

function zstdUnpacker(): Unpacker | undefined {
  // Only newer versions of Node have it, and the types are those of the oldest one supported.
  const create = (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress
  return create && ((packed, broken) => unpacked(packed, create(), broken))
}

export function transcoded(encoding: 'utf-16le' | 'utf-16be'): Unpacker {
  return async function* (packed) {
    const decoder = new TextDecoder(encoding)
    for await (const chunk of packed) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  }
}

/**
 * What the transform makes of the portions, one after the other. Its output is taken as it comes, not through its
 * buffer, which would be lost with the error of a truncated file.
 */
async function* unpacked(packed: AsyncIterable<Uint8Array>, transform: Transform, broken: (because: string) => void): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failure: Error | undefined
  transform.on('data', (chunk: Uint8Array) => ready.push(chunk))
  const over = new Promise<void>((resolve) => {
    transform.on('end', resolve)
    transform.on('error', (error) => {
      failure = error
      resolve()
    })
  })
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length && failure === undefined; at += portion) {
        const written = new Promise<void>((resolve) => transform.write(chunk.subarray(at, at + portion), () => resolve()))
        await Promise.race([written, over])
        yield* ready.splice(0)
      }
      if (failure !== undefined || transform.readableEnded) break
    }
    transform.end()
    await over
    yield* ready.splice(0)
  } finally {
    transform.destroy()
  }
  if (failure !== undefined) broken(failure.message)
}
