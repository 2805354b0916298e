/** Microseconds since the Unix epoch. A plain number: exact until the year 2255. */
export type Micros = number

/** How far a time can be trusted, best first. */
export const clockQualities = ['exact', 'year inferred', 'zone assumed', 'nearby', 'relative', 'none'] as const

/**
 * - `exact`: the source gives date, time and zone
 * - `year inferred`: the source gives no year
 * - `zone assumed`: the source gives no zone
 * - `nearby`: the line has no time; it is that of the nearest line above that has one
 * - `relative`: counted from an unknown start, such as a boot; comparable within one source and boot only
 * - `none`: no time at all; only the order of lines is known
 */
export type ClockQuality = (typeof clockQualities)[number]

export const second: Micros = 1_000_000
export const minute: Micros = 60 * second
export const hour: Micros = 60 * minute
export const day: Micros = 24 * hour

/** True for a clock whose times can be compared with those of another source. */
export function isAbsolute(clock: ClockQuality): boolean {
  return clock !== 'relative' && clock !== 'none'
}

/** The less trustworthy of the two. */
export function worse(a: ClockQuality, b: ClockQuality): ClockQuality {
  return clockQualities.indexOf(a) > clockQualities.indexOf(b) ? a : b
}
