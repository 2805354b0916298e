import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import { severityOf, type Severity } from '../src/model/severity.ts'
import { consoleStatus } from './header/console.ts'
import { hostEntry } from './header/host-line.ts'
import { kernelWriter, tellsOfCrash } from './header/kernel.ts'
import { isKernelText } from './header/kernel-words.ts'
import { severityWord } from './header/level.ts'
import { readWriter } from './header/writer.ts'
import { withoutAnsi } from './text/ansi.ts'
import { afterQuote } from './text/quote.ts'
import { shareRead } from './text/share.ts'
import { bootStamp, ctimeStamp, isoStamp } from './time/stamp.ts'
import type { Moment } from './time/wall.ts'

/** The kernel's log: dmesg in its forms, serial consoles, crash dumps. */
export const dmesg: Parser = {
  format: 'dmesg',
  title: 'kernel log (dmesg, also -T, -x and raw; serial console)',
  framing: 'lines',
  recognise: lines => shareRead(dmesg, lines),
  parse,
  examples: [
    { record: '[   12.345678] usb 3-1: USB disconnect, device number 9', gives: { from: 'journal', time: 12345678, clock: 'relative', identifier: 'kernel', message: 'usb 3-1: USB disconnect, device number 9' } },
    { record: '<3>[    0.000001] cpu is warm', gives: { time: 1, severity: 3, message: 'cpu is warm' } },
    { record: '[    7.000000][  T123] cpu is warm', gives: { time: 7000000, message: 'cpu is warm' } },
    { record: 'kern  :warn  : [    7.000000] cpu is warm', gives: { severity: 4, message: 'cpu is warm' } },
    { record: '[Tue Nov 14 22:13:20 2023] cpu is warm', gives: { time: 1700000000000000, clock: 'zone assumed', identifier: 'kernel', message: 'cpu is warm' } },
    { record: '2023-11-14T23:13:20,500000+01:00 cpu is warm', gives: { time: 1700000000500000, clock: 'exact', identifier: 'kernel', message: 'cpu is warm' } },
    { record: '[   77.500000] systemd[1]: sweep.service: Failed with result \'timeout\'.', gives: { identifier: 'systemd', pid: 1, subject: 'sweep.service', message: 'sweep.service: Failed with result \'timeout\'.' } },
    { record: '[   78.500000] miller[77]: segfault at 8 ip 000055 sp 00007f error 4 in miller[55+1000]', gives: { identifier: 'kernel', message: 'miller[77]: segfault at 8 ip 000055 sp 00007f error 4 in miller[55+1000]' } },
    { record: '2024-01-31T00:00:01.250Z [   12.345678] cpu is warm', gives: { time: 1706659201250000, clock: 'exact', identifier: 'kernel', message: 'cpu is warm' } },
    { record: '  | nvme nvme3: controller is down; will reset', gives: { clock: 'none', identifier: 'kernel', message: 'nvme nvme3: controller is down; will reset' } },
    { record: '[\u001b[0;1;31mFAILED\u001b[0m] Failed to start sweep.service - Nightly Sweep.', gives: { clock: 'none', severity: 3, identifier: 'systemd', subject: 'sweep.service', message: 'Failed to start sweep.service - Nightly Sweep.' } },
    { record: '         Starting Nightly Sweep...', gives: { identifier: 'systemd', message: 'Starting Nightly Sweep...' } },
  ],
  nearMisses: [
    '[12345] OK: all tests have passed',
    '[FAILED] 3 of 12 specs',
    '    Starting a Gradle Daemon...',
    'I/O error while reading the manifest',
    '[   12.500000] birch miller[77]: grain is wet',
    '[   12.500000] birch kernel: cpu is warm',
    '[    55.600] (WW) no such font',
    '[12/3456] Building CXX object',
    '[ 12%] Building CXX object',
    '[Wed Oct 11 14:32:52.123456 2000] [core:error] no such page',
  ],
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  const { text } = line
  const level = levelAt(text)
  const from = level?.end ?? afterQuote(text)
  const when = momentAt(text, from, assume)
  if (!when) return undated(line, from)
  const { moment, end } = when
  const message = text[end] === ' ' ? end + 1 : end
  if (text[end] !== ' ' && end < text.length) return undefined
  if (isJournal(text, message)) return undefined
  return hostEntry(line, kernelWriter(text.replace(/\r+$/, ''), message), moment, level?.severity)
}

// Lines pasted from a console or without their times, told by words that nobody else writes.
function undated(line: Line, at: number): Entry | undefined {
  const text = line.text.trimEnd()
  const status = consoleStatus(withoutAnsi(text))
  if (status) return hostEntry(line, { identifier: 'systemd', message: status.message }, undefined, status.severity)
  const said = text.slice(at)
  return isKernelText(said) ? hostEntry(line, { identifier: 'kernel', message: said }) : undefined
}

interface Level {
  readonly severity: Severity | undefined
  readonly end: number
}

// `<6>`, or `kern  :info  : ` of `dmesg -x`
function levelAt(text: string): Level | undefined {
  const first = text.charCodeAt(0)
  if (first === 60) {
    const match = /^<(\d{1,3})>/.exec(text)
    return match ? { severity: severityOf(Number(match[1]) % 8), end: match[0].length } : undefined
  }
  if (text[6] !== ':' && text[4] !== ':' && text[5] !== ':' && text[7] !== ':' && text[8] !== ':') return undefined
  const match = /^[a-z0-9]{3,8} *:([a-z]{3,6}) *: (?=\[|\d{4}-)/.exec(text.slice(0, 40))
  return match?.[1] ? { severity: severityWord(match[1]), end: match[0].length } : undefined
}

interface When {
  readonly moment: Moment
  readonly end: number
}

function momentAt(text: string, at: number, assume: Assumptions): When | undefined {
  if (text[at] === '[') {
    const since = bootStamp(text, at, assume)
    if (since) return { moment: since, end: afterCaller(text, since.end) }
    const date = ctimeStamp(text, at + 1, assume)
    return date && date.fraction === 0 && text[date.end] === ']' ? { moment: date, end: date.end + 1 } : undefined
  }
  const date = text[at + 10] === 'T' || text[at + 10] === ' ' ? isoStamp(text, at, assume) : undefined
  if (!date || text[date.end] !== ' ') return undefined
  // A console logger's time is worth more than the seconds since boot behind it.
  const since = bootStamp(text, date.end + 1, assume)
  if (since) return { moment: date, end: afterCaller(text, since.end) }
  const comma = text[date.end - 7 - (date.zone === 'offset' ? 6 : 0)]
  return date.fraction === 6 && date.zone === 'offset' && comma === ',' ? { moment: date, end: date.end } : undefined
}

// `[ T123]` or `[ C1]`: which thread or processor said it.
function afterCaller(text: string, at: number): number {
  if (text[at] !== '[') return at
  const match = /^\[ {0,10}[TC]\d{1,8}\]/.exec(text.slice(at, at + 24))
  return match ? at + match[0].length : at
}

// journalctl's `[seconds] host ident[pid]: message` has the same beginning.
function isJournal(text: string, at: number): boolean {
  const writer = readWriter(text, at)
  return writer?.host !== undefined && !tellsOfCrash(writer.message) && (writer.pid !== undefined || writer.identifier === 'kernel')
}
