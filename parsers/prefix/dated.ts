import type { Assumptions } from '../../src/model/parser.ts'
import { digitCount, digits } from '../time/digits.ts'
import { ctimeStamp, isoStamp, monthStamp, type Stamp } from '../time/stamp.ts'
import { momentOf, type Moment } from '../time/wall.ts'
import type { Prefix, PrefixFound } from './prefix.ts'

type Reader = (text: string, at: number, assume: Assumptions) => Stamp | undefined

const level = '(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|SEVERE|CRITICAL)'
// What stands between a time and the message; blanks that put levels into a column are of it, others may mean something.
const gapPattern = new RegExp(`^(?: (?:UTC|GMT))?(?: {1,8}(?=${level}\\b)|(?: -|:| \\|)? |\\t|:?$| $|(?=\\[))`)

/** `2024-01-31 00:00:00,123: message`, in brackets or not, with dashes or slashes. */
export const isoDate: Prefix = {
  of: 'loggers, GitHub Actions, Azure, docker, ts', begins: '0123456789[',
  read: (text, assume) => stamped(text, assume, isoStamp),
}

/** `Jan 31 00:00:00 message`, as ts(1) writes it. */
export const monthDate: Prefix = {
  of: 'ts(1)', begins: 'JFMASOND[', read: (text, assume) => stamped(text, assume, monthStamp),
}

/** `Wed Jan 31 00:00:00 2024 message` */
export const ctimeDate: Prefix = {
  of: 'ctime(3)', begins: 'MTWFS[', read: (text, assume) => stamped(text, assume, ctimeStamp),
}

/** `20240131:00:00:00:004711 message` */
export const compactDate: Prefix = {
  of: 'Greenplum tools', begins: '12',
  read(text, assume) {
    const match = /^(\d{8}):(\d\d):(\d\d):(\d\d):\d{6} /.exec(text.slice(0, 25))
    const moment = match ? momentOf({ year: digits(text, 0, 4), month: digits(text, 4, 2), day: digits(text, 6, 2), time: clockTime(match) }, assume) : undefined
    return match && moment ? { length: match[0].length, moment } : undefined
  },
}

/** `31-Jan-2024 00:00:00.000 message`, as Tomcat and Bamboo write it. */
export const dayMonthDate: Prefix = {
  of: 'Tomcat, Bamboo', begins: '0123456789bsec',
  read(text, assume) {
    const match = /^(?:(?:build|simple|error|command)\t)?(\d\d)[-/ ]([A-Z][a-z]{2})[-/ ](\d{4})[ :](\d\d:\d\d:\d\d(?:[.,]\d{1,6})?)\s/.exec(text.slice(0, 48))
    const [whole, day, month, year, time] = match ?? []
    const stamp = whole && monthStamp(`${month} ${day} ${year} ${time} `, 0, assume)
    return stamp ? { length: whole?.length ?? 0, moment: stamp } : undefined
  },
}

/** `Wed, 31 Jan 2024 00:00:00 GMT message`, as web pages show a job's log. */
export const mailDate: Prefix = {
  of: 'web pages of GitHub Actions', begins: 'MTWFS',
  read(text, assume) {
    const match = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT(?: |$)/.exec(text.slice(0, 31))
    const [whole, day, month, year, time] = match ?? []
    const stamp = whole === undefined ? undefined : monthStamp(`${month} ${day} ${year} ${time}`, 0, { ...assume, zone: 'UTC' })
    return stamp && whole !== undefined ? { length: whole.length, moment: { time: stamp.time, clock: 'exact' } } : undefined
  },
}

/** The time in the sequence, invisible on a terminal, with which Buildkite begins a line. */
export function hiddenTime(text: string, assume: Assumptions): Moment | undefined {
  const milliseconds = text.startsWith('\u001b_bk;t=') ? digitCount(text, 7, 16) : 0
  return milliseconds < 10 || milliseconds > 13 ? undefined : { time: digits(text, 7, milliseconds) * 1000 + (assume.offset ?? 0), clock: 'exact' }
}

function stamped(text: string, assume: Assumptions, reader: Reader): PrefixFound | undefined {
  const open = text.startsWith('[') ? 1 : 0
  const stamp = reader(text, open, assume)
  if (!stamp) return undefined
  let end = stamp.end
  if (open === 1) {
    if (text[end] !== ']') return undefined
    end += 1
  }
  const gap = gapPattern.exec(text.slice(end, end + 40))
  if (!gap || (gap[0] === '' && open === 0 && end < text.length)) return undefined
  const zoned = gap[0].startsWith(' UTC') || gap[0].startsWith(' GMT')
  const moment = zoned && stamp.zone === 'none' ? reader(text, open, { ...assume, zone: 'UTC' }) : stamp
  return { length: end + gap[0].length, moment: moment && { time: moment.time, clock: zoned ? 'exact' : moment.clock } }
}

function clockTime(match: RegExpExecArray): number {
  return ((Number(match[2]) * 60 + Number(match[3])) * 60 + Number(match[4])) * 1_000_000
}
