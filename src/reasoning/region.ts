import type { Entry } from '../model/entry.ts'
import type { Region } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'

/** A region is what a person would paste: not more. */
export const longestRegion = 30

/** The entries of the message that a matched one belongs to, in order: at most thirty lines, without blank ones at the end. */
export async function regionOf(entry: Entry, region: Region | undefined, witness: Witness): Promise<readonly Entry[]> {
  if (region === undefined) return [entry]
  const around = await witness.around(entry.origin, region.above, region.below)
  const { line } = entry.origin
  const from = beginning(entry, region, around)
  const below = around.filter(other => other.origin.line > line)
  const end = below.findIndex(other => region.until?.test(other.message))
  const tail = withoutBlankEnd(end < 0 ? below : below.slice(0, end))
  const head = around.filter(other => other.origin.line >= from && other.origin.line < line)
  // Too long: the matched line and what follows say more than how it began.
  const room = Math.max(0, longestRegion - 1 - tail.length)
  return [...head.slice(Math.max(0, head.length - room)), entry, ...tail].slice(0, longestRegion)
}

function beginning(entry: Entry, { from, above }: Region, around: readonly Entry[]): number {
  const { line } = entry.origin
  if (from === undefined) return line - above
  if (from.test(entry.message)) return line
  return around.findLast(other => other.origin.line < line && from.test(other.message))?.origin.line ?? line
}

function withoutBlankEnd(entries: readonly Entry[]): readonly Entry[] {
  return entries.slice(0, entries.findLastIndex(({ message }) => message.trim() !== '') + 1)
}
