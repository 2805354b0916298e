import { PassThrough, Writable } from 'node:stream'
import { render } from 'ink'
import { createElement } from 'react'
import type { Frame } from '../frame.ts'
import type { Theme } from '../theme.ts'
import { painted } from '../theme.ts'
import { Screen } from './screen.tsx'
import { filled } from './slot.ts'

/** What a stage tells, and where its pictures go. */
export interface StageOptions {
  readonly theme: Theme
  readonly onKey: (key: string) => void
  /** A whole frame as text with colours, its rows parted by LF. */
  readonly onFrame: (frame: string) => void
}

/**
 * Ink behind one door: frames go in as rows and come out as text, keys go in as bytes and come out as names.
 * Ink lays out slots, one for each row, and what stands in them is painted here: Ink takes every row apart into
 * characters anew for each frame, which costs 20 ms of a processor at 100×30 and 80 ms at 200×50.
 */
export class Stage {
  readonly #options: StageOptions
  readonly #keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined, ref: () => undefined, unref: () => undefined })
  readonly #paper: Writable & { columns: number; rows: number }
  #ink: ReturnType<typeof render> | undefined
  #layout = ''
  #size = ''

  constructor(options: StageOptions) {
    this.#options = options
    const paper = new Writable({ decodeStrings: false, write: (layout: string, _encoding, done) => { this.#layout = layout; done() } })
    this.#paper = Object.assign(paper, { columns: 80, rows: 24 })
  }

  show({ header, body, footer }: Frame, width: number): void {
    const rows = [...header, ...body, ...footer]
    this.#lay(rows.length, width)
    const { theme, onFrame } = this.#options
    onFrame(filled(this.#layout, (index) => {
      const row = rows[index]
      return row === undefined ? '' : painted(row, theme, width)
    }))
  }

  press(bytes: string): void {
    this.#keys.write(bytes)
  }

  close(): void {
    this.#ink?.unmount()
  }

  #lay(rows: number, width: number): void {
    const size = `${width}×${rows}`
    if (size === this.#size) return
    this.#size = size
    this.#paper.columns = width
    const screen = createElement(Screen, { rows, width, onKey: this.#options.onKey })
    // In its debug mode Ink gives whole frames, at once, and leaves the terminal alone.
    if (this.#ink === undefined) this.#ink = render(screen, { stdout: this.#paper as unknown as NodeJS.WriteStream, stdin: this.#keys as unknown as NodeJS.ReadStream, debug: true, exitOnCtrlC: false, patchConsole: false })
    else this.#ink.rerender(screen)
  }
}
