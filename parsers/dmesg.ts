import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import { severityOf, type Severity } from '../src/model/severity.ts'
import { consoleStatus } from './header/console.ts'
import { hostEntry } from './header/host-line.ts'
import { kernelWriter, tellsOfCrash } from './header/kernel.ts'
import { isKernelText } from './header/kernel-words.ts'
import { kernelTime } from './header/kernel-time.ts'
import { severityWord } from './header/level.ts'
import { readWriter } from './header/writer.ts'
import { withoutAnsi } from './text/ansi.ts'
import { afterQuote } from './text/quote.ts'
import { shareRead } from './text/share.ts'

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
    { record: '[  +0.000125] cpu is warm', gives: { clock: 'none', identifier: 'kernel', message: 'cpu is warm' } },
    { record: '[Nov14 22:13] cpu is warm', gives: { time: 1699999980000000, clock: 'zone assumed', message: 'cpu is warm' } },
    { record: 'kern:    info: [2023-11-14T22:13:20.250000000Z]: cpu is warm', gives: { time: 1700000000250000, severity: 6, message: 'cpu is warm' } },
    { record: '[2023-11-14 22:13:20.250] [   12.345678] cpu is warm', gives: { time: 1700000000250000, clock: 'zone assumed', message: 'cpu is warm' } },
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
    '[    41.500] (WW) no such font',
    '[12/3456] Building CXX object',
    '[ 12%] Building CXX object',
    '[Wed Nov 14 22:13:20.250000 2023] [core:error] no such page',
  ],
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  const { text } = line
  const level = levelAt(text)
  const from = level?.end ?? afterQuote(text)
  const when = kernelTime(text, from, assume)
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

const facility = /^(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local\d) *: *([a-z]{3,7}) *: (?=\[|\d{4}-)/

interface Level {
  readonly severity: Severity | undefined
  readonly end: number
}

// `<6>`, `kern  :info  : ` of `dmesg -x`, or `kern:    info: ` of Talos
function levelAt(text: string): Level | undefined {
  const first = text.charCodeAt(0)
  if (first === 60) {
    const match = /^<(\d{1,3})>/.exec(text)
    return match ? { severity: severityOf(Number(match[1]) % 8), end: match[0].length } : undefined
  }
  if (first < 97 || first > 122) return undefined
  const match = facility.exec(text.slice(0, 40))
  return match?.[1] ? { severity: severityWord(match[1]), end: match[0].length } : undefined
}

// journalctl's `[seconds] host ident[pid]: message` has the same beginning.
function isJournal(text: string, at: number): boolean {
  const writer = readWriter(text, at)
  return writer?.host !== undefined && !tellsOfCrash(writer.message) && (writer.pid !== undefined || writer.identifier === 'kernel')
}
