import type { Entry } from '../model/entry.ts'
import type { Region } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'

/** A region is what a person would paste: not more. */
export const longestRegion = 30

/** The entries of the message that a matched one belongs to, in order: at most thirty lines, without blank ones at the end. */
export async function regionOf(entry: Entry, region: Region | undefined, witness: Witness): Promise<readonly Entry[]> {
  if (region === undefined) return [entry]
  const around = await linesAround(entry, region, witness)
  const { line } = entry.origin
  const from = beginning(entry, region, around)
  const below = around.filter(other => other.origin.line > line)
  const end = below.findIndex(other => region.until?.test(other.message))
  const tail = withoutBlankEnd(end < 0 ? below : below.slice(0, end))
  const head = around.filter(other => other.origin.line >= from && other.origin.line < line)
  // Too long: the matched line and what follows say more than how it began.
  const room = Math.max(0, longestRegion - 1 - tail.length)
  const lines = [...head.slice(Math.max(0, head.length - room)), entry, ...tail]
  return lines.filter(({ origin }) => origin.line < (lines[0]?.origin.line ?? 0) + longestRegion)
}

// Where each line is followed by a blank one, as `\r\r\n` makes it, a blank one ends nothing.
async function linesAround({ origin }: Entry, { above, below }: Region, witness: Witness): Promise<readonly Entry[]> {
  const around = await witness.around(origin, above, below)
  const following = around.filter(other => other.origin.line > origin.line)
  if (!isDoubleSpaced(following)) return around
  const twice = await witness.around(origin, above * 2, below * 2)
  return twice.filter(other => (other.origin.line - origin.line) % 2 === 0)
}

function isDoubleSpaced(lines: readonly Entry[]): boolean {
  const said = lines.filter((_, index) => index % 2 === 1)
  return said.length >= 2 && lines.every(({ message }, index) => (message.trim() === '') === (index % 2 === 0))
}

function beginning(entry: Entry, { from, since, above }: Region, around: readonly Entry[]): number {
  const { line } = entry.origin
  if (since) return around.find(other => other.origin.line < line && since(other.message))?.origin.line ?? line - Math.floor(above / 2)
  if (from === undefined) return line - above
  if (from.test(entry.message)) return line
  return around.findLast(other => other.origin.line < line && from.test(other.message))?.origin.line ?? line
}

function withoutBlankEnd(entries: readonly Entry[]): readonly Entry[] {
  return entries.slice(0, entries.findLastIndex(({ message }) => message.trim() !== '') + 1)
}
