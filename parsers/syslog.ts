import type { Entry } from '../src/model/entry.ts'
import type { Line } from '../src/model/line.ts'
import type { Assumptions, Parser } from '../src/model/parser.ts'
import { severityOf, type Severity } from '../src/model/severity.ts'
import { carrierOf } from './header/carrier.ts'
import { hostEntry } from './header/host-line.ts'
import { severityWord } from './header/level.ts'
import { isRemark } from './header/remark.ts'
import { structuredWriter } from './header/rfc5424.ts'
import { isLevelWord, readTag, readWriter, type Writer } from './header/writer.ts'
import { shareRead } from './text/share.ts'
import { ctimeStamp, isoStamp, monthStamp, type Stamp } from './time/stamp.ts'

// What both of them read is more likely journalctl's.
const afterJournal = 0.98
const priorityPattern = /^(?:\d{1,5} )?<(\d{1,3})>(1 )?/

/** What syslog daemons write to files and send over the network. */
export const syslog: Parser = {
  format: 'syslog',
  title: 'syslog (RFC 3164, RFC 5424, and the file formats of rsyslog, syslog-ng and others)',
  framing: 'lines',
  recognise: lines => afterJournal * shareRead(syslog, lines, isRemark),
  parse,
  examples: [
    { record: 'Feb  4 10:20:30 birch miller[77]: grain is wet', gives: { from: 'journal', clock: 'zone assumed', host: 'birch', identifier: 'miller', pid: 77, message: 'grain is wet' } },
    { record: '<27>Feb  4 10:20:30 birch miller: grain is wet', gives: { severity: 3, host: 'birch', identifier: 'miller' } },
    { record: '<165>1 2023-11-14T23:13:20.5+01:00 birch miller 77 ID7 [mill@1 wheel="2"] grain is wet', gives: { severity: 5, time: 1700000000500000, clock: 'exact', host: 'birch', identifier: 'miller', pid: 77, message: 'grain is wet' } },
    { record: '2023-11-14T23:13:20.500+01:00 birch miller: grain is wet', gives: { time: 1700000000500000, clock: 'exact', identifier: 'miller' } },
    { record: '2023 Nov 14 22:13:20.250000 birch ERR kernel: [  100.500000] cpu is warm', gives: { time: 1700000000250000, severity: 3, identifier: 'kernel', message: 'cpu is warm' } },
    { record: 'août  9 10:20:30 bouleau meunier[77]: le grain est humide', gives: { host: 'bouleau', identifier: 'meunier', message: 'le grain est humide' } },
    { record: 'Nov 14 22:13:20 birch --- last message repeated 2 times ---', gives: { host: 'birch', message: '--- last message repeated 2 times ---' } },
    { record: 'Nov 14 22:13:20 birch millerd             [77] (grind) \tnotice: grain is wet', gives: { identifier: 'millerd', pid: 77, severity: 5, message: 'grain is wet' } },
    { record: 'Tue Nov 14 22:13:20 2023 daemon.err miller[77]: grain is wet', gives: { time: 1700000000000000, severity: 3, identifier: 'miller', pid: 77, message: 'grain is wet' } },
    { record: 'Nov  4 22:13:20 birch kern.warn kernel: [  100.500000] cpu is warm', gives: { host: 'birch', severity: 4, identifier: 'kernel', message: 'cpu is warm' } },
    { record: '<30>systemd[1]: Started Nightly Sweep.', gives: { severity: 6, identifier: 'systemd', clock: 'none', message: 'Started Nightly Sweep.' } },
  ],
  nearMisses: [
    'make[2]: *** [Makefile:12: all] Error 1',
    'Jan 19 02:03:04 error: no such thing',
    'Jan 19 02:03:04 fatal error: no such thing',
    '2023-01-19 02:03:04 builder task: no such thing',
    '2023-11-14T22:13:20.2500000Z birch error: no such thing',
    'Tue Nov 14 22:13:20 2023 TCP/UDP: no such socket',
    '<html>',
  ],
}

function parse(line: Line, assume: Assumptions): Entry | undefined {
  const { text } = line
  const priority = text.includes('<') ? priorityPattern.exec(text) : null
  if (!priority) return dated(line, { at: carrierOf(text, assume).at, assume })
  const value = Number(priority[1])
  const severity = value <= 191 ? severityOf(value % 8) : undefined
  if (severity === undefined) return undefined
  const at = priority[0].length
  if (priority[2]) return structured(line, { at, assume, severity })
  const entry = dated(line, { at, assume, severity })
  if (entry) return entry
  const tag = readTag(text, at)
  return tag && hostEntry(line, tag, undefined, severity)
}

interface Place {
  readonly at: number
  readonly assume: Assumptions
  readonly severity?: Severity
}

function structured(line: Line, { at, assume, severity }: Place): Entry | undefined {
  const stamp = isoStamp(line.text, at, assume)
  const end = stamp?.end ?? (line.text.startsWith('- ', at) ? at + 1 : undefined)
  const writer = end === undefined ? undefined : structuredWriter(line.text, end + 1)
  return writer && hostEntry(line, writer, stamp, severity)
}

function dated(line: Line, { at, assume, severity }: Place): Entry | undefined {
  const { text } = line
  const stamp = stampAt(text, at, assume)
  if (!stamp || text[stamp.end] !== ' ' || stamp.fraction > 6) return undefined
  // Some daemons leave out the host but not the blanks around it.
  const from = stamp.end + (text[stamp.end + 1] === ' ' ? 2 : 1)
  const levelled = afterLevel(text, from) ?? clusterLine(text, from)
  if (levelled) return hostEntry(line, levelled.writer, stamp, levelled.severity ?? severity)
  // Any program may write ctime(3)'s form: only a level makes it a daemon's.
  if (stamp.form === 'ctime') return undefined
  const writer = repeated(text, from) ?? readWriter(text, from)
  if (!writer || (writer.host !== undefined && isForeign(writer.host))) return undefined
  const sure = stamp.form === 'month' || writer.pid !== undefined || severity !== undefined
  return sure || isDaemonsTime(stamp, text) ? hostEntry(line, writer, stamp, severity) : undefined
}

function stampAt(text: string, at: number, assume: Assumptions): Stamp | undefined {
  if (text[at + 4] === '-') return isoStamp(text, at, assume)
  return text[at + 3] === ' ' && text[at + 7] === ' ' ? ctimeStamp(text, at, assume) : monthStamp(text, at, assume)
}

// A level, or the number that CI runners give to a stream, stands where a host would.
function isForeign(host: string): boolean {
  return isLevelWord(host) || /^\d\d[OE]\+?$/.test(host)
}

// `TIME word word: message` is a program's own line as often as a daemon's: the time's form has to speak for the daemon.
function isDaemonsTime(stamp: Stamp, text: string): boolean {
  if (stamp.zone === 'offset') return true
  return stamp.fraction === 6 && (stamp.zone === 'utc' || text.slice(0, stamp.end).includes('T'))
}

interface Levelled {
  readonly writer: Writer
  readonly severity?: Severity | undefined
}

// `host LEVEL ident[pid]: message`, or `host facility.level ident[pid]: message` with or without the host
function afterLevel(text: string, at: number): Levelled | undefined {
  const match = /^(?:(\S{1,255}) (?:([A-Z]{3,9})|[a-z]{3,8}\d?\.([a-z]{3,7}))|[a-z]{3,8}\d?\.([a-z]{3,7})) /.exec(text.slice(at, at + 290))
  const level = match?.[2] ?? match?.[3] ?? match?.[4]
  const severity = level ? severityWord(level) : undefined
  if (!match || severity === undefined) return undefined
  const tag = readTag(text, at + match[0].length)
  return tag && { writer: { ...tag, host: match[1] }, severity }
}

// `host program   [pid] (function) <tab>level: message`, as cluster managers write.
function clusterLine(text: string, at: number): Levelled | undefined {
  const match = /^(\S{1,255}) ([\w.-]{1,64}) {0,24}\[(\d{1,10})\] \(([^()\s]{1,80})\) ?\t? ?([a-z]{3,8}): /.exec(text.slice(at, at + 480))
  const [whole, host, identifier, pid, , level] = match ?? []
  if (whole === undefined || level === undefined) return undefined
  return { writer: { host, identifier, pid: Number(pid), message: text.slice(at + whole.length) }, severity: severityWord(level) }
}

function repeated(text: string, at: number): Writer | undefined {
  const match = /^(?:((?!---)\S{1,255}) )?((?:--- )?(?:last message repeated|message repeated) \d+ times.*|-- MARK --)$/.exec(text.slice(at, at + 400))
  return match?.[2] ? { host: match[1], message: match[2] } : undefined
}
