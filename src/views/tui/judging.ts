import type { Judgement, Pin, Suspicion, Verdict } from '../../model/judgement.ts'

/** What was said, and now this of a hypothesis instead of what was said of it before. */
export function withVerdict(judgement: Judgement, verdict: Verdict): Judgement {
  return { ...judgement, verdicts: [...withoutVerdict(judgement, verdict.of).verdicts, verdict] }
}

/** What was said, save of that hypothesis. */
export function withoutVerdict(judgement: Judgement, of: string): Judgement {
  return { ...judgement, verdicts: judgement.verdicts.filter(verdict => verdict.of !== of) }
}

/** What was said, and a line that is held for evidence; a line is pinned once, with its newest note. */
export function withPin(judgement: Judgement, pin: Pin): Judgement {
  return { ...judgement, pins: [...judgement.pins.filter(other => !samePin(other, pin)), pin] }
}

/** What was said, and a cause of the person's own; a title stands once. */
export function withSuspicion(judgement: Judgement, suspicion: Suspicion): Judgement {
  return { ...judgement, suspicions: [...judgement.suspicions.filter(({ title }) => title !== suspicion.title), suspicion] }
}

/** What was said of a hypothesis. */
export function verdictOf({ verdicts }: Judgement, of: string): Verdict | undefined {
  return verdicts.find(verdict => verdict.of === of)
}

function samePin(a: Pin, b: Pin): boolean {
  return a.origin.source === b.origin.source && a.origin.offset === b.origin.offset && a.of === b.of
}
