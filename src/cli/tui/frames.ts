/** Draws soon after something changed, at most so often in a second; what changes meanwhile is drawn together. */
export class Frames {
  readonly #draw: () => void
  readonly #least: number
  #last = -Infinity
  #waiting: NodeJS.Immediate | NodeJS.Timeout | undefined

  constructor(draw: () => void, perSecond = 60) {
    this.#draw = draw
    this.#least = 1000 / perSecond
  }

  ask(): void {
    if (this.#waiting !== undefined) return
    const left = this.#last + this.#least - performance.now()
    this.#waiting = left <= 0 ? setImmediate(this.now) : setTimeout(this.now, left)
  }

  /** Draws without waiting. */
  readonly now = (): void => {
    this.#waiting = undefined
    this.#draw()
    this.#last = performance.now()
  }
}
