/** The whole screen of a terminal, of which only what changed is written. */
export class Canvas {
  readonly #write: (text: string) => void
  #shown: readonly string[] = []

  constructor(write: (text: string) => void) {
    this.#write = write
  }

  /** Shows a frame, its rows parted by LF. */
  show(frame: string): void {
    const rows = frame.split('\n')
    // What was there is erased first: afterwards the cursor of a full row stands on its last character.
    const changes = rows.flatMap((row, index) => (row === this.#shown[index] ? [] : [`${to(index)}\u001b[K${row}\u001b[0m`]))
    const rest = rows.length < this.#shown.length ? `${to(rows.length)}\u001b[J` : ''
    this.#shown = rows
    // In one piece, for terminals that can (2026), so that no half frame is seen.
    if (changes.length > 0 || rest !== '') this.#write(`\u001b[?2026h${changes.join('')}${rest}\u001b[?2026l`)
  }

  /** Writes all of what is shown anew. */
  repaint(): void {
    const frame = this.#shown.join('\n')
    this.clear()
    this.show(frame)
  }

  /** Empties the screen: the next frame is written whole. */
  clear(): void {
    this.#shown = []
    this.#write('\u001b[2J')
  }
}

function to(row: number): string {
  return `\u001b[${row + 1};1H`
}
