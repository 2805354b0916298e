import type { Micros } from './clock.ts'
import { day, hour, minute, second } from './clock.ts'

const spans: Readonly<Record<string, Micros>> = { s: second, sec: second, second, m: minute, min: minute, minute, h: hour, hour, d: day, day, w: 7 * day, week: 7 * day }

/**
 * The moment that a person names: `-2h`, `2 hours ago`, `now`, `today`, `yesterday`, `2024-03-05`, `2024-03-05 10:00`, or in ISO with a
 * zone; undefined for anything else. What names no zone is in this one.
 */
export function askedTime(text: string, { now, zone }: { readonly now: Micros; readonly zone: string }): Micros | undefined {
  const words = text.trim()
  const [, minus, amount, unit = '', ago] = /^(-?)\s*(\d+(?:\.\d+)?)\s*([a-z]+?)s?(\s+ago)?$/.exec(words) ?? []
  const span = spans[unit]
  if (amount !== undefined && span !== undefined && (minus === '-') !== (ago !== undefined)) return now - Number(amount) * span
  if (words === 'now') return now
  if (words === 'today' || words === 'yesterday') return askedTime(dayOf(words === 'today' ? now : now - day, zone), { now, zone })
  const [, date, time = '00:00', seconds = ':00', fraction = '', offset = ''] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?([.,]\d{1,6})?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(words) ?? []
  if (date === undefined) return undefined
  const wall = Date.parse(`${date}T${time}${seconds}${offset === 'UTC' || offset === '' ? 'Z' : offset.replace(/(\d\d)(\d\d)$/, '$1:$2')}`)
  if (Number.isNaN(wall)) return undefined
  const micros = wall * 1000 + Number(fraction.slice(1).padEnd(6, '0'))
  if (offset !== '') return micros
  // Around a change of the clocks the first guess may lie on its other side.
  const guess = micros - offsetAt(micros, zone)
  return micros - offsetAt(guess, zone)
}

function dayOf(time: Micros, zone: string): string {
  return new Date((time + offsetAt(time, zone)) / 1000).toISOString().slice(0, 10)
}

function offsetAt(time: Micros, zone: string): Micros {
  const [, ahead, hoursAhead = '0', minutesAhead = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (ahead !== undefined) return (ahead === '-' ? -1 : 1) * (Number(hoursAhead) * hour + Number(minutesAhead) * minute)
  const said = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(time / 1000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d+):?(\d+)?/.exec(said) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * minute)
}
