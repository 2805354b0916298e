import { day, type ClockQuality, type Micros } from '../../src/model/clock.ts'
import type { Assumptions } from '../../src/model/parser.ts'
import { zoneOffset } from './zone.ts'

/** A date and time as it is written, before anybody knows of which zone, or even of which year. */
export interface Wall {
  readonly year?: number | undefined
  readonly month: number
  readonly day: number
  /** Microseconds since midnight. */
  readonly time: Micros
  /** How far its zone is ahead of UTC, where it says so. */
  readonly offset?: Micros | undefined
  /** False when `offset` is a guess from letters that mean several zones. */
  readonly sure?: boolean
}

/** A moment and how far it can be trusted. */
export interface Moment {
  readonly time: Micros
  readonly clock: ClockQuality
}

const thousand = 1000
const longestLeapGap = 8

/** The moment that a wall clock shows; undefined when there is no such day. */
export function momentOf(wall: Wall, assume: Assumptions): Moment | undefined {
  const time = wall.year === undefined ? latest(wall, assume) : inYear(wall, wall.year, assume)
  if (time === undefined) return undefined
  const clock = wall.offset === undefined || wall.sure === false ? 'zone assumed' : wall.year === undefined ? 'year inferred' : 'exact'
  const moved = time + (assume.offset ?? 0)
  // A year that somebody mistyped may lie beyond what a number counts in microseconds.
  return Number.isSafeInteger(moved) ? { time: moved, clock } : undefined
}

// The newest year in which the day exists and is not later than a day after now.
function latest(wall: Wall, assume: Assumptions): Micros | undefined {
  const newest = new Date((assume.now + day) / thousand).getUTCFullYear()
  for (let year = newest; year >= newest - longestLeapGap; year -= 1) {
    const time = inYear(wall, year, assume)
    if (time !== undefined && time <= assume.now + day) return time
  }
  return undefined
}

function inYear(wall: Wall, year: number, assume: Assumptions): Micros | undefined {
  if (wall.month < 1 || wall.month > 12 || wall.day < 1 || wall.day > daysIn(wall.month, year)) return undefined
  const local = Date.UTC(year, wall.month - 1, wall.day) * thousand + wall.time
  return local - (wall.offset ?? zoneOffset(assume.zone, local))
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}
