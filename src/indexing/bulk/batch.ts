import type { Mark, Outgoing } from './outgoing.ts'
import { Packed } from './packed.ts'

// A character of a string is three bytes at most.
const widest = 3

/** Documents that go together, as the bytes of one request: as text they would take several times the room. */
export class Batch {
  readonly documents: Packed[] = []
  /** How far each source is read when all of it is written. */
  readonly marks = new Map<string, Mark>()
  readonly #sheet: Buffer
  #end = 0

  /** Is written on this sheet, up to its end. */
  constructor(sheet: Buffer) {
    this.#sheet = sheet
  }

  /** Takes the document if there is room; the first one whatever its length. */
  take({ kind, lines, mark }: Outgoing): boolean {
    const from = this.#end
    const room = this.#sheet.length - from
    const isTooLong = lines.length * widest > room && Buffer.byteLength(lines) > room
    if (isTooLong && from > 0) return false
    this.#end = isTooLong ? this.#sheet.length : from + this.#sheet.write(lines, from)
    this.documents.push(isTooLong ? Packed.alone(kind, lines) : new Packed(kind, this.#sheet, { from, to: this.#end }))
    if (mark !== undefined) this.marks.set(mark.source, mark)
    return true
  }
}
