import type { KeptCase } from '../model/kept-case.ts'

/** The kept case that a line of JSON holds; undefined where it holds none. */
export function keptCaseOf(line: string): KeptCase | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isKeptCase(value) ? value : undefined
  } catch {
    return undefined
  }
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
