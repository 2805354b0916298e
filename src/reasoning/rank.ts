import type { RuledOut } from '../model/case-file.ts'
import { confidence } from '../model/hypothesis.ts'
import type { Draft } from './draft.ts'
import { claimOf, points } from './draft.ts'
import { explainedBetter, isSure, tooWeak } from './weights.ts'

/** Drafts that stand, best first, and those that a better one has beaten. */
export interface Ranking {
  readonly standing: readonly Draft[]
  readonly ruledOut: readonly RuledOut[]
}

/**
 * Orders drafts by their log-odds. A symptom has one cause: what a better draft claims speaks against the others, and a
 * draft left with too little is ruled out, with the reason. What tells a cause with some certainty goes before what only
 * names the symptom. Drafts that say the same become one.
 */
export function rank(drafts: readonly Draft[]): Ranking {
  const judged: Draft[] = []
  const claimedBy = new Map<string, Draft>()
  for (const draft of unlike(drafts).toSorted(byDepthThenPoints)) {
    const owner = draft.claims.length > 0 && draft.claims.every(claim => claimedBy.has(claim)) ? claimedBy.get(draft.claims[0] ?? '') : undefined
    if (owner && tellsTheSame(draft, owner)) continue
    judged.push(owner === undefined ? draft : { ...draft, reasons: [...draft.reasons, { points: explainedBetter, because: `“${owner.says.title}” explains the same lines better` }] })
    for (const claim of draft.claims) if (!claimedBy.has(claim)) claimedBy.set(claim, draft)
  }
  const standing = judged.filter(draft => confidence(draft.reasons) >= tooWeak).toSorted((a, b) => points(b) - points(a))
  return { standing, ruledOut: judged.filter(draft => !standing.includes(draft)).map(ruledOut) }
}

/** Whether a draft is a join that a story has made its own: it says nothing more. */
export function tellsTheSame(draft: Draft, owner: Draft): boolean {
  const triggers = new Set(owner.exhibits.filter(({ role }) => role === 'trigger').map(({ entry }) => claimOf(entry)))
  return draft.tells === 'join' && owner.tells === 'story' && draft.exhibits.some(({ role, entry }) => role === 'trigger' && triggers.has(claimOf(entry)))
}

// A sure story goes before the sure naming of its symptom; an unsure one does not.
function byDepthThenPoints(a: Draft, b: Draft): number {
  return Number(isDeep(b)) - Number(isDeep(a)) || points(b) - points(a)
}

function isDeep(draft: Draft): boolean {
  return draft.tells !== 'symptom' && confidence(draft.reasons) >= isSure
}

// The best of those that say the same stands for all, and claims what they claim.
function unlike(drafts: readonly Draft[]): Draft[] {
  const best = new Map<string, Draft>()
  for (const draft of drafts.toSorted((a, b) => points(b) - points(a))) {
    const same = best.get(draft.says.title)
    best.set(draft.says.title, same === undefined ? draft : { ...same, claims: [...new Set([...same.claims, ...draft.claims])], exhibits: [...same.exhibits, ...draft.exhibits.filter(({ role }) => role === 'symptom')] })
  }
  return [...best.values()]
}

function ruledOut({ ruleId, says, reasons }: Draft): RuledOut {
  return { ruleId, title: says.title, because: reasons.toSorted((a, b) => a.points - b.points)[0]?.because ?? 'too little speaks for it' }
}
