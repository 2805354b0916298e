import { Pauses } from '../../desk/pauses.ts'
import { Vigil } from '../../desk/vigil.ts'
import { hypothesisDocument } from '../../indexing/index.ts'
import type { IndexedEntry } from '../../indexing/index.ts'
import type { Entry } from '../../model/entry.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Hypothesis } from '../../model/hypothesis.ts'
import type { Rule } from '../../model/rule.ts'
import type { Finding } from './finding-spool.ts'
import { findingsOf } from './finding-spool.ts'
import { Incidents } from './incidents.ts'
import type { Shipment } from './shipment.ts'
import type { Writing } from './writing.ts'

/** How often it is seen whether something is to be judged or told, in milliseconds. */
const lookEvery = 500
/** So many entries are known by where they stand, of those that matter to the rules and of all others. */
const mostPlaces = 10_000

/** Takes an entry with what was found in it on its way. */
type Ship = (findings: readonly Finding[]) => Promise<IndexedEntry>

/** What is found in logs while they are followed: judged again when symptoms came, and written once for each incident, when it stands. */
export class Following {
  readonly #vigil: Vigil
  readonly #shipment: Shipment
  readonly #near: number
  readonly #version: string
  readonly #pauses = new Pauses(performance.now())
  readonly #notable = new Map<string, IndexedEntry>()
  readonly #others = new Map<string, IndexedEntry>()
  readonly #incidents = new Incidents(evidence => machineOf(this.#placeOf(evidence)))
  readonly #timer = setInterval(() => { this.#look() }, lookEvery)
  /** Entries that were observed and whose documents are not known yet. */
  readonly #shipping = new Set<Promise<void>>()
  #judging: Promise<void> | undefined
  #failure: unknown

  constructor(rules: readonly Rule[], writing: Writing, { now, version }: { readonly now: number; readonly version: string }) {
    this.#vigil = new Vigil(rules)
    this.#shipment = writing.shipment('', now)
    this.#near = now
    this.#version = version
  }

  async take(entry: Entry, ship: Ship): Promise<void> {
    // What is judged stands still meanwhile.
    while (this.#judging !== undefined) await this.#judging
    if (this.#failure !== undefined) throw this.#failure
    const findings = findingsOf(this.#vigil.observe(entry))
    const shipping = ship(findings).then(place => { remember(findings.length > 0 ? this.#notable : this.#others, keyOf(entry.origin), place) })
    this.#shipping.add(shipping)
    await shipping.finally(() => this.#shipping.delete(shipping))
    if (this.#vigil.mustJudge) await this.#judge()
  }

  /** Judges what is open, and writes it. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#judging
    if (this.#failure !== undefined) throw this.#failure
    await this.#conclude()
    await this.#write(this.#incidents.rest())
  }

  /** Looks no more. */
  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    if (this.#judging !== undefined || this.#failure !== undefined) return
    if (this.#vigil.hasNews && this.#pauses.areOver(performance.now())) void this.#judge()
    else void this.#alone(() => this.#write(this.#standing()))
  }

  async #judge(): Promise<void> {
    await this.#alone(async () => {
      const begun = performance.now()
      await this.#conclude()
      this.#pauses.judged(performance.now(), performance.now() - begun)
      await this.#write(this.#standing())
    })
  }

  /** One at a time. What fails is told to who brings the next entry, or ends it. */
  async #alone(work: () => Promise<void>): Promise<void> {
    while (this.#judging !== undefined) await this.#judging
    this.#judging = Promise.allSettled(this.#shipping).then(work).catch((error: unknown) => { this.#failure ??= error }).finally(() => { this.#judging = undefined })
    await this.#judging
  }

  async #conclude(): Promise<void> {
    const { hypotheses } = await this.#vigil.conclude()
    this.#incidents.judged(hypotheses, performance.now())
  }

  #standing(): readonly Hypothesis[] {
    return this.#incidents.standing(performance.now(), source => this.#vigil.newestOf(source))
  }

  async #write(hypotheses: readonly Hypothesis[]): Promise<void> {
    for (const hypothesis of hypotheses) await this.#shipment.find(hypothesisDocument(hypothesis, this.#near, { entryAt: one => this.#placeOf(one), version: this.#version }))
  }

  #placeOf(evidence: Evidence): IndexedEntry | undefined {
    const key = keyOf(evidence)
    return this.#notable.get(key) ?? this.#others.get(key)
  }
}

const keyOf = ({ source, offset }: { readonly source: string; readonly offset: number }): string => `${offset} ${source}`

function remember(places: Map<string, IndexedEntry>, key: string, place: IndexedEntry): void {
  places.set(key, place)
  if (places.size <= mostPlaces) return
  const [oldest = ''] = places.keys()
  places.delete(oldest)
}

function machineOf(place: IndexedEntry | undefined): string {
  return `${place?.host ?? ''}\0${place?.bootId ?? ''}`
}
