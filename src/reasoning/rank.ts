import type { RuledOut } from '../model/case-file.ts'
import { confidence } from '../model/hypothesis.ts'
import type { Reason } from '../model/hypothesis.ts'
import type { Draft } from './draft.ts'
import { points } from './draft.ts'
import { explainedBetter, tooWeak } from './weights.ts'

/** Drafts that stand, best first, and those that a better one has beaten. */
export interface Ranking {
  readonly standing: readonly Draft[]
  readonly ruledOut: readonly RuledOut[]
}

/**
 * Orders drafts by their log-odds. A symptom has one cause: what a better draft claims speaks against the others, and a
 * draft left with too little is ruled out, with the reason. A draft that says the same of the same lines is dropped.
 */
export function rank(drafts: readonly Draft[]): Ranking {
  const ordered = drafts.toSorted((a, b) => points(b) - points(a))
  const claimedBy = new Map<string, Draft>()
  const judged: Draft[] = []
  const ruledOut: RuledOut[] = []
  for (const draft of ordered) {
    const better = draft.claims.length > 0 && draft.claims.every(claim => claimedBy.has(claim)) ? claimedBy.get(draft.claims[0] ?? '') : undefined
    for (const claim of draft.claims) if (!claimedBy.has(claim)) claimedBy.set(claim, draft)
    if (better === undefined) judged.push(draft)
    else if (better.says.title !== draft.says.title) {
      const doubt: Reason = { points: explainedBetter, because: `“${better.says.title}” explains the same lines better` }
      judged.push({ ...draft, reasons: [...draft.reasons, doubt] })
    }
  }
  const standing = judged.filter(draft => {
    if (confidence(draft.reasons) >= tooWeak) return true
    const last = draft.reasons.toSorted((a, b) => a.points - b.points)[0]
    if (last && !ruledOut.some(({ title }) => title === draft.says.title)) ruledOut.push({ ruleId: draft.ruleId, title: draft.says.title, because: last.because })
    return false
  })
  return { standing: standing.toSorted((a, b) => points(b) - points(a)), ruledOut }
}
