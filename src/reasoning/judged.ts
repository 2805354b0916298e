import type { RuledOut } from '../model/case-file.ts'
import type { Judgement, Opinion, Verdict } from '../model/judgement.ts'
import { fingerprint } from '../model/judgement.ts'
import type { Draft } from './draft.ts'
import { tellsTheSame } from './rank.ts'
import { confirmedByPerson } from './weights.ts'

/** Drafts as a person's verdicts leave them, and those that are ruled out by them. */
export interface Judged {
  readonly drafts: readonly Draft[]
  readonly ruledOut: readonly RuledOut[]
}

/**
 * What is refuted goes, and the symptoms that it claimed are free for others. What is not looked into goes with its
 * symptoms. What is confirmed gains, and its rivals for the same symptoms go.
 */
export function judged(drafts: readonly Draft[], { verdicts }: Judgement): Judged {
  if (verdicts.length === 0) return { drafts, ruledOut: [] }
  const opinions = new Map(verdicts.map(verdict => [verdict.of, verdict]))
  const verdictOn = (draft: Draft): Verdict | undefined => opinions.get(fingerprintOf(draft))
  const withOpinion = (opinion: Opinion): readonly Draft[] => drafts.filter(draft => verdictOn(draft)?.opinion === opinion)
  const [confirmed, refuted, aside] = [withOpinion('confirmed'), withOpinion('refuted'), withOpinion('not this')]
  const taken = claimsOf([...confirmed, ...aside])
  const left: Draft[] = []
  const ruledOut: RuledOut[] = []
  for (const draft of drafts) {
    const verdict = verdictOn(draft)
    if (verdict?.opinion === 'confirmed') left.push({ ...draft, reasons: [...draft.reasons, { points: confirmedByPerson, because: said('you confirmed it', verdict) }] })
    else if (verdict !== undefined) ruledOut.push(outOf(draft, said(verdict.opinion === 'refuted' ? 'you refuted it' : 'you set it aside', verdict)))
    // What says the same in fewer words shares the verdict.
    else if ([...refuted, ...aside].some(other => tellsTheSame(draft, other) && isWithin(draft, claimsOf([other])))) continue
    else if (!isAbout(draft, taken)) left.push({ ...draft, claims: draft.claims.filter(claim => !taken.has(claim)) })
    else {
      const owner = confirmed.find(other => isAbout(draft, claimsOf([other])))
      ruledOut.push(outOf(draft, owner === undefined ? 'you set aside the symptoms that it explains' : `you confirmed “${owner.says.title}” for the same lines`))
    }
  }
  return { drafts: left, ruledOut: [...new Map(ruledOut.map(one => [one.title, one])).values()] }
}

/** What stays the same of a draft from one reading to the next. */
export function fingerprintOf({ ruleId, says: { culprit } }: Pick<Draft, 'ruleId' | 'says'>): string {
  return fingerprint({ ruleId, ...(culprit && { culprit }) })
}

// The first claim is the symptom that a draft is built on.
function isAbout({ claims }: Draft, taken: ReadonlySet<string>): boolean {
  return claims[0] !== undefined && taken.has(claims[0])
}

function isWithin({ claims }: Draft, owned: ReadonlySet<string>): boolean {
  return claims.every(claim => owned.has(claim))
}

function claimsOf(drafts: readonly Draft[]): ReadonlySet<string> {
  return new Set(drafts.flatMap(({ claims }) => claims))
}

function outOf({ ruleId, says }: Draft, because: string): RuledOut {
  return { ruleId, title: says.title, because }
}

function said(what: string, { because }: Verdict): string {
  return because.trim() === '' ? what : `${what}: ${because.trim()}`
}
