// A program on a terminal of its own, for measuring: `script` (util-linux) makes the terminal, keys go in and rows come out.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { clearTimeout, setTimeout } from 'node:timers'
import { quoted } from './contestants.js'

/** Why no terminal can be had here; undefined where one can. */
export function missingTerminal() {
  const { stdout = '' } = spawnSync('script', ['--version'], { encoding: 'utf8' })
  if (!/util-linux/.test(stdout ?? '')) return 'script of util-linux is not installed'
  return existsSync('/proc/self/status') ? undefined : 'there is no /proc to ask for memory'
}

/** A command on a terminal of that size. What it shows is kept as rows of text; a row is written as the program does it, by `CSI row ; 1 H`. */
export class Pty {
  rows = []
  #listeners = new Set()
  #pending = ''
  #device

  constructor(argv, { columns, rows }, environment = {}) {
    // The shell gives its terminal a size and tells its name and number, then becomes the program.
    const line = `stty cols ${columns} rows ${rows} -echo; printf '\\001%s %s\\002' "$(tty)" $$; exec ${argv.map(quoted).join(' ')}`
    this.begun = performance.now()
    this.child = spawn('script', ['-qfec', line, '/dev/null'], { env: { ...process.env, TERM: 'xterm-256color', COLORTERM: 'truecolor', ...environment } })
    this.closed = new Promise(resolve => { this.child.once('close', resolve) })
    this.child.stdout.setEncoding('utf8')
    this.child.stdout.on('data', text => { this.#take(text) })
  }

  /** Sends keys. */
  press(keys) {
    this.child.stdin.write(keys)
  }

  /** Gives the terminal another size, which the program hears of by a signal. */
  resize({ columns, rows }) {
    this.rows = []
    spawnSync('stty', ['-F', this.#device, 'cols', String(columns), 'rows', String(rows)])
  }

  /** Waits until a frame is there that is as wanted: gives the milliseconds since `from`, or undefined after `most`. `wanted` is told which rows were written. */
  until(wanted, { from = performance.now(), most = 10_000 } = {}) {
    return new Promise((resolve) => {
      const end = (result) => {
        clearTimeout(timer)
        this.#listeners.delete(heard)
        resolve(result)
      }
      const heard = (written) => { if (wanted(this.rows, written)) end(performance.now() - from) }
      const timer = setTimeout(() => { end(undefined) }, most)
      this.#listeners.add(heard)
    })
  }

  /** Bytes in memory now and at most, as the kernel counts them; undefined once it is gone. */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8')
      const of = name => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024
      return { now: of('VmRSS'), peak: of('VmHWM') }
    } catch {
      return undefined
    }
  }

  async close() {
    try {
      process.kill(this.pid, 'SIGTERM')
    } catch {
      // It has ended by itself.
    }
    this.child.stdin.end()
    await this.closed
  }

  #take(text) {
    this.#pending = (this.#pending + text).replace(/\u0001(\S+) (\d+)\u0002/, (_, device, pid) => {
      this.#device = device
      this.pid = Number(pid)
      return ''
    })
    // Frames come in one piece each, between marks that say so.
    const frames = this.#pending.split('\u001b[?2026l')
    this.#pending = frames.pop()
    for (const frame of frames) this.#show(frame)
  }

  #show(frame) {
    const written = new Set()
    for (const piece of frame.split(/(?=\u001b\[\d+;1H)/)) {
      const row = /^\u001b\[(\d+);1H/.exec(piece)
      if (row === null) continue
      this.rows[Number(row[1]) - 1] = piece.replace(/\u001b\[[\d;?]*[ -/]*[@-~]/g, '')
      written.add(Number(row[1]) - 1)
    }
    for (const listener of [...this.#listeners]) listener(written)
  }
}
