import { appendFile } from 'node:fs/promises'
import { ClusterError } from '../connection/cluster-error.ts'
import type { Packed } from './packed.ts'

/** A document that the server refused, and why. */
export interface Rejection {
  readonly document: Packed
  readonly status: number
  readonly because: string
}

/** Takes documents that the server refused. */
export interface DeadLetters {
  take(rejections: readonly Rejection[]): Promise<void>
}

/** Appends them to a file that is made when the first one comes: one JSON object a line, with the reason and the whole document. */
export function deadLetterFile(file: string): DeadLetters {
  return {
    async take(rejections) {
      const lines = rejections.map(({ document, status, because }) => {
        const address = JSON.stringify({ index: document.stream, id: document.id, status, because })
        return `${address.slice(0, -1)},"document":${document.json}}\n`
      })
      try {
        await appendFile(file, lines.join(''))
      } catch (error) {
        throw new ClusterError(`${file}: what the server rejected cannot be written there (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); name another file with --dead-letter`)
      }
    },
  }
}
