import { PassThrough, Writable } from 'node:stream'
import { render } from 'ink'
import { createElement } from 'react'
import type { Frame } from '../frame.ts'
import type { Theme } from '../theme.ts'
import { Screen } from './screen.tsx'

/** What a stage tells, and where its pictures go. */
export interface StageOptions {
  readonly theme: Theme
  readonly onKey: (key: string) => void
  /** A whole frame as text with colours, its rows parted by LF. */
  readonly onFrame: (frame: string) => void
}

/** Ink behind one door: frames go in as rows and come out as text, keys go in as bytes and come out as names. */
export class Stage {
  readonly #options: StageOptions
  readonly #keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined, ref: () => undefined, unref: () => undefined })
  readonly #paper: Writable & { columns: number; rows: number }
  #ink: ReturnType<typeof render> | undefined

  constructor(options: StageOptions) {
    this.#options = options
    const paper = new Writable({ decodeStrings: false, write: (frame: string, _encoding, done) => { options.onFrame(frame); done() } })
    this.#paper = Object.assign(paper, { columns: 80, rows: 24 })
  }

  show(frame: Frame, width: number): void {
    const { theme, onKey } = this.#options
    this.#paper.columns = width
    const screen = createElement(Screen, { frame, theme, width, onKey })
    // In its debug mode Ink gives whole frames, at once, and leaves the terminal alone.
    if (this.#ink === undefined) this.#ink = render(screen, { stdout: this.#paper as unknown as NodeJS.WriteStream, stdin: this.#keys as unknown as NodeJS.ReadStream, debug: true, exitOnCtrlC: false, patchConsole: false })
    else this.#ink.rerender(screen)
  }

  press(bytes: string): void {
    this.#keys.write(bytes)
  }

  close(): void {
    this.#ink?.unmount()
  }
}
