import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

const pause = 300
const block = 64 * 1024

/** A file from its beginning, and what is appended to it, until it is told to end. A file that was rotated away is read to its end, then the new one of that name. */
export function followedFile(path: string, ended: AbortSignal): Readable {
  return Readable.from(follow(path, ended), { objectMode: false })
}

async function* follow(path: string, ended: AbortSignal): AsyncGenerator<Uint8Array> {
  let file: FileHandle = await open(path)
  let at = 0
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(block), 0, block, at)
      if (bytesRead > 0) {
        at += bytesRead
        yield buffer.subarray(0, bytesRead)
        continue
      }
      if (ended.aborted) return
      const [mine, now] = await Promise.all([file.stat(), stat(path).catch(() => undefined)])
      if (now !== undefined && (now.ino !== mine.ino || now.dev !== mine.dev)) {
        await file.close()
        file = await open(path)
        at = 0
      } else if (mine.size < at) at = 0
      else await wait(pause, undefined, { signal: ended }).catch(() => undefined)
    }
  } finally {
    await file.close()
  }
}
