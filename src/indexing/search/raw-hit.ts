import { errors } from '@elastic/elasticsearch'
import type { SortedHit } from './sorted-hit.ts'

/** A hit as it stands in an answer, in JSON as `JSON.stringify` writes it: on one line, and nothing escaped that need not be. */
export interface RawHit {
  readonly json: Buffer
  /** Its place in its log: the first two values of that in the order that was asked for, where they are whole numbers. */
  readonly offset: number | undefined
  readonly line: number | undefined
}

/** What stands in a hit. */
export function understood({ json }: RawHit): SortedHit {
  return parsed(json.toString()) as SortedHit
}

/** A part of an answer. Throws what the client throws of one that is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new errors.DeserializationError(String(error), '')
  }
}
