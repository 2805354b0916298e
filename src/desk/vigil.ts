import type { CaseFile } from '../model/case-file.ts'
import { hour, minute } from '../model/clock.ts'
import type { Micros } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { allSaid } from '../model/entry.ts'
import type { Rule } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'
import { LiteralTable } from '../reading/index.ts'
import { Investigation } from '../reasoning/investigation.ts'
import { MemoryWitness } from '../reasoning/memory-witness.ts'
import type { Observation } from '../reasoning/observe.ts'
import { unexplainedError } from '../reasoning/unexplained.ts'
import { LatestEntries, timeOf } from './latest-entries.ts'

/** Of what matters to the rules so much is remembered of each log: a cause may lie so long before its symptom. */
const ofNotable = { entries: 5000, characters: 8_000_000, span: 2 * hour }
/** Of all that is said, so much: what stands around a symptom, or names the same thing. */
const ofAll = { entries: 10_000, characters: 8_000_000, span: 2 * hour }
/** So many logs have all of it; more share what these would have. */
const fullLogs = 2
/** A symptom that is older is of an incident that is over. */
export const symptomSpan = 30 * minute

interface Notable {
  readonly literals: ReadonlySet<number>
  readonly isSymptom: boolean
}

interface Log {
  readonly notable: LatestEntries<Notable>
  readonly all: LatestEntries<undefined>
  /** When the first symptom was said that was not judged yet, and how much came since. */
  unjudged: { readonly since: Micros | undefined; entries: number; notable: number } | undefined
}

/**
 * Watches logs that have no end: what is in a window of time is judged, and what lies behind it is forgotten, so that
 * memory stays bounded however long it lasts.
 */
export class Vigil {
  readonly #rules: readonly Rule[]
  readonly #logs = new Map<string, Log>()
  readonly #tables = new Map<Entry['from'], LiteralTable>()
  #investigation: Investigation
  #observed = 0

  constructor(rules: readonly Rule[]) {
    this.#rules = rules
    this.#investigation = new Investigation(rules)
  }

  /** Whether a symptom was seen since the last judging. */
  get hasNews(): boolean {
    return [...this.#logs.values()].some(({ unjudged }) => unjudged !== undefined)
  }

  /** Whether what was not judged yet will soon be forgotten. */
  get mustJudge(): boolean {
    const half = this.#share / 2
    return [...this.#logs.values()].some(({ unjudged, all }) => unjudged !== undefined
      && (unjudged.entries >= ofAll.entries * half || unjudged.notable >= ofNotable.entries * half || all.newest - (unjudged.since ?? Infinity) >= symptomSpan / 2))
  }

  /** How many entries can still be asked for. */
  get remembered(): number {
    return [...this.#logs.values()].reduce((sum, { all }) => sum + all.count, 0)
  }

  /** The time of the newest entry of a log; before any, long ago. */
  newestOf(source: string): Micros {
    return this.#logs.get(source)?.all.newest ?? -Infinity
  }

  /** Takes the next entry of its log. */
  observe(entry: Entry): Observation {
    const log = this.#logOf(entry.origin.source)
    const literals = this.#literalsIn(entry)
    const meaning = this.#investigation.observe(entry, literals)
    const isSymptom = meaning.signals.length > 0
    const isNotable = isSymptom || meaning.events.length > 0
    log.all.add(entry, undefined)
    if (isNotable) log.notable.add(entry, { literals, isSymptom })
    if (isSymptom) log.unjudged ??= { since: timeOf(entry), entries: 0, notable: 0 }
    if (log.unjudged !== undefined) log.unjudged.entries++
    if (log.unjudged !== undefined && isNotable) log.unjudged.notable++
    // Where nothing is to be judged, the investigation would remember for ever.
    if (isNotable && ++this.#observed > 2 * ofNotable.entries) this.#forget()
    return meaning
  }

  /** Judges what is in the window. Nothing may be observed meanwhile. */
  async conclude(): Promise<CaseFile> {
    this.#forget()
    for (const log of this.#logs.values()) log.unjudged = undefined
    const caseFile = await this.#investigation.conclude(this.#witness())
    // A log that has just begun is no short paste.
    return { ...caseFile, hypotheses: caseFile.hypotheses.filter(({ ruleId }) => ruleId !== unexplainedError) }
  }

  /** Observes what is remembered anew, and nothing else. */
  #forget(): void {
    this.#investigation = new Investigation(this.#rules)
    this.#observed = 0
    for (const { notable, all } of this.#logs.values()) {
      for (const { entry, note: { literals, isSymptom } } of notable.all()) {
        if (isSymptom && (timeOf(entry) ?? Infinity) < all.newest - symptomSpan) continue
        this.#investigation.observe(entry, literals)
        this.#observed++
      }
    }
  }

  #witness(): Witness {
    const logs = [...this.#logs.values()].map(({ notable, all }) => ({ notable: notable.all().map(({ entry }) => entry), all: all.all().map(({ entry }) => entry) }))
    const whole = new MemoryWitness(logs.flatMap(({ notable, all }) => [...notable.filter(({ origin }) => origin.offset < (all[0]?.origin.offset ?? Infinity)), ...all]))
    // Of older times only what mattered is known: they are not covered.
    const covered = new MemoryWitness(logs.flatMap(({ all }) => all))
    return { sources: () => whole.sources(), spans: () => covered.spans(), ask: questions => whole.ask(questions), around: (origin, above, below) => whole.around(origin, above, below) }
  }

  #literalsIn(entry: Entry): ReadonlySet<number> {
    const table = this.#tables.get(entry.from) ?? new LiteralTable(this.#investigation.literalsFor(entry.from))
    this.#tables.set(entry.from, table)
    return table.foundIn(allSaid(entry))
  }

  #logOf(source: string): Log {
    const known = this.#logs.get(source)
    if (known !== undefined) return known
    const share = (): number => this.#share
    const log: Log = { notable: new LatestEntries(ofNotable, share), all: new LatestEntries(ofAll, share), unjudged: undefined }
    this.#logs.set(source, log)
    // Those that say nothing now have to make room too.
    for (const { notable, all } of this.#logs.values()) {
      notable.trim()
      all.trim()
    }
    return log
  }

  /** Which part of the memory for a log each of them has. */
  get #share(): number {
    return Math.min(1, fullLogs / this.#logs.size)
  }
}
