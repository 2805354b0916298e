import type { Address } from './address.ts'
import { actionFor } from './address.ts'

/** How far a source is read when a document was made. */
export interface Mark {
  readonly source: string
  /** How many entries of the source, this one too. */
  readonly entries: number
  /** The id of the last of them. */
  readonly id: string
}

/** A document that is to be written: the two lines of a bulk request, ready made. */
export interface Outgoing extends Address {
  readonly lines: string
  readonly mark: Mark | undefined
}

/** The document, or its JSON, as it is sent. */
export function outgoing({ kind, stream, id }: Address, document: object | string, mark?: Mark): Outgoing {
  const json = typeof document === 'string' ? document : JSON.stringify(document)
  return { kind, stream, id, lines: `${actionFor({ stream, id })}\n${json}\n`, mark }
}
