import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { askedTime } from '../model/asked-time.ts'
import { second } from '../model/clock.ts'
import type { Assumptions } from '../model/parser.ts'
import type { Problem } from '../model/problem.ts'

interface Circumstances {
  /** Whether what is logged from now on is wanted too. */
  readonly follow: boolean
  readonly assume: Assumptions
  /** Told when the journal cannot be read. */
  readonly failed: (problem: Problem) => void
}

/** A record as journalctl prints it here. */
export const sampleOfJournal = Buffer.from('{"__REALTIME_TIMESTAMP":"0","_BOOT_ID":"0","MESSAGE":""}\n')

/** This machine's journal as journalctl prints it: of the last day, or since what stands behind the colon, and until what stands behind two dots. */
export function journalctl(name: string, { follow, assume, failed }: Circumstances): { readonly bytes: AsyncIterable<Uint8Array>; readonly stop: () => void } {
  const [since, until] = name.slice(name.indexOf(':') + 1).split('..').map(words => knownToJournalctl(words, assume))
  const child = spawn('journalctl', ['-o', 'json', '--all', '--no-pager', '--since', since || '-24h', ...(until ? ['--until', until] : []), ...(follow ? ['--follow', '--lines', 'all'] : [])], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said = `${said}${chunk.toString()}`.slice(-500) })
  child.on('error', (error: NodeJS.ErrnoException) => {
    const message = error.code === 'ENOENT'
      ? 'journalctl is not installed here: where the journal is, write it to a file with journalctl -o json --all, and name that'
      : `journalctl cannot be run: ${error.message}`
    failed({ code: 'no-journalctl', message, source: name })
  })
  const over = new Promise<void>((resolve) => {
    child.on('error', () => { resolve() })
    child.on('close', (code) => {
      if (code !== null && code > 0) failed({ code: 'journalctl-failed', message: `journalctl ended with ${code}: ${said.trim() || 'it did not say why'}`, source: name })
      resolve()
    })
  })
  return { bytes: printed(child.stdout, over), stop: () => { child.kill() } }
}

// Days of the week, and times beside words for days, are understood here alone.
function knownToJournalctl(words: string, assume: Assumptions): string {
  if (!/^[a-z]/i.test(words) || ['now', 'today', 'yesterday', 'tomorrow'].includes(words)) return words
  const time = askedTime(words, assume)
  return time === undefined ? words : `@${time / second}`
}

// How it ended is known only after all that it printed.
async function* printed(stdout: Readable, over: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    yield* stdout as AsyncIterable<Uint8Array>
  } catch {
    // That it could not be begun, or broke off, is told as its end.
  }
  await over
}
