import type { Assumptions } from '../../src/model/parser.ts'
import type { Severity } from '../../src/model/severity.ts'
import type { Moment } from '../time/wall.ts'

/** What a CI system, a container tool or a logger puts before a line of a build. */
export interface Prefix {
  /** Whose it is. */
  readonly of: string
  /** Characters with which it can begin; without them it is not tried. */
  readonly begins: string
  /** The prefix at the beginning of a text; undefined where the text has none. */
  read(text: string, assume: Assumptions): PrefixFound | undefined
}

export interface PrefixFound {
  /** How many characters it takes. */
  readonly length: number
  readonly moment?: Moment | undefined
  readonly severity?: Severity | undefined
}

const digit = '0123456789'

/** A prefix that is told by a pattern alone. Its first group, if it has one, is a time. */
export function byPattern(
  of: string, begins: string, pattern: RegExp, time?: (group: string, assume: Assumptions) => Moment | undefined,
): Prefix {
  return {
    of,
    begins: begins === '0' ? digit : begins,
    read(text, assume) {
      const match = pattern.exec(text.slice(0, longest))
      if (!match) return undefined
      return { length: match[0].length, moment: match[1] === undefined ? undefined : time?.(match[1], assume) }
    },
  }
}

const longest = 300
