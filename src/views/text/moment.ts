import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { isAbsolute, second, type ClockQuality, type Micros } from '../../model/clock.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

const offset = /^[+-]\d\d:?\d\d$/
const farthest = 8.64e18

/** A time as people read it, split where a heading can take the day. */
export interface Moment {
  readonly day: string
  readonly clock: string
}

/** What a clock in that zone showed; undefined for a time that no calendar has. */
export function momentIn(zone: string, time: Micros): Moment | undefined {
  if (!(Math.abs(time) <= farthest)) return undefined
  const instant = dayjs.utc(Math.floor(time / 1000))
  const local = offset.test(zone) ? instant.utcOffset(zone) : zone === 'UTC' ? instant : instant.tz(zone)
  return { day: local.format('YYYY-MM-DD'), clock: local.format('HH:mm:ss.SSS') }
}

/** The time of an entry in words that fit its clock: the clock's, or seconds since an unknown start. */
export function timeWords(zone: string, time: Micros | undefined, quality: ClockQuality): Moment | undefined {
  if (time === undefined || quality === 'none') return undefined
  if (!isAbsolute(quality)) return { day: '', clock: `+${(time / second).toFixed(3)} s` }
  return momentIn(zone, time)
}
