import type { Counts } from './counts.ts'
import { noCounts, sum } from './counts.ts'
import type { Mark } from './outgoing.ts'

interface Turn {
  marks: ReadonlyMap<string, Mark>
  counts: Counts | undefined
}

/** How far everything has been answered without a hole, and what became of just that. */
export interface Settled {
  /** The last mark of each source. */
  readonly marks: ReadonlyMap<string, Mark>
  readonly counts: Counts
}

/** Requests end in any order; this tells up to where all have ended. */
export class InOrder {
  readonly #turns: Turn[] = []
  #marks = new Map<string, Mark>()
  #counts: Counts = noCounts

  /** A request begins; call the result when it has ended. */
  begin(marks: ReadonlyMap<string, Mark>): (counts: Counts) => void {
    const turn: Turn = { marks, counts: undefined }
    this.#turns.push(turn)
    return (counts) => {
      turn.counts = counts
      for (let next = this.#turns[0]; next?.counts !== undefined; next = this.#turns[0]) {
        this.#turns.shift()
        for (const [source, mark] of next.marks) this.#marks.set(source, mark)
        this.#counts = sum(this.#counts, next.counts)
      }
    }
  }

  settled(): Settled {
    return { marks: new Map(this.#marks), counts: this.#counts }
  }
}
