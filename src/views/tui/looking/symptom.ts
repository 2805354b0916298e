import { isAbsolute, type Micros } from '../../../model/clock.ts'
import type { Instant } from '../../../model/desk.ts'
import { fingerprint } from '../../../model/judgement.ts'
import type { Hypothesis } from '../../../model/hypothesis.ts'
import type { CaseState } from '../case-state.ts'

/** After everything that a calendar has. */
export const latest: Micros = 8.64e18
export const earliest: Micros = -latest

/** The hypothesis of that fingerprint, else the best one. */
export function hypothesisOf({ caseFile }: Pick<CaseState, 'caseFile'>, of?: string): Hypothesis | undefined {
  return caseFile?.hypotheses.find(one => fingerprint(one) === of) ?? caseFile?.hypotheses[0]
}

/** When and where the symptom of a hypothesis shows; its other evidence where the symptom has no time; undefined where nothing has one. */
export function symptomOf(held: Pick<CaseState, 'caseFile'>, of?: string): Instant | undefined {
  const timed = (hypothesisOf(held, of)?.evidence ?? []).filter(({ time, clock }) => time !== undefined && isAbsolute(clock))
  const found = timed.find(({ role }) => role === 'symptom') ?? timed[0]
  return found?.time === undefined ? undefined : { time: found.time, origin: { source: found.source, line: found.line, offset: found.offset } }
}
