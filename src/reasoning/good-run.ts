import type { Entry } from '../model/entry.ts'

/** What a good run said too cannot be why a bad one failed. Kept as shapes: messages with numbers, times and ids left out. */
export class GoodRun {
  readonly #shapes = new Set<string>()
  readonly #bound: number

  constructor(bound = 100_000) {
    this.#bound = bound
  }

  learn(entry: Entry): void {
    if (this.#shapes.size < this.#bound) this.#shapes.add(shapeOf(entry))
  }

  said(entry: Entry): boolean {
    return this.#shapes.has(shapeOf(entry))
  }
}

function shapeOf({ message }: Entry): string {
  return message.slice(0, 300).replace(/\b0x[0-9a-f]+\b|\b[0-9a-f]{7,64}\b|\d+/gi, '#').replace(/\s+/g, ' ').trim()
}
