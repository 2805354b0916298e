import type { Hit } from '../documents/document-entry.ts'

/** A document with its place in the order that was asked for. */
export interface SortedHit extends Hit {
  readonly sort: readonly unknown[]
}
