import { hour, minute, second, type Micros } from '../../src/model/clock.ts'

const zero = 48

/** The number that exactly `count` digits write at a place of a text, or -1. */
export function digits(text: string, at: number, count: number): number {
  let number = 0
  for (let index = at; index < at + count; index += 1) {
    const digit = text.charCodeAt(index) - zero
    if (!(digit >= 0 && digit <= 9)) return -1
    number = number * 10 + digit
  }
  return number
}

/** How many digits stand at a place of a text, at most `most`. */
export function digitCount(text: string, at: number, most: number): number {
  let count = 0
  while (count < most) {
    const digit = text.charCodeAt(at + count) - zero
    if (!(digit >= 0 && digit <= 9)) break
    count += 1
  }
  return count
}

/** A time of day, `HH:MM:SS` with or without a fraction after a point or comma. */
export interface TimeOfDay {
  readonly micros: Micros
  /** Digits of the fraction. */
  readonly fraction: number
  readonly end: number
}

/** The time of day at a place of a text. */
export function timeOfDay(text: string, at: number): TimeOfDay | undefined {
  if (text[at + 2] !== ':' || text[at + 5] !== ':') return undefined
  const hours = digits(text, at, 2)
  const minutes = digits(text, at + 3, 2)
  const seconds = digits(text, at + 6, 2)
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return undefined
  const whole = hours * hour + minutes * minute + seconds * second
  const mark = text[at + 8]
  const count = mark === '.' || mark === ',' ? digitCount(text, at + 9, 9) : 0
  if (count === 0) return { micros: whole, fraction: 0, end: at + 8 }
  return { micros: whole + micros(text, at + 9, count), fraction: count, end: at + 9 + count }
}

/** The microseconds that `count` digits after a point stand for. */
export function micros(text: string, at: number, count: number): Micros {
  const number = digits(text, at, count)
  return count <= 6 ? number * 10 ** (6 - count) : Math.floor(number / 10 ** (count - 6))
}
