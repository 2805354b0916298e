import type { Micros } from '../model/clock.ts'
import { isProblem } from '../model/problem.ts'
import { LiteralTable, shifted } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import { shiftToMeet } from '../reasoning/align.ts'

// The beginning of a log tells whether its times need a zone.
const mostEntries = 2000

/** A build log whose times name no zone, moved by so many quarters of an hour that the journals cover its end; itself where it fits or cannot. */
export async function alignedWith(journals: readonly OpenSource[], log: OpenSource): Promise<OpenSource> {
  const spans = journals.filter(journal => journal.summary().clock === 'exact').flatMap(journal => journal.coverage())
  if (spans.length === 0 || !(await needsZone(log))) return log
  // A scan for nothing finds out when it begins and ends.
  for await (const seen of log.scan(new LiteralTable([]))) void seen
  const { from, to } = log.summary()
  const by: Micros | undefined = from === undefined || to === undefined ? undefined : shiftToMeet({ from, to }, spans)
  return by === undefined ? log : shifted(log, by)
}

async function needsZone(log: OpenSource): Promise<boolean> {
  let seen = 0
  for await (const item of log.entries()) {
    if (!isProblem(item) && item.time !== undefined) return item.clock === 'zone assumed' || item.clock === 'year inferred'
    if (++seen > mostEntries) return false
  }
  return false
}
