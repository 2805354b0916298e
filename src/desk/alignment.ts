import { minute } from '../model/clock.ts'
import type { Micros } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { isProblem } from '../model/problem.ts'
import { LiteralTable } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import type { Moment } from '../reasoning/align.ts'
import { shiftToMeet } from '../reasoning/align.ts'
import type { Investigation } from '../reasoning/investigation.ts'

// The beginning of a log tells whether its times need a zone.
const mostEntries = 2000
// Enough to tell one shift from another.
const mostMoments = 300

/** By how many quarters of an hour a build log whose times name no zone must be moved so that the journals cover its end; undefined where it fits or cannot. */
export async function shiftToMeetThem(journals: readonly OpenSource[], log: OpenSource, investigation: Investigation): Promise<Micros | undefined> {
  const spans = journals.filter(journal => journal.summary().clock === 'exact').flatMap(journal => journal.coverage())
  if (spans.length === 0 || log.isMoved === true || !(await needsZone(log))) return undefined
  const moments: Moment[] = []
  for await (const found of log.scan(new LiteralTable(investigation.literalsFor(log.only)))) {
    for (const item of found) {
      if (isProblem(item) || item.entry.time === undefined || moments.length >= mostMoments) continue
      for (const symptom of investigation.symptomsOf(item.entry, item.literals)) moments.push({ symptom, time: item.entry.time })
    }
  }
  const { from, to } = log.summary()
  return from === undefined || to === undefined ? undefined : shiftToMeet({ from, to, moments }, spans, investigation.moments())
}

/** The same for a log that is still being written, beside journals that are: of what has come by now. */
export async function shiftToMeetSoFar(journals: readonly OpenSource[], log: OpenSource): Promise<Micros | undefined> {
  // What a build tells this moment the journal may not have told yet.
  const spans = journals.filter(journal => journal.summary().clock === 'exact').flatMap(journal => journal.coverage()).map(({ from, to }) => ({ from, to: to + minute }))
  const lens = log.lens()
  const first = spans.length === 0 || log.isMoved === true ? undefined : await firstTimed(lens.down(0))
  if (first?.time === undefined || !isAssumed(first)) return undefined
  const last = await firstTimed(lens.up(await lens.startOf('last')))
  return shiftToMeet({ from: first.time, to: last?.time ?? first.time }, spans)
}

async function firstTimed(stretches: AsyncIterable<{ readonly entries: readonly Entry[] }>): Promise<Entry | undefined> {
  let seen = 0
  for await (const { entries } of stretches) {
    const found = entries.find(({ time }) => time !== undefined)
    if (found !== undefined || (seen += entries.length) > mostEntries) return found
  }
  return undefined
}

function isAssumed({ clock }: Entry): boolean {
  return clock === 'zone assumed' || clock === 'year inferred'
}

async function needsZone(log: OpenSource): Promise<boolean> {
  let seen = 0
  for await (const item of log.entries()) {
    if (!isProblem(item) && item.time !== undefined) return isAssumed(item)
    if (++seen > mostEntries) return false
  }
  return false
}
