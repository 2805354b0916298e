import type { Micros } from './clock.ts'
import { day, hour, minute, second } from './clock.ts'

const units: Readonly<Record<string, Micros>> = { us: 1, ms: 1000, s: second, min: minute, h: hour, d: day }

/** Microseconds of `500 ms`, `5 s`, `10 min`, `2 h`, `30 d`; undefined for anything else. */
export function parseDuration(text: string): Micros | undefined {
  const [amount, unit] = text.trim().split(/\s+/)
  const factor = units[unit ?? '']
  return factor === undefined || amount === undefined || !/^\d+(\.\d+)?$/.test(amount) ? undefined : Number(amount) * factor
}

/** Microseconds of a duration with a sign, as a person types it: `-3 s`, `+1 h`, `500ms`. */
export function parseOffset(text: string): Micros | undefined {
  const [, sign, rest = ''] = /^([+-]?)\s*(.+)$/.exec(text.trim()) ?? []
  const micros = parseDuration(rest.replace(/(\d)([a-z])/, '$1 $2'))
  return micros !== undefined && sign === '-' ? -micros : micros
}

/** A duration as a person says it: `0.4 s`, `12 s`, `5 min`, `3 h`, `2 d`. */
export function sayDuration(micros: Micros): string {
  const span = Math.abs(micros)
  if (span < 10 * second) return `${(span / second).toFixed(1)} s`
  if (span < 2 * minute) return `${Math.round(span / second)} s`
  if (span < 2 * hour) return `${Math.round(span / minute)} min`
  return span < 2 * day ? `${Math.round(span / hour)} h` : `${Math.round(span / day)} d`
}
