/** Standard output as a stage writes to it: no faster than it is read, and not at all when nobody reads any more. */
export class Outlet {
  readonly #stdout: NodeJS.WriteStream
  #closed = false
  #wake: () => void = () => undefined
  #waiting = ''

  constructor(stdout: NodeJS.WriteStream) {
    this.#stdout = stdout
    const close = (): void => {
      this.#closed = true
      this.#wake()
    }
    // Node forgets that standard output broke, so it is kept here.
    stdout.on('error', close).on('close', close).on('drain', () => { this.#wake() })
  }

  /** False when the reader is gone (`| head`): then there is nothing left to do. What is said at once is written in one. */
  async write(text: string): Promise<boolean> {
    if (this.#waiting === '') setImmediate(() => this.#flush())
    this.#waiting += text
    return this.#waiting.length < atOnce && !this.#stdout.writableNeedDrain ? !this.#closed : await this.end()
  }

  /** Writes what was not written yet. */
  async end(): Promise<boolean> {
    if (!this.#flush() && !this.#closed) await new Promise<void>((resolve) => { this.#wake = resolve })
    return !this.#closed
  }

  #flush(): boolean {
    const text = this.#waiting
    this.#waiting = ''
    return text === '' || this.#closed || this.#stdout.write(text)
  }
}

const atOnce = 64 * 1024
