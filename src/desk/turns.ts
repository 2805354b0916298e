/** Work of which one turn is under way at a time; who asks meanwhile waits for the next, which is the same for all who do. */
export class Turns {
  readonly #work: () => Promise<void>
  #current: Promise<void> | undefined
  #again = false

  constructor(work: () => Promise<void>) {
    this.#work = work
  }

  /** The turn that is under way. */
  get current(): Promise<void> | undefined {
    return this.#current
  }

  async take(): Promise<void> {
    this.#again = true
    while (this.#again) {
      if (this.#current === undefined) {
        this.#again = false
        this.#current = this.#work().finally(() => { this.#current = undefined })
      }
      await this.#current
    }
    // Another who waited may have begun the next one.
    await this.#current
  }
}
