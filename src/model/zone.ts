import type { Micros } from './clock.ts'
import { hour, minute } from './clock.ts'

/** A zone that times can be reckoned in, an IANA name or an offset such as `+02:00`; undefined for anything else. */
export function knownZone(text: string | undefined): string | undefined {
  if (text === undefined || /^[+-](?:[01]\d|2[0-3]):?[0-5]\d$/.test(text)) return text
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    return undefined
  }
}

/** By how much a zone is ahead of UTC at a time. */
export function offsetAt(time: Micros, zone: string): Micros {
  const [, ahead, hoursAhead = '0', minutesAhead = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (ahead !== undefined) return (ahead === '-' ? -1 : 1) * (Number(hoursAhead) * hour + Number(minutesAhead) * minute)
  const said = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(time / 1000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d+):?(\d+)?/.exec(said) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * minute)
}
