/** Standard output as a stage writes to it: no faster than it is read, and not at all when nobody reads any more. */
export class Outlet {
  readonly #stdout: NodeJS.WriteStream
  #closed = false
  #wake: () => void = () => undefined

  constructor(stdout: NodeJS.WriteStream) {
    this.#stdout = stdout
    const close = (): void => {
      this.#closed = true
      this.#wake()
    }
    // Node forgets that standard output broke, so it is kept here.
    stdout.on('error', close).on('close', close).on('drain', () => { this.#wake() })
  }

  /** False when the reader is gone (`| head`): then there is nothing left to do. */
  async write(text: string): Promise<boolean> {
    if (!this.#closed && !this.#stdout.write(text) && !this.#closed) await new Promise<void>((resolve) => { this.#wake = resolve })
    return !this.#closed
  }
}
