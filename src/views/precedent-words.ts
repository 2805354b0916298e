import type { Precedent } from '../model/kept-case.ts'
import { isoTime } from './json/iso-time.ts'
import { safeText } from './safe-text.ts'

/** What earlier cases say, as a sentence without its end: `seen 3 times, last on 2026-03-01, confirmed; what helped: …`. */
export function precedentWords({ times, last, confirmed, refuted, remedy }: Precedent): string {
  const day = isoTime(last, 'exact')?.slice(0, 10)
  const decided = refuted === 0 ? 'confirmed' : confirmed === 0 ? 'refuted' : `confirmed ${often(confirmed)}, refuted ${often(refuted)}`
  return `seen ${often(times)}${day === undefined ? '' : `, last on ${day}`}, ${decided}${remedy === undefined ? '' : `; what helped: ${safeText(remedy)}`}`
}

function often(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
}
