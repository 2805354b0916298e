import type { Entry } from '../model/entry.ts'

/** An entry in whose raw record, or message, literals of a table stand. */
export interface Sighting {
  readonly entry: Entry
  /** Indexes into the literals of the table that was looked for, each once. */
  readonly literals: readonly number[]
}
