import type { Assumptions } from '../../src/model/parser.ts'
import { afterQuote } from '../text/quote.ts'
import { isoStamp } from '../time/stamp.ts'
import type { Moment } from '../time/wall.ts'

/** Where a host's line begins within the line that carries it, and the time that the carrier noted. */
export interface Carrier {
  readonly at: number
  readonly moment?: Moment | undefined
}

const digitsOfActions = 7
const stream = /^ \d\d[OE][ +]/
const bare: Carrier = { at: 0 }

/** What carries a host's line: a quotation, or a CI job that printed its machine's log. */
export function carrierOf(text: string, assume: Assumptions): Carrier {
  // `[task TIME] ` of Taskcluster, `[TIME] ` of Jenkins.
  const bracket = text[0] !== '[' ? 0 : text.startsWith('task ', 1) ? 6 : 1
  if (text[bracket + 10] !== 'T' || text[bracket + 4] !== '-') return quoted(text)
  // Journals have such a time in front as well: only the ends tell.
  if (bracket === 0 && text[26] !== 'Z' && text[27] !== 'Z') return bare
  const stamp = isoStamp(text, bracket, assume)
  if (stamp?.zone !== 'utc') return bare
  if (bracket > 0) return text.startsWith('] ', stamp.end) ? { at: stamp.end + 2, moment: stamp } : bare
  if (stamp.fraction === digitsOfActions && text[stamp.end] === ' ') return { at: stamp.end + 1, moment: stamp }
  return stamp.fraction === 6 && stream.test(text.slice(stamp.end, stamp.end + 5)) ? { at: stamp.end + 5, moment: stamp } : bare
}

function quoted(text: string): Carrier {
  const at = afterQuote(text)
  return at === 0 ? bare : { at }
}
