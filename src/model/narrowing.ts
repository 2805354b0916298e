import type { Micros } from './clock.ts'

/** Which entries of logs elsewhere are read; every condition that is given must hold. */
export interface Narrowing {
  /** Both ends inclusive. */
  readonly since?: Micros
  readonly until?: Micros
  readonly host?: string
  /** The unit that wrote an entry, or that it is about. */
  readonly unit?: string
  readonly boot?: string
}
