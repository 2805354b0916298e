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
  const instant = Math.floor(time / 1000)
  const local = new Date(instant + offsetAt(zone, instant))
  if (Number.isNaN(local.getTime())) return undefined
  const [day = '', clock = ''] = local.toISOString().split(/T|Z/)
  return { day: day.replace(/^\+0*/, ''), clock }
}

// A screen shows hundreds of times at once, and to ask a calendar of zones is slow: an offset changes at quarters of an hour only.
const quarter = 900_000
const mostKnown = 5000
const known = new Map<string, number>()

function offsetAt(zone: string, instant: number): number {
  if (zone === 'UTC') return 0
  const key = `${zone} ${offset.test(zone) ? '' : Math.floor(instant / quarter)}`
  const before = known.get(key)
  if (before !== undefined) return before
  const then = dayjs.utc(instant)
  const found = (offset.test(zone) ? then.utcOffset(zone) : then.tz(zone)).utcOffset() * 60_000
  if (known.size >= mostKnown) known.clear()
  known.set(key, found)
  return found
}

/** The time of an entry in words that fit its clock: the clock's, or seconds since an unknown start. */
export function timeWords(zone: string, time: Micros | undefined, quality: ClockQuality): Moment | undefined {
  if (time === undefined || quality === 'none') return undefined
  if (!isAbsolute(quality)) return { day: '', clock: `+${(time / second).toFixed(3)} s` }
  return momentIn(zone, time)
}
