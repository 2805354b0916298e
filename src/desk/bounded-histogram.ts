import type { Micros } from '../model/clock.ts'
import { second } from '../model/clock.ts'

/** More counts than these are joined two by two. */
const mostSteps = 8192

/** Counts by time in equal steps, which double when there are too many. */
export class BoundedHistogram {
  step: Micros = second
  #counts = new Map<number, number>()

  add(time: Micros): void {
    this.#raise(Math.floor(time / this.step), 1)
    if (this.#counts.size <= mostSteps) return
    const finer = this.#counts
    this.step *= 2
    this.#counts = new Map()
    for (const [at, count] of finer) this.#raise(Math.floor(at / 2), count)
  }

  /** Where each step begins that is not empty, and its count. */
  *counts(): Generator<readonly [from: Micros, count: number]> {
    for (const [at, count] of this.#counts) yield [at * this.step, count]
  }

  #raise(at: number, by: number): void {
    this.#counts.set(at, (this.#counts.get(at) ?? 0) + by)
  }
}
