import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary file that nobody else may open, and that vanishes with the process however that ends. */
export interface VanishingFile {
  readonly file: FileHandle
  close(): Promise<void>
}

/** Makes one. Throws what the file system says where it cannot. */
export async function vanishingFile(): Promise<VanishingFile> {
  const path = join(tmpdir(), `culprit-${crypto.randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  // Where an open file has to keep its name, it loses it when it is closed.
  const hasName = await rm(path).then(() => false, () => true)
  const close = async (): Promise<void> => {
    await file.close()
    if (hasName) await rm(path, { force: true })
  }
  return { file, close }
}
