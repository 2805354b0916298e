import type { Tree } from '../documents/tree.ts'
import type { StreamKind } from '../documents/streams.ts'

/** How far a source is read when a document was made. */
export interface Mark {
  readonly source: string
  /** How many entries of the source, this one too. */
  readonly entries: number
  /** The id of the last of them. */
  readonly id: string
}

/** A document on its way: the two lines of a bulk request, ready made. */
export interface Outgoing {
  readonly kind: StreamKind
  readonly stream: string
  readonly id: string
  readonly lines: string
  readonly bytes: number
  readonly mark?: Mark | undefined
}

/** The document as it is sent. Data streams take no operation but `create`. */
export function outgoing(address: { readonly kind: StreamKind; readonly stream: string; readonly id: string }, document: Tree, mark?: Mark): Outgoing {
  const { kind, stream, id } = address
  const lines = `{"create":{"_index":"${stream}","_id":"${id}"}}\n${JSON.stringify(document)}\n`
  return { kind, stream, id, lines, bytes: Buffer.byteLength(lines), mark }
}
