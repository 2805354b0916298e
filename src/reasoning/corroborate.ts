import { minute } from '../model/clock.ts'
import type { Signal } from '../model/signal.ts'
import { distance, otherHost } from './distance.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import { groupBy } from './kept-groups.ts'
import { corroborated } from './weights.ts'

/** Drafts with what another log says of the same symptom at the same moment: two witnesses are more than one. */
export function corroborate(drafts: readonly Draft[], signals: readonly Signal[]): Draft[] {
  const byClaim = new Map(signals.map(signal => [claimOf(signal.entry), signal]))
  const bySymptom = groupBy(signals.filter(({ signature }) => signature.role === 'cause'), ({ signature }) => signature.symptom)
  return drafts.map(draft => {
    const own = byClaim.get(draft.claims[0] ?? '')
    const other = own && bySymptom.get(own.signature.symptom)?.find(signal => isSecondWitness(signal, own))
    if (other === undefined) return draft
    return {
      ...draft,
      reasons: [...draft.reasons, corroborated],
      exhibits: [...draft.exhibits, { role: 'symptom', entry: other.entry, because: 'another log says the same' }],
      claims: [...draft.claims, claimOf(other.entry)],
    }
  })
}

function isSecondWitness({ entry }: Signal, own: Signal): boolean {
  if (entry.origin.source === own.entry.origin.source || otherHost(entry, own.entry)) return false
  const { micros } = distance(entry, own.entry)
  return micros !== undefined && micros <= minute
}
