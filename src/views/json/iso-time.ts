import { isAbsolute, type ClockQuality, type Micros } from '../../model/clock.ts'

const farthest = 8.64e18

/** A time as `2019-01-18T01:57:30Z`, with a fraction where there is one, to the microsecond; undefined where the clock has no date. */
export function isoTime(time: Micros | undefined, clock: ClockQuality): string | undefined {
  if (time === undefined || !isAbsolute(clock) || !(Math.abs(time) <= farthest)) return undefined
  const micros = Math.round(time)
  const whole = Math.floor(micros / 1_000_000)
  const fraction = micros - whole * 1_000_000
  const digits = fraction === 0 ? '' : `.${fraction.toString().padStart(6, '0').replace(/(?:000)?$/, '')}`
  return new Date(whole * 1000).toISOString().replace('.000Z', `${digits}Z`)
}
