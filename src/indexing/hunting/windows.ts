import type { Micros } from '../../model/clock.ts'
import { hour, minute } from '../../model/clock.ts'

/** One run of one machine, as far as documents name it. */
export interface Machine {
  readonly host?: string
  readonly boot?: string
}

/** A stretch of time, both ends inclusive. */
export interface Window {
  readonly from: Micros
  readonly to: Micros
}

/** What is to be fetched of a machine: everything in these windows, and far above them what may have brought it about. */
export interface MachineWindows extends Machine {
  readonly near: readonly Window[]
  readonly far: readonly Window[]
}

const above = 10 * minute
const below = 2 * minute
const farAbove = 2 * hour
/** The same symptom again and again on one machine tells no more: so many of the first and of the last are looked into. */
const firstFew = 2
const lastFew = 1

interface Moments {
  readonly first: Micros[]
  last: Micros[]
}

/** Collects when symptoms showed on which machine. Memory grows with machines and their kinds of symptoms, not with the log. */
export class Windows {
  readonly #machines = new Map<string, { readonly machine: Machine; readonly symptoms: Map<string, Moments> }>()

  /** In the order of time for each kind. */
  add(machine: Machine, symptom: string, time: Micros): void {
    const key = `${machine.host ?? ''}\0${machine.boot ?? ''}`
    const known = this.#machines.get(key) ?? { machine, symptoms: new Map<string, Moments>() }
    this.#machines.set(key, known)
    const moments = known.symptoms.get(symptom) ?? { first: [], last: [] }
    known.symptoms.set(symptom, moments)
    if (moments.first.length < firstFew) moments.first.push(time)
    else moments.last = [...moments.last, time].slice(-lastFew)
  }

  /** By the names of hosts. */
  all(): readonly MachineWindows[] {
    return [...this.#machines.values()].map(({ machine, symptoms }) => {
      const times = [...symptoms.values()].flatMap(({ first, last }) => [...first, ...last])
      const near = merged(times.map(time => ({ from: time - above, to: time + below })))
      return { ...machine, near, far: merged(near.map(({ from }) => ({ from: from - farAbove, to: from - 1 }))) }
    }).toSorted((a, b) => ((a.host ?? '') < (b.host ?? '') ? -1 : 1))
  }
}

function merged(windows: readonly Window[]): readonly Window[] {
  const all: Window[] = []
  for (const window of windows.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last !== undefined && window.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, window.to) }
    else all.push(window)
  }
  return all
}
