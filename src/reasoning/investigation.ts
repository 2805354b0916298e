import type { CaseFile } from '../model/case-file.ts'
import { confidence } from '../model/hypothesis.ts'
import type { Entry } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import type { Judgement } from '../model/judgement.ts'
import { noJudgement } from '../model/judgement.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import type { Rule } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'
import { bind } from './bind.ts'
import { buildFailures } from './build-failure.ts'
import { corroborate } from './corroborate.ts'
import { correlations } from './correlations.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import { Entities } from './entities.ts'
import { withEvidence } from './evidence.ts'
import { gapsOf } from './gaps.ts'
import { GoodRun } from './good-run.ts'
import { Inquiry } from './inquiry.ts'
import { journalSymptoms } from './journal-symptoms.ts'
import type { Group } from './kept-groups.ts'
import { judged } from './judged.ts'
import { lifecycleLiterals } from './lifecycle.ts'
import type { Moment } from './align.ts'
import { literalsIn, match } from './match.ts'
import { observe } from './observe.ts'
import type { Observation } from './observe.ts'
import { rank } from './rank.ts'
import { Recollection } from './recollection.ts'
import { RuleBook } from './rule-book.ts'
import { suspicions, withPins } from './suspicions.ts'
import { tell } from './tell.ts'
import { isSure } from './weights.ts'
import { UnexplainedErrors, errorLiterals } from './unexplained.ts'
import { wrongWords } from './wrong-words.ts'

const mostHypotheses = 12
const mostProblems = 200

/** One fold: observe entries and problems in any order, then conclude. The same for a file, a pipe and a test with three lines. */
export class Investigation {
  readonly #book: RuleBook
  readonly #recollection = new Recollection()
  readonly #entities = new Entities()
  readonly #unexplained = new UnexplainedErrors()
  readonly #goodRun = new GoodRun()
  readonly #problems: Problem[] = []
  #observed = 0
  #told: { readonly state: string; readonly witness: Witness; readonly drafts: readonly Draft[] } | undefined

  constructor(rules: readonly Rule[]) {
    this.#book = new RuleBook(rules)
  }

  /** What must stand in a line for it to matter: a scan for these finds all that `observe` wants to see in logs of a kind. */
  literalsFor(kind: Entry['from'] | undefined): readonly string[] {
    const { literals, forJournals } = this.#book
    return kind === 'journal' ? [...literals.slice(0, forJournals), ...lifecycleLiterals, ...errorLiterals] : [...literals, ...lifecycleLiterals, ...wrongWords]
  }

  /** Takes an entry of a run that went well: what it says is no cause. Before anything is observed. */
  learn(entry: Entry): void {
    this.#goodRun.learn(entry)
  }

  /** Takes the next entry or problem. `literals` are indexes into those of `literalsFor`, where a scan has found them already. */
  observe(item: Entry | Problem, literals?: Iterable<number>): Observation {
    this.#observed++
    if (isProblem(item)) {
      if (this.#problems.length < mostProblems) this.#problems.push(item)
      return { signals: [], events: [] }
    }
    const seen = observe(this.#book, this.#entities, item, literals ?? literalsIn(this.#book, item))
    for (const signal of seen.signals) if (signal.signature.role !== 'cause' || !this.#goodRun.said(item)) this.#recollection.signal(signal)
    for (const event of seen.events) this.#recollection.event(event)
    if (seen.signals.length === 0 && seen.events.length === 0) this.#unexplained.observe(item)
    return seen
  }

  /** The symptoms that an entry tells of, which are not observed by this. */
  symptomsOf(entry: Entry, literals: Iterable<number>): string[] {
    return match(this.#book, entry, literals).flatMap(({ rule }) => (rule.kind === 'signature' && rule.role === 'cause' ? [rule.symptom] : []))
  }

  /** When which symptoms were observed. */
  moments(): Moment[] {
    return this.#recollection.allSignals().flatMap(({ signature, entry }) => (entry.time === undefined ? [] : [{ symptom: signature.symptom, time: entry.time }]))
  }

  /** The events that were observed, grouped and bounded. */
  events(): readonly Group<Event>[] {
    return this.#recollection.events()
  }

  /** Judges all that was observed, in the light of what a person said of it. The witness is asked what else must be known: at most a few further scans. */
  async conclude(witness: Witness, judgement: Judgement = noJudgement): Promise<CaseFile> {
    const own = await suspicions(judgement, witness)
    const told = judged([...(await this.#drafts(witness)), ...own], judgement)
    const known = rank(told.drafts)
    const isLikely = known.standing.some(draft => confidence(draft.reasons) >= isSure)
    const unknown = judged(isLikely ? [] : await this.#unexplained.drafts(witness, this.#claimed()), judgement)
    const { standing, ruledOut } = isLikely ? known : rank([...told.drafts, ...unknown.drafts])
    const shown = standing.slice(0, mostHypotheses)
    const hypotheses = []
    for (const draft of shown) hypotheses.push(await withPins(await withEvidence(draft, witness), judgement, witness))
    return {
      sources: witness.sources(), hypotheses, ruledOut: [...told.ruledOut, ...unknown.ruledOut, ...ruledOut].slice(0, mostHypotheses),
      gaps: gapsOf(this.#recollection, shown, witness), unexplained: this.#unexplained.conclude(), problems: this.#problems,
    }
  }

  // A person may change their mind several times over what was read once.
  async #drafts(witness: Witness): Promise<readonly Draft[]> {
    const state = `${this.#observed} ${linesOf(witness)}`
    if (this.#told?.state === state && this.#told.witness === witness) return this.#told.drafts
    const stories = await this.#stories(witness)
    const drafts = [...stories, ...correlations(this.#recollection), ...(await buildFailures(this.#recollection, witness)), ...(await journalSymptoms(this.#recollection, witness))]
    const told = corroborate(drafts, this.#recollection.allSignals())
    this.#told = { state, witness, drafts: told }
    return told
  }

  #claimed(): ReadonlySet<string> {
    return new Set([...this.#recollection.allSignals(), ...this.#recollection.allEvents()].map(({ entry }) => claimOf(entry)))
  }

  async #stories(witness: Witness): Promise<Draft[]> {
    const drafts: Draft[] = []
    const inquiry = new Inquiry(witness, this.#recollection)
    for (const cause of this.#book.causes) {
      for (const binding of bind(cause, this.#recollection)) {
        const draft = await tell(cause, binding, this.#recollection, inquiry)
        if (draft) drafts.push(draft)
      }
    }
    return drafts
  }
}

function linesOf(witness: Witness): number {
  return witness.sources().reduce((sum, source) => sum + source.lines, 0)
}
