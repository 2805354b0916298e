const smallest = 16 * 1024
const suspectAlone = 256 * 1024
// After so many requests that went well a batch may be larger again.
const calm = 20

/** How many bytes a batch may have: fewer once a server found one too long, more again where that was not the reason. */
export class BatchSize {
  #bytes: number
  #ceiling: number
  #wentWell = 0

  constructor(bytes: number) {
    this.#bytes = this.#ceiling = bytes
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Whether a batch of this size may have been what broke the connection: a server may close it before it has read too long a request. */
  isSuspect(bytes: number): boolean {
    return bytes > smallest
  }

  /** The same of a single document, which can only be given up: no server is set up to take less. */
  isSuspectAlone(bytes: number): boolean {
    return bytes > suspectAlone
  }

  wentWell(): void {
    if (++this.#wentWell % calm === 0) this.#bytes = Math.min(this.#ceiling, this.#bytes * 2)
  }

  shrink(bytes: number, because: 'too large' | 'perhaps'): void {
    this.#wentWell = 0
    this.#bytes = Math.max(smallest, Math.min(this.#bytes, Math.floor(bytes / 2)))
    if (because === 'too large') this.#ceiling = Math.max(smallest, Math.min(this.#ceiling, Math.floor(bytes * 0.75)))
  }
}
