import type { StreamKind } from '../documents/streams.ts'
import { streamKinds } from '../documents/streams.ts'

/** What became of documents. */
export interface Fates {
  readonly indexed: number
  /** They were there already. */
  readonly duplicate: number
  readonly rejected: number
}

export type Fate = keyof Fates

/** What became of the documents of each kind. */
export type Counts = Readonly<Record<StreamKind, Fates>>

const none: Fates = { indexed: 0, duplicate: 0, rejected: 0 }
export const noCounts: Counts = { entries: none, findings: none }

/** One more document, or several, of a kind that met this fate. */
export function counted(counts: Counts, kind: StreamKind, fate: Fate, times = 1): Counts {
  return { ...counts, [kind]: { ...counts[kind], [fate]: counts[kind][fate] + times } }
}

export function sum(a: Counts, b: Counts): Counts {
  return Object.fromEntries(streamKinds.map(kind => [kind, {
    indexed: a[kind].indexed + b[kind].indexed, duplicate: a[kind].duplicate + b[kind].duplicate, rejected: a[kind].rejected + b[kind].rejected,
  }])) as Counts
}

export function total({ indexed, duplicate, rejected }: Fates): number {
  return indexed + duplicate + rejected
}
