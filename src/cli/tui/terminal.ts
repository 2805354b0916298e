import { openSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import type { Size } from '../../views/tui/row.ts'
import { Canvas } from './canvas.ts'
import type { Input } from './input-filter.ts'
import { InputFilter } from './input-filter.ts'

// Alternate screen, no cursor, no wrapping, pastes in brackets.
const on = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h'
const off = '\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l'
const mouseOn = '\u001b[?1000h\u001b[?1006h'
const mouseOff = '\u001b[?1006l\u001b[?1000l'
// A sequence comes in one piece or soon after, a paste without long pauses.
const keyPause = 30
const pastePause = 10_000
// What most terminals take into their clipboard at once.
const mostCopied = 74_000
const endings = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

interface Ears {
  readonly input: (input: Input) => void
  readonly resized: (size: Size) => void
  /** Something outside wants the program to end. */
  readonly ended: (signal: NodeJS.Signals) => void
}

/** The terminal: taken over while the screens are shown, and given back as it was, however that ends. */
export class Terminal {
  readonly canvas: Canvas
  readonly #stdin: ReadStream
  readonly #stdout: NodeJS.WriteStream
  readonly #mouse: 'mouse' | 'no mouse'
  readonly #filter = new InputFilter()
  #ears: Ears | undefined
  #timer: NodeJS.Timeout | undefined
  #taken = false

  constructor(stdin: ReadStream, stdout: NodeJS.WriteStream, mouse: 'mouse' | 'no mouse') {
    this.#stdin = stdin
    this.#stdout = stdout
    this.#mouse = mouse
    this.canvas = new Canvas(text => { this.#write(text) })
  }

  get size(): Size {
    return { columns: this.#stdout.columns || 80, rows: this.#stdout.rows || 24 }
  }

  /** Takes the terminal over. */
  open(ears: Ears): void {
    this.#ears = ears
    this.#take()
    this.#stdin.on('data', this.#heard)
    this.#stdin.on('end', () => { ears.ended('SIGHUP') })
    this.#stdout.on('resize', this.#resized)
    for (const signal of endings) process.on(signal, ears.ended)
    process.on('SIGTSTP', this.suspend)
    process.on('SIGCONT', this.#continued)
    // Before anybody tells of a crash: what is written to the other screen is lost.
    process.on('uncaughtExceptionMonitor', this.#give)
    process.on('exit', this.#give)
  }

  /** Gives the terminal back. */
  close(): void {
    this.#give()
    clearTimeout(this.#timer)
    this.#stdin.off('data', this.#heard)
    this.#stdin.pause()
    this.#stdout.off('resize', this.#resized)
    if (this.#ears !== undefined) for (const signal of endings) process.off(signal, this.#ears.ended)
    process.off('SIGTSTP', this.suspend).off('SIGCONT', this.#continued).off('uncaughtExceptionMonitor', this.#give).off('exit', this.#give)
    this.#ears = undefined
  }

  /** Gives the terminal back and sleeps until `fg`. */
  readonly suspend = (): void => {
    this.#give()
    process.off('SIGTSTP', this.suspend)
    // With all that were started together, so that the shell gets its terminal back.
    process.kill(0, 'SIGTSTP')
    // Where nobody could wake it again the kernel does not let it sleep.
    setTimeout(this.#continued, 100)
  }

  bell(): void {
    this.#write('\u0007')
  }

  /** Puts a text into the clipboard of the terminal, as far as it takes that (OSC 52); false where it is too long. */
  copy(text: string): boolean {
    const encoded = Buffer.from(text).toString('base64')
    if (encoded.length > mostCopied) return false
    this.#write(`\u001b]52;c;${encoded}\u0007`)
    return true
  }

  readonly #continued = (): void => {
    if (this.#ears === undefined) return
    process.off('SIGTSTP', this.suspend).on('SIGTSTP', this.suspend)
    this.#take()
    this.#resized()
  }

  readonly #heard = (chunk: Buffer): void => {
    clearTimeout(this.#timer)
    this.#tell(this.#filter.push(chunk))
    if (this.#filter.isWaiting) this.#timer = setTimeout(() => { this.#tell(this.#filter.flush()) }, this.#filter.isPasting ? pastePause : keyPause)
  }

  readonly #resized = (): void => {
    this.canvas.clear()
    this.#ears?.resized(this.size)
  }

  #tell(inputs: readonly Input[]): void {
    for (const input of inputs) this.#ears?.input(input)
  }

  #take(): void {
    if (this.#taken) return
    this.#taken = true
    this.#stdin.setRawMode(true)
    this.#stdin.resume()
    this.#write(on + (this.#mouse === 'mouse' ? mouseOn : ''))
  }

  readonly #give = (): void => {
    if (!this.#taken) return
    this.#taken = false
    this.#write((this.#mouse === 'mouse' ? mouseOff : '') + off)
    // The terminal may be gone.
    try { this.#stdin.setRawMode(false) } catch { return }
  }

  #write(text: string): void {
    if (this.#stdout.writable) this.#stdout.write(text)
  }
}

/** Where keys come from: standard input where it is a terminal, else the terminal itself; undefined where there is none. */
export function keyboard(stdin: NodeJS.ReadStream): ReadStream | undefined {
  if (stdin.isTTY && stdin instanceof ReadStream) return stdin
  try {
    return new ReadStream(openSync('/dev/tty', 'r'))
  } catch {
    return undefined
  }
}
