import type { Readable } from 'node:stream'
import type { Entry } from '../model/entry.ts'
import type { Problem } from '../model/problem.ts'
import type { ReadingOptions } from './open-sources.ts'
import { openSources } from './open-sources.ts'

/** The entries of what is still being written or pasted, each as soon as its line has come. Nothing is kept for a second look. */
export async function* liveEntries(stream: Readable, options: Omit<ReadingOptions, 'stdin' | 'spoolLimit'>): AsyncGenerator<Entry | Problem> {
  const { sources, problems } = await openSources(['-'], { ...options, stdin: stream, spoolLimit: 0 })
  yield* problems
  for (const source of sources) {
    try {
      yield* source.entries()
    } finally {
      await source.close()
    }
  }
}
