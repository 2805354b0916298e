import type { Entry } from '../model/entry.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Hypothesis } from '../model/hypothesis.ts'
import type { Judgement, Pin, Suspicion } from '../model/judgement.ts'
import { fingerprint } from '../model/judgement.ts'
import type { Witness } from '../model/witness.ts'
import type { Draft, Exhibit } from './draft.ts'
import { exhibited } from './evidence.ts'
import { forSuspicion } from './weights.ts'

/** What a person suspects, as drafts among the others. */
export async function suspicions({ suspicions }: Judgement, witness: Witness): Promise<Draft[]> {
  return await Promise.all(suspicions.map(suspicion => draftOf(suspicion, witness)))
}

/** A hypothesis with the lines that a person holds for evidence of it. */
export async function withPins(hypothesis: Hypothesis, { pins, suspicions }: Judgement, witness: Witness): Promise<Hypothesis> {
  const own = suspicions.find(({ title }) => ruleIdOf(title) === hypothesis.ruleId)?.pins ?? []
  const mine = fingerprint(hypothesis)
  const evidence: [Evidence, ...Evidence[]] = [...hypothesis.evidence]
  for (const pin of [...own, ...pins.filter(({ of }) => of === undefined || of === mine)]) {
    const isShown = evidence.some(one => one.source === pin.origin.source && one.line === pin.origin.line && one.because === noteOf(pin))
    if (!isShown) evidence.push(await exhibited(await exhibitOf(pin, 'context', witness), witness))
  }
  return evidence.length === hypothesis.evidence.length ? hypothesis : { ...hypothesis, evidence }
}

async function draftOf({ title, because, pins }: Suspicion, witness: Witness): Promise<Draft> {
  return {
    tells: 'story', ruleId: ruleIdOf(title), references: [], claims: [],
    says: { title, cause: because.trim() === '' ? title : because, remedy: [], confirm: [] },
    reasons: [forSuspicion(pins.length)],
    exhibits: [await exhibitOf(pins[0], 'symptom', witness)],
  }
}

// As it stands in its log; where that is gone, as the person saw it.
async function exhibitOf(pin: Pin, role: Exhibit['role'], witness: Witness): Promise<Exhibit> {
  const [found] = await witness.around(pin.origin, 0, 0)
  const seen: Entry = { origin: pin.origin, from: 'journal', message: pin.text, text: pin.text, clock: 'none' }
  return { role, entry: found ?? seen, because: noteOf(pin) }
}

function noteOf({ note }: Pin): string {
  return note.trim() === '' ? 'you pinned it' : note
}

function ruleIdOf(title: string): string {
  return `suspicion/${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}`
}
