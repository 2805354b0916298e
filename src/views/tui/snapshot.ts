import type { CaseFile, RuledOut } from '../../model/case-file.ts'
import type { Hypothesis, Reason } from '../../model/hypothesis.ts'
import { confidence } from '../../model/hypothesis.ts'
import type { Judgement } from '../../model/judgement.ts'
import { confirmedByPerson, fingerprint } from '../../model/judgement.ts'
import { verdictOf } from './judging.ts'

const confirmation = 'you confirmed it'

/** A case file in the light of what was said since, where its logs cannot be read again: what it holds changes its place, and nothing new can rise. */
export function weighed(snapshot: CaseFile, judgement: Judgement): CaseFile {
  const saidOf = (one: Hypothesis): ReturnType<typeof verdictOf> => verdictOf(judgement, fingerprint(one))
  const confirmed = snapshot.hypotheses.filter(one => saidOf(one)?.opinion === 'confirmed')
  const hypotheses: Hypothesis[] = []
  const ruledOut: RuledOut[] = []
  for (const one of snapshot.hypotheses) {
    const said = saidOf(one)
    const rival = said === undefined ? confirmed.find(other => sharesSymptom(one, other)) : undefined
    const words = said === undefined || said.because.trim() === '' ? '' : `: ${said.because.trim()}`
    if (said?.opinion === 'confirmed') hypotheses.push({ ...one, score: [...bare(one), { points: confirmedByPerson, because: `${confirmation}${words}` }] })
    else if (said !== undefined) ruledOut.push({ ruleId: one.ruleId, title: one.title, because: `${said.opinion === 'refuted' ? 'you refuted it' : 'you set it aside'}${words}` })
    else if (rival !== undefined) ruledOut.push({ ruleId: one.ruleId, title: one.title, because: `you confirmed “${rival.title}” for the same lines` })
    else hypotheses.push({ ...one, score: bare(one) })
  }
  return { ...snapshot, hypotheses: hypotheses.toSorted((a, b) => confidence(b.score) - confidence(a.score)), ruledOut: [...ruledOut, ...snapshot.ruledOut] }
}

// Without what the person said of it when it was saved.
function bare({ score: [first, ...others] }: Hypothesis): readonly [Reason, ...Reason[]] {
  return [first, ...others.filter(({ because }) => !because.startsWith(confirmation))]
}

function sharesSymptom(a: Hypothesis, b: Hypothesis): boolean {
  const lines = symptomsOf(b)
  return symptomsOf(a).some(line => lines.includes(line))
}

function symptomsOf({ evidence }: Hypothesis): readonly string[] {
  return evidence.flatMap(({ role, source, offset }) => (role === 'symptom' ? [`${offset} ${source}`] : []))
}
