import { hour, minute, second, type ClockQuality, type Micros } from '../../src/model/clock.ts'
import type { Assumptions } from '../../src/model/parser.ts'
import { abbreviation } from './abbreviation.ts'
import { digitCount, digits, micros, timeOfDay } from './digits.ts'
import { monthNumber } from './month.ts'
import { momentOf, type Moment, type Wall } from './wall.ts'
import { writtenOffset } from './zone.ts'

/** A time that stands in a line, and how it is written. */
export interface Stamp {
  readonly form: 'month' | 'iso' | 'full' | 'unix' | 'ctime' | 'boot'
  readonly time: Micros
  readonly clock: ClockQuality
  /** Where the text goes on after it. */
  readonly end: number
  /** Digits of the fraction of a second. */
  readonly fraction: number
  readonly zone: 'none' | 'utc' | 'offset' | 'name'
  /** True for a day written as ` 4`: the way of syslog daemons, not of journalctl. */
  readonly blankDay?: boolean
}

/** `Feb 04 10:20:30`, with a fraction or without, with a year before or after the day or without. */
export function monthStamp(text: string, at: number, assume: Assumptions): Stamp | undefined {
  let from = at
  // Where months are numbers, those below ten stand behind a blank.
  if (text[from] === ' ' && digitCount(text, from + 1, 2) === 1) from += 1
  let year = digitCount(text, from, 5) === 4 && text[from + 4] === ' ' ? digits(text, from, 4) : undefined
  if (year !== undefined) from += 5
  const space = text.indexOf(' ', from)
  if (space < 0 || space - from > 10) return undefined
  const month = monthNumber(text.slice(from, space))
  if (month === undefined) return undefined
  const blankDay = text[space + 1] === ' '
  from = space + (blankDay ? 2 : 1)
  const dayDigits = digitCount(text, from, 2)
  const day = digits(text, from, dayDigits)
  from += dayDigits
  if (dayDigits === 0 || text[from] !== ' ') return undefined
  if (year === undefined && digitCount(text, from + 1, 5) === 4 && text[from + 5] === ' ') {
    year = digits(text, from + 1, 4)
    from += 5
  }
  const time = timeOfDay(text, from + 1)
  if (!time) return undefined
  const moment = momentOf({ year, month, day, time: time.micros }, assume)
  return moment && { form: 'month', ...moment, end: time.end, fraction: time.fraction, zone: 'none', blankDay }
}

/** `2024-01-31T00:00:00`, also with a space or slashes, with or without fraction and zone. */
export function isoStamp(text: string, at: number, assume: Assumptions): Stamp | undefined {
  const mark = text[at + 4]
  if ((mark !== '-' && mark !== '/') || text[at + 7] !== mark) return undefined
  const year = digits(text, at, 4)
  const month = digits(text, at + 5, 2)
  const day = digits(text, at + 8, 2)
  if (year < 0 || month < 0 || day < 0 || (text[at + 10] !== 'T' && text[at + 10] !== ' ')) return undefined
  const time = timeOfDay(text, at + 11)
  if (!time) return undefined
  const zone = zoneAt(text, time.end)
  const moment = momentOf({ year, month, day, time: time.micros, offset: zone?.offset }, assume)
  return moment && { form: 'iso', time: moment.time, clock: moment.clock, end: zone?.end ?? time.end, fraction: time.fraction, zone: zone?.kind ?? 'none' }
}

/** `Tue 2023-11-14 23:13:20 CET`, the form of `short-full`. */
export function fullStamp(text: string, at: number, assume: Assumptions): Stamp | undefined {
  if (text[at + 3] !== ' ' || !/^[A-Z][a-z]{2}$/.test(text.slice(at, at + 3))) return undefined
  const bare = isoStamp(text, at + 4, assume)
  const name = bare && /^ ([A-Z]{1,5}|[+-]\d\d(?::?\d\d)?)(?=[ ;]|$)/.exec(text.slice(bare.end, bare.end + 8))?.[1]
  if (!bare || !name) return undefined
  const letters = abbreviation(name)
  const offset = letters?.offset ?? writtenOffset(name)
  const end = bare.end + 1 + name.length
  if (offset === undefined) return { ...bare, form: 'full', end, zone: 'name' }
  const wall: Wall = {
    year: digits(text, at + 4, 4), month: digits(text, at + 9, 2), day: digits(text, at + 12, 2),
    time: timeOfDay(text, at + 15)?.micros ?? 0, offset, sure: letters?.sure ?? true,
  }
  const moment = momentOf(wall, assume)
  return moment && { form: 'full', ...moment, end, fraction: bare.fraction, zone: 'name' }
}

/** `1700000000.007000`, the form of `short-unix`. */
export function unixStamp(text: string, at: number, assume: Assumptions): Stamp | undefined {
  const count = digitCount(text, at, 11)
  if (count < 9 || count > 10 || text[at + count] !== '.' || digitCount(text, at + count + 1, 7) !== 6) return undefined
  const time = digits(text, at, count) * second + micros(text, at + count + 1, 6) + (assume.offset ?? 0)
  return { form: 'unix', time, clock: 'exact', end: at + count + 7, fraction: 6, zone: 'utc' }
}

/** `Wed Sep 30 03:58:46 2020`, as ctime(3) and `dmesg -T` write it, with a zone before the year or without. */
export function ctimeStamp(text: string, at: number, assume: Assumptions): Stamp | undefined {
  const match = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?: ([A-Z]{1,5}))? (\d{4})\b/.exec(text.slice(at, at + 48))
  const month = monthNumber(match?.[1] ?? '')
  const time = timeOfDay(match?.[3] ?? '', 0)
  if (!match || !month || !time) return undefined
  const fraction = match[4] ?? ''
  const letters = abbreviation(match[5] ?? '')
  const moment: Moment | undefined = momentOf({
    year: Number(match[6]), month, day: Number(match[2]), offset: letters?.offset, sure: letters?.sure ?? true,
    time: time.micros + (fraction === '' ? 0 : micros(fraction, 0, fraction.length)),
  }, assume)
  return moment && { form: 'ctime', ...moment, end: at + match[0].length, fraction: fraction.length, zone: letters ? 'name' : 'none' }
}

/** `[   12.345678]`, seconds since the boot, in the forms of dmesg, `short-monotonic` and `short-delta`. */
export function bootStamp(text: string, at: number, assume: Assumptions): Stamp | undefined {
  if (text[at] !== '[') return undefined
  let from = at + 1
  while (text[from] === ' ' && from < at + 12) from += 1
  const count = digitCount(text, from, 10)
  if (count === 0 || text[from + count] !== '.' || digitCount(text, from + count + 1, 7) !== 6) return undefined
  const after = from + count + 7
  const end = text[after] === ']' ? after + 1 : afterDelta(text, after)
  if (end === undefined) return undefined
  const time = digits(text, from, count) * second + micros(text, from + count + 1, 6) + (assume.offset ?? 0)
  return { form: 'boot', time, clock: 'relative', end, fraction: 6, zone: 'none' }
}

function afterDelta(text: string, at: number): number | undefined {
  const match = /^ [ <+\d.>]{2,30}\]/.exec(text.slice(at, at + 34))
  return match ? at + match[0].length : undefined
}

interface WrittenZone {
  readonly kind: 'utc' | 'offset'
  readonly offset: Micros
  readonly end: number
}

// `Z`, `+02`, `+0200` or `+02:00`
function zoneAt(text: string, at: number): WrittenZone | undefined {
  const sign = text.charCodeAt(at)
  if (sign === 90) return { kind: 'utc', offset: 0, end: at + 1 }
  if (sign !== 43 && sign !== 45) return undefined
  const hours = digits(text, at + 1, 2)
  const minutesAt = text[at + 3] === ':' ? at + 4 : at + 3
  const count = digitCount(text, minutesAt, 3)
  if (hours < 0 || (count !== 2 && (count !== 0 || minutesAt !== at + 3))) return undefined
  const size = hours * hour + (count === 2 ? digits(text, minutesAt, 2) * minute : 0)
  return { kind: 'offset', offset: sign === 45 ? -size : size, end: minutesAt + count }
}
