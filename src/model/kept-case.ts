import type { Micros } from './clock.ts'
import type { Problem } from './problem.ts'

/** A hypothesis that a person decided about, kept so that it is known again. */
export interface KeptCase {
  readonly fingerprint: string
  readonly opinion: 'confirmed' | 'refuted'
  readonly decided: Micros
  /** When its first symptom showed, where the logs told. */
  readonly happened?: Micros
  readonly ruleId: string
  readonly title: string
  /** Why, in the person's words; may be empty. */
  readonly because: string
  /** What helped, in the person's words. */
  readonly remedy?: string
}

/** What earlier cases say of a hypothesis. */
export interface Precedent {
  readonly times: number
  /** When it was last decided about. */
  readonly last: Micros
  readonly confirmed: number
  readonly refuted: number
  /** What helped the last time that somebody said. */
  readonly remedy?: string
}

/** Where decided cases are kept. */
export interface CaseMemory {
  /** The cases of these fingerprints, oldest first. What cannot be read of them is a problem. */
  recall(fingerprints: readonly string[]): Promise<Recalled>
  all(): Promise<Recalled>
  /** Gives what a person should know of how it was kept. */
  keep(decided: KeptCase): Promise<readonly Problem[]>
  /** Gives how many cases are gone. */
  forget(fingerprint: string): Promise<number>
  /** Lets go of what it holds open. */
  close(): Promise<void>
}

export interface Recalled {
  readonly cases: readonly KeptCase[]
  readonly problems: readonly Problem[]
}

/** The kept case that a value is, as it comes from where cases are kept; undefined where it is none. */
export function keptCaseFrom(value: unknown): KeptCase | undefined {
  return isKeptCase(value) ? value : undefined
}

function isKeptCase(value: unknown): value is KeptCase {
  if (typeof value !== 'object' || value === null) return false
  const { fingerprint, opinion, decided, happened, ruleId, title, because, remedy } = value as Partial<Record<keyof KeptCase, unknown>>
  return [fingerprint, ruleId, title, because].every(isText) && (opinion === 'confirmed' || opinion === 'refuted')
    && isTime(decided) && (happened === undefined || isTime(happened)) && (remedy === undefined || isText(remedy))
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

/** Sums up cases of one fingerprint; undefined where there is none. */
export function precedentOf(cases: readonly KeptCase[]): Precedent | undefined {
  const inOrder = [...cases].sort((a, b) => a.decided - b.decided)
  const last = inOrder.at(-1)
  if (last === undefined) return undefined
  const confirmed = cases.filter(({ opinion }) => opinion === 'confirmed').length
  const remedy = inOrder.findLast(({ opinion, remedy }) => opinion === 'confirmed' && remedy !== undefined)?.remedy
  return { times: cases.length, last: last.decided, confirmed, refuted: cases.length - confirmed, ...(remedy !== undefined && { remedy }) }
}
