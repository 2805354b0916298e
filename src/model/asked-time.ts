import type { Micros } from './clock.ts'
import { day, hour, minute, second } from './clock.ts'
import { weekdays } from './weekday.ts'
import { knownZone, offsetAt } from './zone.ts'

// As systemd.time(7) has them: a month is a twelfth of a year of 365.25 days, and M is no m.
const year = 365.25 * day
const spans: ReadonlyMap<string, Micros> = new Map(Object.entries({
  us: 1, usec: 1, ms: 1000, msec: 1000, s: second, sec: second, second, m: minute, min: minute, minute, h: hour, hr: hour, hour, d: day, day, w: 7 * day, week: 7 * day,
  M: year / 12, month: year / 12, y: year, year,
}))
const dayWords: ReadonlyMap<string, number> = new Map([['yesterday', -1], ['today', 0], ['tomorrow', 1]])

interface Circumstances {
  readonly now: Micros
  readonly zone: string
}

/**
 * The moment that a person names, in the words that journalctl knows: `now`, `-2h`, `-1h30min`, `2 hours ago`, `today`, `yesterday 10:00`,
 * `10:00`, `2024-03-05`, `2024-03-05 10:00`, `Tue 2024-03-05 10:00`, in ISO or with a zone, `@1709632800`; and `Tuesday`, `Tue 10:00` for the latest
 * such day that is past. Undefined for anything else. What names no zone is in this one.
 */
export function askedTime(text: string, { now, zone }: Circumstances): Micros | undefined {
  const words = text.trim()
  if (words === 'now') return now
  const epoch = /^@(\d{1,11})(?:\.(\d{1,6}))?$/.exec(words)
  if (epoch !== null) return Number(epoch[1]) * second + fractionOf(epoch[2])
  const by = awayFromNow(words)
  if (by !== undefined) return now + by
  const [whole, named] = zoneApart(words)
  return onCalendar(whole, { now, zone: named ?? zone })
}

/** Between the day and the time of what a person may say: a weekday, a day or a date, then a time. */
const shape = /^(?:([a-z]+),?(?:\s+|$))?(?:(\d{4}-\d\d-\d\d)(?:[ T](?=.)|$))?(?:\s*(\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,6}))?)?$/i

function onCalendar(text: string, { now, zone }: Circumstances): Micros | undefined {
  const [, word = '', date, time = '00:00', seconds = ':00', fraction] = shape.exec(text) ?? []
  if (text === '' || !shape.test(text)) return undefined
  const at = (day: string): Micros | undefined => {
    const micros = wallTime(`${day}T${time}${seconds}Z`, zone)
    return micros === undefined ? undefined : micros + fractionOf(fraction)
  }
  const away = dayWords.get(word.toLowerCase())
  if (word === '' || away !== undefined) return away !== undefined && date !== undefined ? undefined : at(date ?? dayFrom(now, away ?? 0, zone))
  const weekday = weekdays.findIndex(name => name.toLowerCase() === word.toLowerCase() || name.slice(0, 3).toLowerCase() === word.toLowerCase())
  if (weekday < 0) return undefined
  if (date !== undefined) return weekdayOf(date) === weekday ? at(date) : undefined
  return Array.from({ length: 8 }, (_, before) => dayFrom(now, -before, zone)).filter(one => weekdayOf(one) === weekday).map(at).find(time => time !== undefined && time <= now)
}

function awayFromNow(words: string): Micros | undefined {
  const [, sign = '', said = '', ago] = /^([+-]?)\s*((?:\d+(?:\.\d+)?\s*[a-z]+\s*)+?)(\sago)?$/i.exec(words) ?? []
  if (said === '' || (sign !== '') === (ago !== undefined)) return undefined
  let sum = 0
  for (const [, amount, unit = ''] of said.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    const span = spans.get(unit) ?? spans.get(unit.replace(/s$/, ''))
    if (span === undefined) return undefined
    sum += Number(amount) * span
  }
  return sign === '+' ? sum : -sum
}

/** What a text says beside the zone at its end. */
function zoneApart(text: string): readonly [whole: string, zone: string | undefined] {
  const [, offset] = /\d(?:\s*)(Z|[+-]\d\d:?\d\d)$/.exec(text) ?? []
  if (offset !== undefined && text.includes(':')) return [text.slice(0, -offset.length).trim(), offset === 'Z' ? 'UTC' : offset]
  const [, whole = '', name] = /^(.+)\s([A-Z][\w+-]*(?:\/[\w+/-]+)?)$/.exec(text) ?? []
  return name !== undefined && (name === 'UTC' || name.includes('/')) && knownZone(name) !== undefined ? [whole.trim(), name] : [text, undefined]
}

function wallTime(iso: string, zone: string): Micros | undefined {
  const wall = Date.parse(iso)
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(iso.slice(0, 10))) return undefined
  const micros = wall * 1000
  // Around a change of the clocks the first guess may lie on its other side.
  const guess = micros - offsetAt(micros, zone)
  return micros - offsetAt(guess, zone)
}

function dayFrom(now: Micros, days: number, zone: string): string {
  return new Date((now + offsetAt(now, zone) + days * day) / 1000).toISOString().slice(0, 10)
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

function fractionOf(digits = ''): Micros {
  return Number(digits.padEnd(6, '0'))
}
