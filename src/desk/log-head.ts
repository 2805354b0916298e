import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const longestHead = 64 * 1024

/** By what a log is known again: its size, and a sum over its first bytes, at most so many. Undefined where there is no such file. */
export async function headOfLog(path: string, most = longestHead): Promise<{ readonly bytes: number; readonly head: string } | undefined> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const status = await file.stat()
    if (!status.isFile()) return undefined
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, undefined, 0)
    return { bytes: status.size, head: createHash('sha256').update(buffer.subarray(0, Math.min(bytesRead, most))).digest('hex') }
  } finally {
    await file.close()
  }
}
