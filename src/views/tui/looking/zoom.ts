import { second, type Micros } from '../../../model/clock.ts'
import type { TimeSpan } from './time-span.ts'

const shortest: Micros = second / 10

/** A part of the whole, half or double as long, with a time in its middle; undefined for the whole. */
export function zoomed({ whole, zoom }: { readonly whole?: TimeSpan; readonly zoom?: TimeSpan | undefined }, at: Micros, direction: 'in' | 'out'): TimeSpan | undefined {
  const before = zoom ?? whole
  if (before === undefined || whole === undefined) return zoom
  const length = (before.to - before.from) * (direction === 'in' ? 0.5 : 2)
  if (length >= whole.to - whole.from) return undefined
  return around(at, Math.max(shortest, length))
}

/** The part that holds a time: the same where it does, else one as long with it in its middle. */
export function following(zoom: TimeSpan | undefined, at: Micros | undefined): TimeSpan | undefined {
  if (zoom === undefined || at === undefined || (at >= zoom.from && at <= zoom.to)) return zoom
  return around(at, zoom.to - zoom.from)
}

function around(at: Micros, length: Micros): TimeSpan {
  return { from: Math.round(at - length / 2), to: Math.round(at + length / 2) }
}
