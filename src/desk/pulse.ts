import type { Micros } from '../model/clock.ts'
import type { Pulse } from '../model/desk.ts'
import type { OpenSource } from '../reading/index.ts'
import type { Notes } from './notes.ts'
import type { Trail } from './trail.ts'

const mostSteps = 2000

/** What happened in a span of time. */
export function pulseOf({ trails }: Notes, sources: readonly OpenSource[], span: { readonly from?: Micros; readonly to?: Micros; readonly steps: number }): Pulse | undefined {
  const covered = sources.map(source => source.summary())
  const dated = covered.filter(source => source.from !== undefined)
  const from = span.from ?? Math.min(...dated.map(source => source.from ?? Infinity))
  const to = span.to ?? Math.max(...dated.map(source => source.to ?? -Infinity))
  if (dated.length === 0 || !(from <= to)) return undefined
  const steps = Math.max(1, Math.min(mostSteps, Math.floor(span.steps)))
  // Both ends belong to the span.
  const step = Math.ceil((to - from + 1) / steps)
  const length = Math.ceil((to - from + 1) / step)
  return { from, step, errors: counted(trails.error, from, step, length), unitStarts: counted(trails['unit start'], from, step, length) }
}

function counted(trail: Trail, from: Micros, step: Micros, length: number): number[] {
  const counts = new Array<number>(length).fill(0)
  for (const [time, count] of trail.times()) {
    const at = Math.floor((time - from) / step)
    if (at >= 0 && at < length) counts[at] = (counts[at] ?? 0) + count
  }
  return counts
}
