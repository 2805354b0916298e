import type { WholeEntry } from '../model/desk.ts'
import { kept } from '../model/entry.ts'
import type { Origin } from '../model/origin.ts'
import type { OpenSource } from '../reading/index.ts'

const longest = 256 * 1024
// Where a line has no time, one of those above tells it.
const above = 200

/** All of the entry that begins at a place, up to a bound. */
export async function wholeEntry(source: OpenSource, origin: Origin): Promise<WholeEntry | undefined> {
  const [around, [line]] = await Promise.all([source.around(origin, above, 0), source.lines(origin.offset, 0, 0)])
  const entry = around.find(one => one.origin.offset === origin.offset)
  return entry && { entry: kept(entry, longest), raw: (line?.text ?? entry.text).slice(0, longest) }
}
