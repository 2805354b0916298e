/** How long nothing is judged at the beginning, in milliseconds. */
const first = 300
const longest = 2000
/** Judging may take one part in so many of the time. */
const share = 8

/** When to judge again while logs are still being read: soon at first, then so seldom that it hardly holds up the reading. */
export class Pauses {
  #pause = first
  #next: number

  constructor(now: number) {
    this.#next = now + first
  }

  areOver(now: number): boolean {
    return now >= this.#next
  }

  /** Takes in how long a judging took, which is just over. */
  judged(now: number, took: number): void {
    this.#pause = Math.max(Math.min(this.#pause * 1.5, longest), took * (share - 1))
    this.#next = now + this.#pause
  }
}
