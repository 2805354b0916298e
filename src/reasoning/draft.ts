import type { Entry } from '../model/entry.ts'
import type { Hypothesis, Reason } from '../model/hypothesis.ts'
import type { Explanation, Region } from '../model/rule.ts'
import { fill } from '../model/rule.ts'
import type { Captures } from '../model/signal.ts'
import { fillResource } from './match.ts'
import type { Surroundings } from './surroundings.ts'
import type { EvidenceRole } from '../model/evidence.ts'

/** An entry that a draft stands on, before its region has been read. */
export interface Exhibit {
  readonly role: EvidenceRole
  readonly entry: Entry
  readonly because: string
  readonly region?: Region
  /** Messages that it may be a line of, where it is not known to have one of its own. */
  readonly within?: readonly Surroundings[]
}

/** A hypothesis in the making: what it claims and on which entries. */
export interface Draft {
  /** How deep it goes: a story or a join tells what brought a symptom about, a symptom only what it is. */
  readonly tells: 'story' | 'join' | 'symptom'
  readonly ruleId: string
  readonly says: Pick<Hypothesis, 'title' | 'cause' | 'remedy' | 'confirm' | 'culprit'>
  readonly references: readonly string[]
  readonly reasons: readonly [Reason, ...Reason[]]
  readonly exhibits: readonly [Exhibit, ...Exhibit[]]
  /** Keys of the symptoms that it explains: `source:offset`. */
  readonly claims: readonly string[]
}

/** The key under which a symptom's entry is claimed. */
export function claimOf(entry: Entry): string {
  return `${entry.origin.source}:${entry.origin.offset}`
}

/** An explanation with its captures filled in. */
export function say(explanation: Explanation, captures: Captures): Draft['says'] {
  const filled = (text: string): string => fill(text, captures)
  const culprit = explanation.culprit && fillResource(explanation.culprit, captures)
  return {
    title: filled(explanation.title), cause: filled(explanation.cause),
    remedy: explanation.remedy.map(filled),
    confirm: explanation.confirm.map(({ run, expect }) => ({ run: filled(run), expect: filled(expect) })),
    ...(culprit && { culprit }),
  }
}

/** Captures that every entry gives. */
export function capturesOf(entry: Entry): Captures {
  return Object.fromEntries(
    Object.entries({ unit: entry.subject ?? entry.unit, host: entry.host, program: entry.identifier, pid: entry.pid?.toString() }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  )
}

/** The log-odds of a draft. */
export function points(draft: Draft): number {
  return draft.reasons.reduce((sum, reason) => sum + reason.points, 0)
}
