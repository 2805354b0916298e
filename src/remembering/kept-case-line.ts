import type { KeptCase } from '../model/kept-case.ts'
import { keptCaseFrom } from '../model/kept-case.ts'

/** The kept case that a line of JSON holds; undefined where it holds none. */
export function keptCaseOf(line: string): KeptCase | undefined {
  try {
    return keptCaseFrom(JSON.parse(line))
  } catch {
    return undefined
  }
}
