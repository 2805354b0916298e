import type { Entry } from '../model/entry.ts'
import type { Witness } from '../model/witness.ts'
import type { OpenSource } from '../reading/index.ts'

/** Open sources as a witness that can be asked again; one that is added later is asked too. */
export function witnessOf(sources: readonly OpenSource[]): Witness {
  return {
    sources: () => sources.map(source => source.summary()),
    spans: () => sources.flatMap(source => source.coverage().map(span => ({ ...span, source: source.id, kind: source.format === 'build' ? 'build' as const : 'journal' as const }))),
    async *ask(questions) {
      for (const source of sources) yield* source.ask(questions)
    },
    async around(origin, above, below) {
      const source = sources.find(({ id }) => id === origin.source)
      return (await source?.around(origin, above, below).catch(goneAway)) ?? []
    },
  }
}

// A log that vanished since it was read has nothing more to say.
function goneAway(error: unknown): readonly Entry[] {
  if (error instanceof Error && 'code' in error) return []
  throw error
}
