import type { CaseFile } from '../../model/case-file.ts'
import type { News } from '../../model/desk.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import type { Judgement, Verdict } from '../../model/judgement.ts'
import { fingerprint } from '../../model/judgement.ts'
import type { Problem } from '../../model/problem.ts'
import { neededMemory } from '../case-memory.ts'
import type { ClusterFlags } from '../cluster/connection.ts'
import { keptCase } from '../kept-case.ts'
import type { World } from '../world.ts'

type Outside = Pick<World, 'env' | 'now'>

/** How long somebody who quits waits for one answer of a cluster, in milliseconds. */
const quitterWaits = 5000

/** Keeps what a person decided about hypotheses in the memory of cases, each verdict once. */
export class VerdictKeeper {
  readonly #world: Outside
  readonly #flags: ClusterFlags
  /** Hypotheses as they stood last: one that is refuted stands in no later case file. */
  readonly #known = new Map<string, Hypothesis>()
  readonly #kept = new Set<string>()
  readonly #problems: Problem[] = []

  /** What was said when the case was saved has been kept by then. */
  constructor(flags: ClusterFlags, world: Outside, before: { readonly judgement?: Judgement; readonly caseFile?: CaseFile }) {
    this.#flags = flags
    this.#world = world
    for (const verdict of before.judgement?.verdicts ?? []) this.#kept.add(nameOf(verdict))
    if (before.caseFile) this.#know(before.caseFile)
  }

  /** What a person should know of how it was kept. */
  get problems(): readonly Problem[] {
    return this.#problems
  }

  async keep({ verdicts }: Judgement): Promise<void> {
    const fresh = verdicts.filter(verdict => verdict.opinion !== 'not this' && this.#known.has(verdict.of) && !this.#kept.has(nameOf(verdict)))
    if (fresh.length === 0) return
    const memory = await neededMemory(this.#flags, this.#world, quitterWaits)
    try {
      for (const verdict of fresh) {
        const hypothesis = this.#known.get(verdict.of)
        if (verdict.opinion === 'not this' || hypothesis === undefined) continue
        const { because, remedy } = verdict
        this.#problems.push(...(await memory.keep(keptCase(hypothesis, verdict.opinion, { because, ...(remedy !== undefined && { remedy }) }, this.#world))))
        this.#kept.add(nameOf(verdict))
      }
    } finally {
      await memory.close()
    }
  }

  /** Is shown everything that a desk tells, to know the hypotheses. */
  hear(news: News): void {
    if (news.kind === 'case file') this.#know(news.caseFile)
  }

  #know({ hypotheses }: CaseFile): void {
    for (const one of hypotheses) this.#known.set(fingerprint(one), one)
  }
}

function nameOf({ of, opinion }: Verdict): string {
  return `${opinion} ${of}`
}
