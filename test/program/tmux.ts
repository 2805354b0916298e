import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { folder } from './program.ts'

/** True where tmux can be used; else the reason is printed. */
export const hasTmux = ((): boolean => {
  try {
    execFileSync('tmux', ['-V'])
    return true
  } catch {
    process.stdout.write('tmux is missing: what needs a real terminal is not tried\n')
    return false
  }
})()

// Longer than anything here takes on a slow machine; what is waited for is mostly there at once.
const patience = 45_000
const pause = 40

/** A real terminal with a shell in it, that a test can type into and look at. */
export class Tmux {
  readonly #socket: string

  constructor(name: string, { columns, rows, env = {} }: { readonly columns: number; readonly rows: number; readonly env?: Readonly<Record<string, string>> }) {
    this.#socket = `culprit-${process.pid}-${name}`
    const vars = Object.entries({ TZ: 'UTC', PS1: 'ready$ ', TERM: 'screen-256color', PATH: process.env['PATH'] ?? '', HOME: folder, ...env }).map(([key, value]) => `${key}=${value}`)
    this.#tmux('-f', '/dev/null', 'new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-s', 'test', '-c', folder, 'env', '-i', ...vars, 'bash', '--norc', '--noprofile', '-i')
    this.#tmux('set-option', '-g', 'window-size', 'manual')
  }

  /** Presses keys by tmux's names for them. */
  press(...keys: readonly string[]): void {
    for (const key of keys) this.#tmux('send-keys', '-t', 'test', key)
  }

  type(text: string): void {
    this.#tmux('send-keys', '-t', 'test', '-l', text)
  }

  run(command: string): void {
    this.type(command)
    this.press('Enter')
  }

  /** Pastes a file as a terminal does: in brackets where they are wanted. */
  paste(file: string): void {
    this.#tmux('load-buffer', file)
    this.#tmux('paste-buffer', '-p', '-t', 'test')
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-t', 'test', '-x', `${columns}`, '-y', `${rows}`)
  }

  get screen(): string {
    return this.#tmux('capture-pane', '-p', '-t', 'test')
  }

  /** The screen with its escape sequences. */
  get coloured(): string {
    return this.#tmux('capture-pane', '-p', '-e', '-t', 'test')
  }

  /** The process that the shell waits for. */
  get child(): number {
    return Number(execFileSync('pgrep', ['-P', this.flag('pane_pid')], { encoding: 'utf8' }).trim().split('\n')[0])
  }

  /** A value that tmux knows of the terminal, such as `cursor_flag`. */
  flag(name: string): string {
    return this.#tmux('display-message', '-p', '-t', 'test', `#{${name}}`).trim()
  }

  /** The screen once it is as wanted. */
  async until(wanted: string | RegExp | ((screen: string) => boolean)): Promise<string> {
    const holds = typeof wanted === 'function' ? wanted : (screen: string) => (typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen))
    const end = performance.now() + patience
    for (;;) {
      const screen = this.screen
      if (holds(screen)) return screen
      if (performance.now() > end) throw new Error(`waited for ${String(wanted)}, and there is:\n${screen}`)
      await setTimeout(pause)
    }
  }

  close(): void {
    this.#tmux('kill-server')
  }

  #tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-L', this.#socket, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  }
}
