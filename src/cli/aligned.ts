import type { Micros } from '../model/clock.ts'
import { isProblem } from '../model/problem.ts'
import { LiteralTable, shifted } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import type { Moment } from '../reasoning/align.ts'
import { shiftToMeet } from '../reasoning/align.ts'
import type { Investigation } from '../reasoning/investigation.ts'

// The beginning of a log tells whether its times need a zone.
const mostEntries = 2000
// Enough to tell one shift from another.
const mostMoments = 300

/** A build log whose times name no zone, moved by so many quarters of an hour that the journals cover its end; itself where it fits or cannot. */
export async function alignedWith(journals: readonly OpenSource[], log: OpenSource, investigation: Investigation): Promise<OpenSource> {
  const spans = journals.filter(journal => journal.summary().clock === 'exact').flatMap(journal => journal.coverage())
  if (spans.length === 0 || !(await needsZone(log))) return log
  const moments: Moment[] = []
  for await (const item of log.scan(new LiteralTable(investigation.literalsFor(log.only)))) {
    if (isProblem(item) || item.entry.time === undefined || moments.length >= mostMoments) continue
    for (const symptom of investigation.symptomsOf(item.entry, item.literals)) moments.push({ symptom, time: item.entry.time })
  }
  const { from, to } = log.summary()
  const by: Micros | undefined = from === undefined || to === undefined ? undefined : shiftToMeet({ from, to, moments }, spans, investigation.moments())
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
