import { setTimeout } from 'node:timers/promises'
import type { CaseFile } from '../model/case-file.ts'
import type { Micros } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import type { Judgement } from '../model/judgement.ts'
import { isProblem } from '../model/problem.ts'
import type { Problem } from '../model/problem.ts'
import type { Rule } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'
import { LiteralTable, later, shifted } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import { Investigation } from '../reasoning/investigation.ts'
import type { Observation } from '../reasoning/observe.ts'
import { shiftToMeetSoFar, shiftToMeetThem } from './alignment.ts'
import { haveCaughtUp } from './caught-up.ts'
import { witnessOf } from './witness.ts'

/** How often it is seen whether logs were read as far as they go, in milliseconds. */
const lookAgain = 50

/** Who looks on while sources are examined. */
export interface Onlooker {
  /** Told of every entry in which something that the rules know was found. */
  saw(entry: Entry, meaning: Observation): void
  /** Asked after each: a promise makes the reading wait. False ends it. */
  goesOn(): boolean | Promise<boolean>
}

/** The main job in one place: scan every source for what the rules know, observe it, and conclude. */
export class Examination {
  readonly investigation: Investigation
  /** The sources that were read, or are being read, with their times as they were found to be right. */
  readonly sources: OpenSource[] = []
  /** These sources as a witness that can be asked again. */
  readonly witness: Witness = witnessOf(this.sources)

  constructor(rules: readonly Rule[], problems: readonly Problem[] = []) {
    this.investigation = new Investigation(rules)
    for (const problem of problems) this.investigation.observe(problem)
  }

  /** Takes the log of a run that went well; before anything is read. */
  async learn(goodRun: OpenSource): Promise<void> {
    for await (const found of goodRun.scan(this.#table(goodRun))) for (const item of found) if (!isProblem(item)) this.investigation.learn(item.entry)
  }

  /** Reads one source after the other. */
  async read(sources: readonly OpenSource[], onlooker?: Onlooker): Promise<void> {
    for (const source of inOrder(sources)) {
      const by = source.format === 'build' ? await shiftToMeetThem(this.sources, source, this.investigation) : undefined
      if (!(await this.#scan(by === undefined ? source : shifted(source, by), onlooker))) return
    }
  }

  /** Reads sources that have no end beside each other. A build log is aligned with the journals when it first tells a time. */
  async follow(sources: readonly OpenSource[], onlooker: Onlooker): Promise<void> {
    const journals = sources.filter(({ format }) => format !== 'build')
    const shift = async (log: OpenSource): Promise<Micros | undefined> => {
      // They were opened before it, and what they have told so far is to be known.
      while (!(await haveCaughtUp(journals))) {
        if (!(await onlooker.goesOn())) return undefined
        await setTimeout(lookAgain)
      }
      return await shiftToMeetSoFar(journals, log)
    }
    await Promise.all(inOrder(sources).map(source => this.#scan(source, onlooker, source.format === 'build' ? () => shift(source) : undefined)))
  }

  /** Judges all that was read, in the light of what a person said of it. */
  async conclude(judgement?: Judgement): Promise<CaseFile> {
    return await this.investigation.conclude(this.witness, judgement)
  }

  async #scan(source: OpenSource, onlooker: Onlooker | undefined, shift?: () => Promise<Micros | undefined>): Promise<boolean> {
    const place = this.sources.push(source) - 1
    let by: Micros | undefined
    let align = shift
    for await (const found of source.scan(this.#table(source))) {
      for (const item of found) {
        if (isProblem(item)) this.investigation.observe(item)
        else {
          if (align !== undefined && item.entry.time !== undefined) {
            by = await align()
            align = undefined
            if (by !== undefined) this.sources[place] = shifted(source, by)
          }
          const entry = by === undefined ? item.entry : later(item.entry, by)
          const meaning = this.investigation.observe(entry, item.literals)
          onlooker?.saw(entry, meaning)
        }
        if (onlooker === undefined) continue
        const goesOn = onlooker.goesOn()
        if (goesOn !== true && !(await goesOn)) return false
      }
    }
    return true
  }

  #table({ only }: OpenSource): LiteralTable {
    return new LiteralTable(this.investigation.literalsFor(only))
  }
}

// Journals first: they tell the time that build logs without a zone must be aligned with.
function inOrder(sources: readonly OpenSource[]): readonly OpenSource[] {
  return sources.toSorted((a, b) => Number(a.format === 'build') - Number(b.format === 'build'))
}
