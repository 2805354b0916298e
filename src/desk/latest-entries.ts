import { isAbsolute } from '../model/clock.ts'
import type { Micros } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { kept } from '../model/entry.ts'

/** How much of one log is remembered. */
export interface Memory {
  readonly entries: number
  readonly characters: number
  readonly span: Micros
}

/** An entry as it is remembered, and what is to be remembered of it. */
export interface Remembered<Note> {
  readonly entry: Entry
  readonly note: Note
}

/** The latest entries of one log: so many, of so much text and of so long a time as are remembered. */
export class LatestEntries<Note> {
  readonly #memory: Memory
  readonly #share: () => number
  #entries: Remembered<Note>[] = []
  /** Those before it are forgotten. */
  #from = 0
  #characters = 0
  #newest = -Infinity

  /** `share`: which part of that memory is this log's, at the time when it is asked. */
  constructor(memory: Memory, share: () => number = () => 1) {
    this.#memory = memory
    this.#share = share
  }

  get count(): number {
    return this.#entries.length - this.#from
  }

  /** The time of the newest entry; before any, long ago. */
  get newest(): Micros {
    return this.#newest
  }

  add(entry: Entry, note: Note): void {
    const copy = kept(entry)
    this.#entries.push({ entry: copy, note })
    this.#characters += sizeOf(copy)
    // Not the greatest: one wrong time must not make everything after it old.
    this.#newest = timeOf(copy) ?? this.#newest
    this.trim()
  }

  /** Forgets what is beyond its share. */
  trim(): void {
    while (this.#holdsTooMuch()) this.#forget()
    if (this.#from > 1000 && this.#from > this.#entries.length / 2) {
      this.#entries = this.#entries.slice(this.#from)
      this.#from = 0
    }
  }

  all(): readonly Remembered<Note>[] {
    return this.#entries.slice(this.#from)
  }

  #holdsTooMuch(): boolean {
    const oldest = this.#entries[this.#from]?.entry
    if (oldest === undefined) return false
    const { entries, characters, span } = this.#memory
    const share = this.#share()
    return this.count > entries * share || this.#characters > characters * share || (timeOf(oldest) ?? Infinity) < this.#newest - span
  }

  #forget(): void {
    const oldest = this.#entries[this.#from]?.entry
    if (oldest !== undefined) this.#characters -= sizeOf(oldest)
    this.#from++
  }
}

/** When it was said, where that can be compared. */
export function timeOf({ time, clock }: Entry): Micros | undefined {
  return isAbsolute(clock) ? time : undefined
}

function sizeOf({ message, text }: Entry): number {
  return message.length + text.length
}
