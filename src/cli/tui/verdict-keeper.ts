import type { Desk, News } from '../../model/desk.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import type { Judgement, Verdict } from '../../model/judgement.ts'
import { fingerprint } from '../../model/judgement.ts'
import type { CaseFile } from '../../model/case-file.ts'
import { caseMemory, withPrecedents } from '../case-memory.ts'
import { keptCase } from '../kept-case.ts'
import type { World } from '../world.ts'

type Outside = Pick<World, 'env' | 'now'>

/** Keeps what a person decided about hypotheses in the memory of cases, each verdict once; and tells what earlier cases say. */
export class VerdictKeeper {
  readonly #world: Outside
  /** Hypotheses as they stood last: one that is refuted stands in no later case file. */
  readonly #known = new Map<string, Hypothesis>()
  readonly #kept = new Set<string>()

  /** What was said when the case was saved has been kept by then. */
  constructor(world: Outside, before: { readonly judgement?: Judgement; readonly caseFile?: CaseFile }) {
    this.#world = world
    for (const verdict of before.judgement?.verdicts ?? []) this.#kept.add(nameOf(verdict))
    if (before.caseFile) this.#know(before.caseFile)
  }

  async keep({ verdicts }: Judgement): Promise<void> {
    for (const verdict of verdicts) {
      const hypothesis = this.#known.get(verdict.of)
      if (verdict.opinion === 'not this' || hypothesis === undefined || this.#kept.has(nameOf(verdict))) continue
      const { because, remedy } = verdict
      await caseMemory(this.#world).keep(keptCase(hypothesis, verdict.opinion, { because, ...(remedy !== undefined && { remedy }) }, this.#world))
      this.#kept.add(nameOf(verdict))
    }
  }

  /** A desk's news, in their order, whose case files say what earlier cases say. */
  newsOf(desk: Pick<Desk, 'onNews'>): Desk['onNews'] {
    return (listener) => {
      let isHeard = true
      let told = Promise.resolve()
      const quiet = desk.onNews((news) => {
        told = told.then(async () => {
          const known = await this.#withPrecedents(news)
          if (isHeard) listener(known)
        })
      })
      return () => {
        isHeard = false
        quiet()
      }
    }
  }

  async #withPrecedents(news: News): Promise<News> {
    if (news.kind !== 'case file') return news
    this.#know(news.caseFile)
    return { ...news, caseFile: await withPrecedents(news.caseFile, this.#world) }
  }

  #know({ hypotheses }: CaseFile): void {
    for (const one of hypotheses) this.#known.set(fingerprint(one), one)
  }
}

function nameOf({ of, opinion }: Verdict): string {
  return `${opinion} ${of}`
}
