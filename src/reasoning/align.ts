import type { Micros } from '../model/clock.ts'
import { hour, minute } from '../model/clock.ts'

/** A stretch of time. */
interface Stretch {
  readonly from: Micros
  readonly to: Micros
}

const quarter = 15 * minute
/** Zones lie between UTC-12 and UTC+14. */
const furthest = 26 * hour

/** When a symptom was seen: what two logs of the same moments have in common. */
export interface Moment {
  readonly symptom: string
  readonly time: Micros
}

/**
 * How far a log without a zone must be moved to meet the journals: so that one covers all of it, or else its end. Of
 * several ways the one after which most of its symptoms stand beside the same symptom in a journal; else by whole hours
 * rather than by halves and quarters, and as little as will do. Undefined where it meets one already, or never does.
 */
export function shiftToMeet(log: Stretch & { readonly moments?: readonly Moment[] }, journals: readonly Stretch[], known: readonly Moment[] = []): Micros | undefined {
  const meets = journals.some(({ from, to }) => log.to >= from - minute && log.from <= to + minute)
  if (journals.length === 0 || meets) return undefined
  const coversAll = (by: Micros): boolean => journals.some(({ from, to }) => log.from + by >= from && log.to + by <= to)
  const coversEnd = (by: Micros): boolean => journals.some(({ from, to }) => log.to + by >= from && log.to + by <= to)
  const whole = candidates.filter(coversAll)
  const fitting = whole.length > 0 ? whole : candidates.filter(coversEnd)
  const common = (by: Micros): number => (log.moments ?? []).filter(mine => known.some(other => other.symptom === mine.symptom && Math.abs(mine.time + by - other.time) <= minute)).length
  return fitting.toSorted((a, b) => common(b) - common(a))[0]
}

// How odd a shift is counts before how long it is: few zones lie off by a part of an hour.
const oddness = (by: Micros): number => (by % hour === 0 ? 0 : by % (2 * quarter) === 0 ? 1 : 2)
const candidates: readonly Micros[] = Array.from({ length: furthest / quarter }, (_, index) => (index + 1) * quarter)
  .flatMap(by => [by, -by])
  .toSorted((a, b) => oddness(a) - oddness(b) || Math.abs(a) - Math.abs(b))
