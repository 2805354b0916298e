import type { Cast, Desk, EntryFilter, EntryPage, Instant, Landmark, Lane, News, PlaceInSource, Pulse, ReadingOrder, WholeEntry } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import type { Judgement } from '../model/judgement.ts'
import { noJudgement } from '../model/judgement.ts'
import type { Origin } from '../model/origin.ts'
import { GoneError } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import { pageAround } from './around.ts'
import { castOf } from './cast.ts'
import { findIn } from './find.ts'
import type { Sought } from './find.ts'
import type { Wanted } from './landmarks.ts'
import { nextLandmark } from './landmarks.ts'
import { lanesOf } from './lanes.ts'
import type { Outside } from './outside.ts'
import type { PageSpan } from './page.ts'
import { pageOf } from './page.ts'
import { pulseOf } from './pulse.ts'
import { Run } from './run.ts'
import { wholeEntry } from './whole.ts'

/** A desk in this thread. */
export class LocalDesk implements Desk {
  readonly #outside: Outside
  readonly #listeners = new Set<(news: News) => void>()
  #judgement: Judgement = noJudgement
  #run: Run | undefined
  #finding = 0

  constructor(outside: Outside) {
    this.#outside = outside
  }

  read(order: ReadingOrder): void {
    void this.#run?.putAway()
    this.#run = new Run(order, this.#judgement, this.#outside, news => { for (const listener of this.#listeners) listener(news) })
    void this.#run.begin()
  }

  stop(): void {
    this.#run?.stop()
  }

  judge(judgement: Judgement): void {
    this.#judgement = judgement
    this.#run?.judge(judgement)
  }

  onNews(listener: (news: News) => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  async page(source: string, place: PlaceInSource, span: PageSpan): Promise<EntryPage> {
    const reading = this.#reading
    return await reading.look(() => pageOf(this.#source(source), place, span, reading.sieve))
  }

  async around(instant: Instant, span: PageSpan): Promise<EntryPage> {
    const reading = this.#reading
    return await reading.look(() => pageAround(reading.sources ?? [], instant, span, reading.sieve))
  }

  async whole(origin: Origin): Promise<WholeEntry | undefined> {
    return await this.#reading.look(() => wholeEntry(this.#source(origin.source), origin))
  }

  /** One search at a time: a new one ends the one before it. */
  async find(source: string, sought: Sought): Promise<Origin | undefined> {
    const own = ++this.#finding
    return await findIn(this.#source(source), sought, () => own === this.#finding)
  }

  async next(landmark: Landmark, wanted: Wanted): Promise<Entry | undefined> {
    const reading = this.#reading
    return await reading.look(() => nextLandmark(landmark, wanted, reading.sources ?? [], reading.notes))
  }

  async pulse(span: Parameters<Desk['pulse']>[0]): Promise<Pulse | undefined> {
    const { sources = [], notes } = this.#reading
    return pulseOf(notes, sources, span)
  }

  async lanes(filter?: EntryFilter): Promise<readonly Lane[]> {
    return lanesOf(this.#reading.events, filter)
  }

  async cast(): Promise<Cast> {
    const { sources = [], notes } = this.#reading
    return castOf(notes, sources)
  }

  async close(): Promise<void> {
    this.#listeners.clear()
    await this.#run?.putAway()
  }

  get #reading(): Run {
    if (this.#run === undefined) throw new GoneError('nothing is being read')
    return this.#run
  }

  #source(id: string): OpenSource {
    const source = this.#reading.sources?.find(one => one.id === id)
    if (source === undefined) throw new GoneError(`there is no log ${id} among those that were opened`)
    return source
  }
}
