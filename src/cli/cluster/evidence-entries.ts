import type { IndexedEntry } from '../../indexing/index.ts'
import type { CaseFile } from '../../model/case-file.ts'
import type { Evidence } from '../../model/evidence.ts'

/** The entries that the evidence of a case stands in. */
export class EvidenceEntries {
  readonly #entries = new Map<string, Map<number, IndexedEntry | undefined>>()

  constructor({ hypotheses }: CaseFile) {
    for (const { source, offset } of hypotheses.flatMap(({ evidence }) => evidence)) this.of(source).set(offset, undefined)
  }

  /** Those of a source, by where they stand in it, once they are indexed. */
  of(source: string): Map<number, IndexedEntry | undefined> {
    const known = this.#entries.get(source)
    if (known !== undefined) return known
    const made = new Map<number, IndexedEntry | undefined>()
    this.#entries.set(source, made)
    return made
  }

  entryAt({ source, offset }: Evidence): IndexedEntry | undefined {
    return this.of(source).get(offset)
  }
}
