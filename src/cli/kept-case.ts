import type { Hypothesis } from '../model/hypothesis.ts'
import { fingerprint } from '../model/judgement.ts'
import type { KeptCase } from '../model/kept-case.ts'
import type { World } from './world.ts'

/** What a person decided about a hypothesis, as it is kept. */
export function keptCase(hypothesis: Hypothesis, opinion: KeptCase['opinion'], { because, remedy }: { readonly because?: string; readonly remedy?: string }, { now }: Pick<World, 'now'>): KeptCase {
  const happened = hypothesis.evidence.find(({ role, time }) => role === 'symptom' && time !== undefined)?.time
  return {
    fingerprint: fingerprint(hypothesis), opinion, decided: now, ...(happened !== undefined && { happened }),
    ruleId: hypothesis.ruleId, title: hypothesis.title, because: because ?? '', ...(remedy !== undefined && { remedy }),
  }
}
