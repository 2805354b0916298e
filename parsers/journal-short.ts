import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import { carrierOf } from './header/carrier.ts'
import { hostEntry } from './header/host-line.ts'
import { hasBootTime, tellsOfCrash } from './header/kernel.ts'
import { isRemark } from './header/remark.ts'
import { isLevelWord, isMake, readColonless, readTag, readWriter, type Writer } from './header/writer.ts'
import { shareRead } from './text/share.ts'
import { bootStamp, fullStamp, isoStamp, monthStamp, unixStamp, type Stamp } from './time/stamp.ts'

/** The text outputs of journalctl, from `short` to `with-unit`, whole or as excerpts that somebody pasted. */
export const journalShort: Parser = {
  format: 'journal-short',
  title: 'journal as text (journalctl, -o short-iso, short-precise, short-full, with-unit, short-monotonic and others)',
  framing: 'lines',
  recognise: lines => shareRead(journalShort, lines, isAside),
  parse,
  examples: [
    {
      record: 'Feb 04 10:20:30 birch systemd[1]: sweep.service: Main process exited, code=exited, status=3/NOTIMPLEMENTED',
      gives: { from: 'journal', clock: 'zone assumed', host: 'birch', identifier: 'systemd', pid: 1, subject: 'sweep.service', message: 'sweep.service: Main process exited, code=exited, status=3/NOTIMPLEMENTED' },
    },
    { record: '2023-11-14T23:13:20+0100 birch miller[77]: grain is wet', gives: { time: 1700000000000000, clock: 'exact', identifier: 'miller', pid: 77, message: 'grain is wet' } },
    { record: '2023-11-14T23:13:20.000250+01:00 birch kernel: cpu is warm', gives: { time: 1700000000000250, clock: 'exact', identifier: 'kernel', message: 'cpu is warm' } },
    { record: 'Tue 2023-11-14 23:13:20 CET birch miller.service[77]: grain is wet', gives: { time: 1700000000000000, clock: 'exact', unit: 'miller.service', pid: 77, message: 'grain is wet' } },
    { record: '1700000000.007000 birch (sd-pam)[77]: pam is here', gives: { time: 1700000000007000, clock: 'exact', identifier: '(sd-pam)' } },
    { record: '[    5.007000] birch miller[77]: grain is wet', gives: { time: 5007000, clock: 'relative', host: 'birch', message: 'grain is wet' } },
    { record: '[    5.007000 <    0.001000 >] birch kernel: cpu is warm', gives: { time: 5007000, clock: 'relative', identifier: 'kernel' } },
    { record: 'Aug 21 07:08:09 miller[77]: grain is wet', gives: { identifier: 'miller', pid: 77, message: 'grain is wet' } },
    { record: '  > systemd[1]: Starting Nightly Sweep...', gives: { clock: 'none', identifier: 'systemd', message: 'Starting Nightly Sweep...' } },
    { record: '2023-11-14T22:13:20.2500000Z Nov 14 22:13:19 birch miller[77]: grain is wet', gives: { time: 1699999999000000, host: 'birch', identifier: 'miller', message: 'grain is wet' } },
    { record: '[2023-11-14T22:13:20.250Z] Nov 14 22:13:19 birch miller[77]: grain is wet', gives: { time: 1699999999000000, host: 'birch', message: 'grain is wet' } },
    { record: '2023-11-14T22:13:20.2500000Z systemd[1]: Starting Nightly Sweep...', gives: { time: 1700000000250000, clock: 'exact', identifier: 'systemd' } },
    { record: '[    5.007000] birch unknown: grain is wet', gives: { clock: 'relative', host: 'birch', message: 'grain is wet' } },
    { record: '2023-11-14T22:13:20.250125Z systemd sweep.service: Unit entered failed state.', gives: { identifier: 'systemd', subject: 'sweep.service', message: 'sweep.service: Unit entered failed state.' } },
  ],
  nearMisses: [
    '-- Boot 0123456789abcdef0123456789abcdef --',
    '-- Logs begin at Tue 2023-11-14 23:13:20 CET. --',
    '-- Journal begins at Tue 2023-11-14 23:13:20 CET. --',
    '-- No entries --',
    '-- Subject: A start job for unit sweep.service has begun execution',
    '░░ Defined-By: systemd',
    '2023 Nov 14 22:13:20.250000 birch INFO miller[77]: grain is wet',
    'Jan 19 02:03:04 make[2]: *** [Makefile:12: all] Error 1',
    'make[2]: *** [Makefile:12: all] Error 1',
    'values[3]: expected 4',
    '2023-11-14T22:13:20.2500000Z birch error: no such thing',
    '2023-11-14T22:13:20.250000Z 00O make: all done',
    '[   12.500000] usb 3-1: new device',
    'Feb  4 10:20:30 birch miller[77]: grain is wet',
  ],
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  const { text } = line
  const { at, moment } = carrierOf(text, assume)
  const stamp = readStamp(text, at, assume)
  const writer = stamp ? writerAfter(text, stamp) : excerpt(text, at)
  return writer && hostEntry(line, writer, stamp ?? moment)
}

// The texts that `-x` adds in older releases stand behind two dashes.
function isAside(line: string): boolean {
  return line.startsWith('-- ') || isRemark(line)
}

// Each form begins in its own way, so that only one is tried.
function readStamp(text: string, at: number, assume: Assumptions): Stamp | undefined {
  const first = text.charCodeAt(at)
  if (first === 91) return bootStamp(text, at, assume)
  if (first >= 48 && first <= 57) {
    if (text[at + 4] === '-') return isoStamp(text, at, assume)
    // With a year in front it is not journalctl's; a month can begin with a digit in Chinese, Japanese and Korean.
    return unixStamp(text, at, assume) ?? (text[at + 4] === ' ' ? undefined : monthStamp(text, at, assume))
  }
  return text[at + 8] === '-' ? fullStamp(text, at, assume) : monthStamp(text, at, assume)
}

function writerAfter(text: string, stamp: Stamp): Writer | undefined {
  if (text[stamp.end] !== ' ' || stamp.blankDay === true || text[stamp.end + 1] === ' ') return undefined
  // Other tools write their times with three, seven or nine digits.
  if (stamp.fraction !== 0 && stamp.fraction !== 6) return undefined
  const writer = (stamp.zone === 'utc' ? readColonless(text, stamp.end + 1) : undefined) ?? readWriter(text, stamp.end + 1)
  if (!writer || (writer.host !== undefined && isLevelWord(writer.host))) return undefined
  if (writer.identifier === 'kernel' && hasBootTime(writer.message)) return undefined
  if (stamp.form === 'boot' && (writer.host === undefined || tellsOfCrash(writer.message))) return undefined
  if (writer.pid === undefined && !trusted(writer, stamp)) return undefined
  return writer.identifier === nobody ? { ...writer, identifier: undefined } : writer
}

// Without a pid, `TIME word word: message` is journald's only where the time itself is written in its way.
function trusted(writer: Writer, stamp: Stamp): boolean {
  if (writer.identifier === 'kernel' || writer.identifier === 'systemd' || writer.identifier === nobody) return true
  if (stamp.form === 'boot' || writer.host === undefined) return false
  if (stamp.form !== 'iso') return true
  return stamp.zone === 'offset' || (stamp.zone === 'utc' && stamp.fraction === 6)
}

// What journalctl prints for an entry without a program's name.
const nobody = 'unknown'
const daemonsOfLowPid = /^(?:systemd(?:-[\w-]+)?|init)$/
const smallestPid = 100

// Lines pasted without their times: the tag has to look like a daemon's, for build tools print `word[1]: ` as well.
function excerpt(text: string, at: number): Writer | undefined {
  const first = text.charCodeAt(at)
  if (first === 45 || first === 0x2591) return undefined
  const tag = readTag(text, at)
  const { identifier, pid } = tag ?? {}
  if (pid === undefined || identifier === undefined || isMake(identifier)) return undefined
  return daemonsOfLowPid.test(identifier) || (pid >= smallestPid && /^[\w(/][\w@.()/+-]*$/.test(identifier)) ? tag : undefined
}
