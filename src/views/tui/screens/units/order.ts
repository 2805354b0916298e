import type { Lane } from '../../../../model/desk.ts'
import type { Hypothesis } from '../../../../model/hypothesis.ts'

/** How a unit stands to a hypothesis: blamed by it, named in it, or a stranger. */
export type Part = 'culprit' | 'named' | 'stranger'

const rank: Readonly<Record<Part, number>> = { culprit: 0, named: 1, stranger: 2 }

/** The part that a unit has in a hypothesis. */
export function partOf(unit: string, hypothesis: Hypothesis | undefined): Part {
  if (hypothesis === undefined) return 'stranger'
  if (hypothesis.culprit?.name === unit) return 'culprit'
  const isNamed = [hypothesis.title, hypothesis.cause, ...hypothesis.evidence.flatMap(({ text, because }) => [text, because])].some(text => text.includes(unit))
  return isNamed ? 'named' : 'stranger'
}

/** Lanes with those of a hypothesis first; else in the order in which they came. */
export function inPart(lanes: readonly Lane[], hypothesis: Hypothesis | undefined): Lane[] {
  const parts = new Map(lanes.map(({ unit }) => [unit, rank[partOf(unit, hypothesis)]]))
  return lanes.toSorted((a, b) => (parts.get(a.unit) ?? 0) - (parts.get(b.unit) ?? 0))
}
