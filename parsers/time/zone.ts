import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { hour, minute, type Micros } from '../../src/model/clock.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

const fixed = /^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)?$/
const remembered = new Map<string, Map<number, Micros>>()
const mostHours = 10_000

/** How far a zone is ahead of UTC when its wall clock shows this time, written as microseconds as if it were UTC. */
export function zoneOffset(zone: string, wall: Micros): Micros {
  if (zone === 'UTC' || zone === 'Z') return 0
  let hours = remembered.get(zone)
  if (!hours) remembered.set(zone, (hours = new Map()))
  const at = Math.floor(wall / hour)
  const known = hours.get(at)
  if (known !== undefined) return known
  // A hostile log may hold any hour of any year.
  if (hours.size >= mostHours) hours.clear()
  const found = lookUp(zone, at * hour)
  hours.set(at, found)
  return found
}

/** The offset that `+02:00`, `+0200` or `+02` writes; undefined for anything else. */
export function writtenOffset(text: string): Micros | undefined {
  const match = fixed.exec(text)
  if (!match) return undefined
  const size = Number(match[2]) * hour + Number(match[3] ?? 0) * minute
  return match[1] === '-' ? -size : size
}

function lookUp(zone: string, wall: Micros): Micros {
  const written = writtenOffset(zone)
  if (written !== undefined) return written
  const first = offsetAt(zone, wall)
  return offsetAt(zone, wall - first)
}

// A zone that nobody knows counts as UTC: whoever took it from the user has to refuse it.
function offsetAt(zone: string, instant: Micros): Micros {
  try {
    return dayjs.utc(instant / 1000).tz(zone).utcOffset() * minute
  } catch {
    return 0
  }
}
