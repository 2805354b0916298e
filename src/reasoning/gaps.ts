import type { Gap } from '../model/case-file.ts'
import { hour, isAbsolute } from '../model/clock.ts'
import { sayDuration } from '../model/duration.ts'
import type { Event } from '../model/event.ts'
import type { Signal } from '../model/signal.ts'
import { symptomKind } from '../model/symptom.ts'
import type { Span, Witness } from '../model/witness.ts'
import type { Known } from './coverage.ts'
import { covers, knownTimes } from './coverage.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import type { Recollection } from './recollection.ts'

/** What the logs cannot tell, for the symptoms that an event on the host may have brought about. */
export function gapsOf(recollection: Recollection, standing: readonly Draft[], witness: Witness): Gap[] {
  const gaps: Gap[] = []
  const journals = witness.spans().filter(span => span.kind === 'journal')
  const losses = recollection.eventsOf('log loss')
  for (const loss of losses.slice(0, 3)) gaps.push({ kind: 'dropped-messages', text: `${loss.entry.message} (${loss.entry.origin.source}:${loss.entry.origin.line}): what these said is unknown` })
  for (const change of recollection.eventsOf('clock change').slice(0, 2)) gaps.push({ kind: 'clock-changed', text: `the clock was set (${change.entry.origin.source}:${change.entry.origin.line}): times before and after it cannot be compared` })
  for (const source of witness.sources()) if (source.assumed !== undefined) gaps.push({ kind: 'zone-assumed', text: `${source.id}: ${source.assumed}` })
  gaps.push(...unseen(recollection, standing, journals, losses))
  if (recollection.overflow > 0) gaps.push({ kind: 'bound-reached', text: `${recollection.overflow} signals and events came after the bound on memory and were only counted` })
  return gaps
}

// For the symptoms that stand without a trigger: did the journal cover the time before them at all?
function unseen(recollection: Recollection, standing: readonly Draft[], journals: readonly Span[], losses: readonly Event[]): Gap[] {
  const triggered = new Set(standing.filter(draft => draft.exhibits.some(({ role }) => role === 'trigger')).flatMap(draft => draft.claims))
  const hostly = recollection.allSignals().filter(({ signature, entry }) => signature.role === 'cause' && hostKinds.has(signature.symptom) && !triggered.has(claimOf(entry)))
  const signal = hostly.find(({ entry }) => entry.from === 'build') ?? hostly[0]
  if (signal === undefined) return []
  return [gapBefore(signal, { journals, losses, known: knownTimes(journals, recollection.eventsOf('boot')) })].filter(gap => gap !== undefined)
}

const hostKinds = new Set(['missing path', 'no space', 'no inodes', 'lock held', 'address in use', 'killed process', 'unresolved host', 'read-only file system', 'connection refused', 'unreachable network'])

function gapBefore(signal: Signal, { journals, known, losses }: { readonly journals: readonly Span[]; readonly known: readonly Known[]; readonly losses: readonly Event[] }): Gap | undefined {
  const { entry, signature } = signal
  const what = `${signature.symptom}${signal.resource?.name ? ` (${signal.resource.name})` : ''}`
  const time = entry.time
  if (journals.length === 0) {
    if (entry.from === 'journal') return undefined
    const when = time === undefined || !isAbsolute(entry.clock) ? '' : ` around ${new Date(time / 1000).toISOString()}`
    return { kind: 'no-journal', text: `no journal was given, so what else happened on the machine${when} is unknown for: ${what}; add one: journalctl -o json --all --since … --until … > journal.json` }
  }
  if (time === undefined || !isAbsolute(entry.clock)) return { kind: 'no-times', text: `${entry.origin.source} has no times at line ${entry.origin.line}, so nothing in the journal can be placed before or after it: ${what}` }
  const reach = Math.min(symptomKind(signature.symptom).within, hour)
  if (covers(known, losses, time - reach, time)) return { kind: 'no-trigger', text: `the journal covers the ${sayDuration(reach)} before it, or all since the boot, and holds nothing that is known to bring about: ${what}` }
  const from = Math.min(...journals.map(span => span.from))
  const to = Math.max(...journals.map(span => span.to))
  return { kind: 'not-covered', text: `the journal (${new Date(from / 1000).toISOString()} to ${new Date(to / 1000).toISOString()}) does not cover all of the ${sayDuration(reach)} before line ${entry.origin.line} of ${entry.origin.source}: whether something brought about ${what} is unknown, not absent` }
}
