import { setImmediate } from 'node:timers/promises'
import type { News, Progress, ReadingOrder } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import type { Event } from '../model/event.ts'
import type { Judgement } from '../model/judgement.ts'
import type { OpenSource } from '../reading/index.ts'
import type { Group } from '../reasoning/kept-groups.ts'
import type { Observation } from '../reasoning/observe.ts'
import { haveCaughtUp } from './caught-up.ts'
import { Examination } from './examination.ts'
import { Notes } from './notes.ts'
import type { OpenLogs } from './open-logs.ts'
import { openLogs } from './open-logs.ts'
import type { Outside } from './outside.ts'
import { Pauses } from './pauses.ts'
import { ProgressMeter } from './progress-meter.ts'
import { Rankings } from './rankings.ts'
import { Sieve } from './sifted.ts'
import { Turns } from './turns.ts'
import { wordsOf } from './words-of.ts'

/** How often progress is told, in milliseconds. */
const tellEvery = 100
/** So long a ranking waits for what earlier cases say, unless somebody has more patience. */
const usualPatience = 150
/** So long the reading goes on before it makes room for what is asked meanwhile. */
const slice = 8

/** One reading of an order, from the opening of its logs to the last case file. Everything that comes of it is told as news. */
export class Run {
  readonly #order: ReadingOrder
  readonly #outside: Outside
  readonly #meter = new ProgressMeter()
  readonly #pauses = new Pauses(performance.now())
  readonly notes = new Notes()
  /** What was looked through for filters. */
  readonly sieve = new Sieve()
  readonly #rankings: Rankings
  #tell: (news: News) => void
  #judgement: Judgement
  #state: Progress['state'] = 'opening'
  #logs: OpenLogs | undefined
  #examination: Examination | undefined
  #isStopped = false
  /** Gives up the logs that say nothing while they are opened. */
  readonly #givingUp = new AbortController()
  /** Entries in which something was found, and how many of them the last judging knew. */
  #seen = 0
  #judged = 0
  #measuring = false
  readonly #judging = new Turns(() => this.#conclude())
  #room = performance.now()
  /** What a person waits to see. */
  readonly #looks = new Set<Promise<unknown>>()

  constructor(order: ReadingOrder, judgement: Judgement, outside: Outside, tell: (news: News) => void) {
    this.#order = order
    this.#judgement = judgement
    this.#outside = outside
    this.#tell = tell
    this.#rankings = new Rankings(async caseFile => (await outside.recollect?.(caseFile)) ?? caseFile, news => { this.#tell(news) }, outside.patience ?? usualPatience)
  }

  /** All sources, with their times as they were found to be right; undefined until they are open. */
  get sources(): readonly OpenSource[] | undefined {
    const read = this.#examination?.sources ?? []
    return this.#logs?.sources.map(source => read.find(({ id }) => id === source.id) ?? source)
  }

  get events(): readonly Group<Event>[] {
    return this.#examination?.investigation.events() ?? []
  }

  async begin(): Promise<void> {
    const timer = setInterval(() => { this.#tick() }, tellEvery)
    try {
      await this.#enter('opening')
      if (!(await this.#open())) return
      await this.#enter('reading')
      await this.#read()
      await this.#enter('judging')
      await this.#judging.take()
      await this.#enter(this.#isStopped ? 'stopped' : 'read')
    } catch (error) {
      this.#tell({ kind: 'failed', message: wordsOf(error) })
    } finally {
      clearInterval(timer)
    }
  }

  /** Ends the reading; what was read is judged. While logs are opened it only ends the waiting for those that say nothing: the others are read. */
  stop(): void {
    if (this.#isOver) return
    this.#givingUp.abort()
    if (this.#logs !== undefined) this.#end()
  }

  #end(): void {
    this.#isStopped = true
    for (const source of this.#logs?.sources ?? []) source.end()
  }

  judge(judgement: Judgement): void {
    this.#judgement = judgement
    if (this.#examination !== undefined) void this.#judging.take().catch((error: unknown) => { this.#tell({ kind: 'failed', message: wordsOf(error) }) })
  }

  /** Ends it without a word, and lets go of the logs. */
  async putAway(): Promise<void> {
    this.#tell = () => undefined
    this.stop()
    this.#end()
    await this.#logs?.close()
  }

  /** Something that a person wants to see at once: the reading stands still meanwhile. */
  async look<T>(doing: () => Promise<T>): Promise<T> {
    const look = doing()
    this.#looks.add(look)
    try {
      return await look
    } finally {
      this.#looks.delete(look)
    }
  }

  async #open(): Promise<boolean> {
    const { as, zone, names } = this.#order
    const parsers = await this.#outside.parsers()
    const { rules, problems: broken } = await this.#outside.rules()
    if (as !== undefined && !parsers.some(({ format }) => format === as)) throw new Error(`there is no format ${as}; there is ${parsers.map(({ format }) => format).join(', ')}`)
    // Touched only where it is a log: it may be a keyboard that somebody else reads.
    const stdin = names.includes('-') ? this.#outside.stdin : undefined
    const elsewhere = this.#outside.elsewhere?.(this.#order)
    const logs = await openLogs(this.#order, { parsers, assume: this.#outside.assume(zone), giveUp: this.#givingUp.signal, ...(stdin !== undefined && { stdin }), ...(elsewhere && { elsewhere }) })
    this.#logs = logs
    // It was put away meanwhile.
    if (this.#isStopped) await logs.close()
    if (this.#isStopped) return false
    this.#examination = new Examination(rules, [...broken, ...logs.problems])
    if (logs.sources.length > 0) return true
    this.#tell({ kind: 'failed', message: logs.problems.map(({ source, message }) => `${source}: ${message}`).join('\n') || 'nothing to read' })
    return false
  }

  async #read(): Promise<void> {
    const [logs, examination] = [this.#logs, this.#examination]
    if (logs === undefined || examination === undefined) return
    const onlooker = { saw: (entry: Entry, meaning: Observation) => { this.#saw(entry, meaning) }, goesOn: () => this.#goesOn() }
    await (this.#order.follow ? examination.follow(logs.sources, onlooker) : examination.read(logs.sources, onlooker))
  }

  #saw(entry: Entry, meaning: Observation): void {
    this.#seen++
    this.notes.see(entry, meaning)
  }

  #goesOn(): boolean | Promise<boolean> {
    if (this.#isStopped) return false
    return this.#judging.current === undefined && this.#looks.size === 0 && performance.now() - this.#room < slice ? true : this.#makeRoom()
  }

  async #makeRoom(): Promise<boolean> {
    // What is judged stands still meanwhile.
    await this.#judging.current
    await setImmediate()
    await Promise.allSettled(this.#looks)
    this.#room = performance.now()
    return !this.#isStopped
  }

  #tick(): void {
    if (this.#isReading) {
      if (!this.#measuring) void this.#tellProgress().then(() => this.#noteWhetherAllIsRead())
      if (this.#judging.current === undefined && this.#seen > this.#judged && this.#pauses.areOver(performance.now())) this.judge(this.#judgement)
    }
  }

  // Where logs are followed, there is no end of the reading; but there is a moment when it has caught up.
  async #noteWhetherAllIsRead(): Promise<void> {
    if (!this.#order.follow || this.#state !== 'reading') return
    if ((await haveCaughtUp(this.sources ?? [])) && this.#isReading) await this.#enter('following')
  }

  async #enter(state: Progress['state']): Promise<void> {
    this.#state = state
    await this.#tellProgress()
  }

  get #isReading(): boolean {
    return this.#state === 'reading' || this.#state === 'following'
  }

  get #isOver(): boolean {
    return this.#state === 'read' || this.#state === 'stopped' || this.#state === 'judging'
  }

  async #tellProgress(): Promise<void> {
    this.#measuring = true
    const progress = await this.#meter.measure(this.#state, this.#logs?.sources ?? [], this.#examination?.sources ?? [])
    this.#measuring = false
    this.#tell({ kind: 'progress', progress })
  }

  async #conclude(): Promise<void> {
    const begun = performance.now()
    this.#judged = this.#seen
    const final = this.#state === 'judging' ? !this.#isStopped : this.#state === 'read'
    const caseFile = await this.#examination?.conclude(this.#judgement)
    this.#pauses.judged(performance.now(), performance.now() - begun)
    if (caseFile !== undefined) await this.#rankings.tell(caseFile, final)
  }
}
