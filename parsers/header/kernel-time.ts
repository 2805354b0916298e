import type { Assumptions } from '../../src/model/parser.ts'
import { digits } from '../time/digits.ts'
import { monthNumber } from '../time/month.ts'
import { bootStamp, ctimeStamp, isoStamp } from '../time/stamp.ts'
import { momentOf, type Moment } from '../time/wall.ts'

/** The time of a line of the kernel's log, if it has one that can be compared, and where the line goes on. */
export interface KernelTime {
  readonly moment?: Moment | undefined
  readonly end: number
}

/** The time in one of the forms that dmesg, consoles and their loggers put before a kernel message. */
export function kernelTime(text: string, at: number, assume: Assumptions): KernelTime | undefined {
  return text[at] === '[' ? inBrackets(text, at, assume) : dated(text, at, assume)
}

function inBrackets(text: string, at: number, assume: Assumptions): KernelTime | undefined {
  const since = bootStamp(text, at, assume)
  if (since) return { moment: since, end: afterCaller(text, since.end) }
  const second = text.charCodeAt(at + 1)
  if (second === 32 || second === 43) return afterPrevious(text, at)
  if (text[at + 5] === '-') return isoInBrackets(text, at, assume)
  const date = ctimeStamp(text, at + 1, assume)
  if (date) return date.fraction === 0 && text[date.end] === ']' ? { moment: date, end: date.end + 1 } : undefined
  return minute(text, at, assume)
}

// `2024-01-31T00:00:00,000000+00:00` of `dmesg --time-format iso`, or a console logger's time before the seconds since boot
function dated(text: string, at: number, assume: Assumptions): KernelTime | undefined {
  const date = isoStamp(text, at, assume)
  if (!date || text[date.end] !== ' ') return undefined
  const since = bootStamp(text, date.end + 1, assume)
  if (since) return { moment: date, end: afterCaller(text, since.end) }
  return date.fraction === 6 && date.zone === 'offset' && text[at + 19] === ',' ? { moment: date, end: date.end } : undefined
}

// `[  +0.000125]` of `dmesg -H`: since the line above, which a parser does not know
function afterPrevious(text: string, at: number): KernelTime | undefined {
  const match = /^\[ {0,8}\+\d{1,8}\.\d{6}\]/.exec(text.slice(at, at + 30))
  return match ? { end: at + match[0].length } : undefined
}

// `[Jan31 00:00]` of `dmesg -H`
function minute(text: string, at: number, assume: Assumptions): KernelTime | undefined {
  if (text[at + 6] !== ' ' || text[at + 9] !== ':' || text[at + 12] !== ']') return undefined
  const month = monthNumber(text.slice(at + 1, at + 4))
  const [day, hours, minutes] = [digits(text, at + 4, 2), digits(text, at + 7, 2), digits(text, at + 10, 2)]
  if (month === undefined || day < 0 || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return undefined
  const moment = momentOf({ month, day, time: (hours * 60 + minutes) * 60_000_000 }, assume)
  return moment && { moment, end: at + 13 }
}

// `[2024-01-31T00:00:00.000000000Z]:` of Talos, or a console logger's `[2024-01-31 00:00:00] ` before the seconds since boot
function isoInBrackets(text: string, at: number, assume: Assumptions): KernelTime | undefined {
  const date = isoStamp(text, at + 1, assume)
  if (!date || text[date.end] !== ']') return undefined
  if (text.startsWith(': ', date.end + 1)) return { moment: date, end: date.end + 2 }
  const since = text[date.end + 1] === ' ' ? bootStamp(text, date.end + 2, assume) : undefined
  return since && { moment: date, end: afterCaller(text, since.end) }
}

// `[ T123]` or `[ C1]`: which thread or processor said it.
function afterCaller(text: string, at: number): number {
  if (text[at] !== '[') return at
  const match = /^\[ {0,10}[TC]\d{1,8}\]/.exec(text.slice(at, at + 24))
  return match ? at + match[0].length : at
}
