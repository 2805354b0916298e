import type { Micros } from '../../model/clock.ts'
import { second } from '../../model/clock.ts'

// What a field of type date_nanos can hold.
const last = 9_223_372_036 * second

const threeDigits = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'))

let cachedSecond = -1
let cachedText = ''

/** Whether a time can stand in `@timestamp`. */
export function isDate(time: Micros | undefined): time is Micros {
  return time !== undefined && time >= 0 && time <= last
}

/** A time as `2019-01-18T01:57:30.268000Z`: six digits, because as a number or with three the microseconds are lost. */
export function isoMicros(time: Micros): string {
  const whole = Math.floor(time / second)
  // Most entries fall into the second of the one before.
  if (whole !== cachedSecond) {
    cachedSecond = whole
    cachedText = new Date(whole * 1000).toISOString().slice(0, 19)
  }
  const micros = Math.floor(time - whole * second)
  return `${cachedText}.${threeDigits[Math.floor(micros / 1000)] ?? ''}${threeDigits[micros % 1000] ?? ''}Z`
}

/** The same time to the nanosecond, of which an entry's time has no more than the microseconds; undefined where a document tells it otherwise. */
export function isoNanos(value: unknown): { readonly text: string; readonly nanos: bigint } | undefined {
  const micros = typeof value === 'string' ? microsOf(value) : undefined
  if (micros === undefined || !isDate(micros)) return undefined
  const digits = /[.,]\d{6}(\d{1,3})/.exec(String(value))?.[1]?.padEnd(3, '0') ?? '000'
  return { text: isoMicros(micros).replace('Z', `${digits}Z`), nanos: BigInt(micros) * 1000n + BigInt(digits) }
}

/** The microseconds of a time that a document holds: ISO text of any precision, or milliseconds as a number. */
export function microsOf(value: unknown): Micros | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value * 1000) : undefined
  if (typeof value !== 'string') return undefined
  if (/^\d{10,}$/.test(value)) return Number(value) * 1000
  const [, whole, digits = '', zone = 'Z'] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)?$/.exec(value) ?? []
  const milliseconds = whole === undefined ? Number.NaN : Date.parse(whole + zone)
  return Number.isNaN(milliseconds) ? undefined : milliseconds * 1000 + Number(digits.slice(0, 6).padEnd(6, '0'))
}
