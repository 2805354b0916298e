import type { StreamKind } from '../documents/streams.ts'
import type { Address } from './address.ts'
import { addressIn, beforeId, placeOfId } from './address.ts'

const lineFeed = 10

/** A document on its way. Its two lines stand among the bytes of its batch, and nothing else of it is kept. */
export class Packed implements Address {
  readonly kind: StreamKind
  readonly sheet: Buffer
  readonly from: number
  readonly to: number

  constructor(kind: StreamKind, sheet: Buffer, { from, to }: { readonly from: number; readonly to: number }) {
    this.kind = kind
    this.sheet = sheet
    this.from = from
    this.to = to
  }

  /** One that is on no sheet with others. */
  static alone(kind: StreamKind, lines: string): Packed {
    const sheet = Buffer.from(lines)
    return new Packed(kind, sheet, { from: 0, to: sheet.length })
  }

  get bytes(): number {
    return this.to - this.from
  }

  get stream(): string {
    return addressIn(this.#action).stream
  }

  get id(): string {
    return addressIn(this.#action).id
  }

  /** Whether this is its id: told without making a text of its address. */
  hasId(id: unknown): boolean {
    if (typeof id !== 'string') return false
    const { from, to } = placeOfId(id, this.#middle)
    return from > this.from && this.sheet.toString('latin1', from, to) === `${beforeId}${id}`
  }

  /** The document as it was made, in JSON. */
  get json(): string {
    return this.sheet.toString('utf8', this.#middle + 1, this.to - 1)
  }

  get #action(): string {
    return this.sheet.toString('utf8', this.from, this.#middle)
  }

  get #middle(): number {
    return this.sheet.indexOf(lineFeed, this.from)
  }
}

/** The documents as the body of a request: no copy where they stand next to each other in one batch. */
export function bodyOf(documents: readonly Packed[]): Buffer {
  const parts: Buffer[] = []
  for (let index = 0; index < documents.length;) {
    const { sheet, from, to } = documents[index] as Packed
    let end = to
    for (index++; documents[index]?.sheet === sheet && documents[index]?.from === end; index++) end = documents[index]?.to ?? end
    parts.push(sheet.subarray(from, end))
  }
  return parts.length === 1 ? parts[0] as Buffer : Buffer.concat(parts)
}

/** How many bytes the documents are. */
export function bytesOf(documents: readonly Packed[]): number {
  return documents.reduce((sum, { bytes }) => sum + bytes, 0)
}
