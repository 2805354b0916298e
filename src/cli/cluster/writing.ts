import type { Micros } from '../../model/clock.ts'
import { BulkWriter, Checkpoint, checkedNamespace, clusterDestination, deadLetterFile, requireSetup, streamKinds, streamName, sum, usualLimits } from '../../indexing/index.ts'
import type { Cluster, Mark } from '../../indexing/index.ts'
import type { World } from '../world.ts'
import type { ClusterFlags } from './connection.ts'
import { openCluster } from './connection.ts'
import { ProgressLine } from './progress-line.ts'
import type { Order, Tally } from './shipment.ts'
import { Shipment } from './shipment.ts'
import { summary } from './summary.ts'

interface WritingFlags extends ClusterFlags {
  readonly namespace: string
  readonly only: Order['only']
  readonly follow?: boolean
  readonly checkpoint?: string
  readonly deadLetter: string
}

const checkpointEvery = 1000
const linger = 1000

/** One run of writing: the cluster, the writer, the checkpoint, the progress line and the way that Ctrl-C ends it. */
export class Writing {
  readonly #world: World
  readonly #flags: WritingFlags
  readonly #cluster: Cluster
  readonly #writer: BulkWriter
  readonly #checkpoint: Checkpoint | undefined
  readonly #remarks: () => readonly string[]
  readonly #tally: Tally = { entries: 0, leftOut: 0, before: 0, findings: 0 }
  readonly #ended = new Map<string, Mark>()
  readonly #forgotten = new Set<string>()
  readonly #line: ProgressLine
  readonly #timer: NodeJS.Timeout | undefined
  readonly #stopping = new AbortController()
  readonly #unhear: () => void
  #expected: number | undefined
  #saving: Promise<void> = Promise.resolve()
  #saveFailure: unknown

  private constructor(parts: { readonly world: World; readonly flags: WritingFlags; readonly cluster: Cluster; readonly writer: BulkWriter; readonly checkpoint: Checkpoint | undefined; remarks(): readonly string[] }) {
    this.#world = parts.world
    this.#flags = parts.flags
    this.#cluster = parts.cluster
    this.#writer = parts.writer
    this.#checkpoint = parts.checkpoint
    this.#remarks = parts.remarks
    this.#line = new ProgressLine(parts.world, parts.writer, this.#tally, () => this.#expected)
    if (parts.checkpoint !== undefined) this.#timer = setInterval(() => { this.#save(this.#writer.settled()) }, checkpointEvery).unref()
    this.#unhear = parts.world.onInterrupt(() => { this.#stop() })
  }

  static async open(flags: WritingFlags, world: World): Promise<Writing> {
    const namespace = checkedNamespace(flags.namespace)
    const cluster = await openCluster(flags, world)
    try {
      await requireSetup(cluster)
      const checkpoint = flags.checkpoint === undefined ? undefined : await Checkpoint.open(flags.checkpoint, `${cluster.where} ${namespace} ${flags.only}`)
      const to = await clusterDestination(cluster, streamKinds.map(kind => streamName(kind, namespace)))
      const writer = new BulkWriter(to, deadLetterFile(flags.deadLetter), { ...usualLimits, batchBytes: Math.min(usualLimits.batchBytes, to.mostBytes), ...(flags.follow === true && { linger }) })
      return new Writing({ world, flags, cluster, writer, checkpoint, remarks: () => to.remarks() })
    } catch (error) {
      await cluster.close()
      throw error
    }
  }

  /** Whether somebody wants it to end. */
  get isStopped(): boolean {
    return this.#stopping.signal.aborted
  }

  get stopped(): AbortSignal {
    return this.#stopping.signal
  }

  get rejected(): number {
    const { entries, findings } = this.#writer.counts
    return entries.rejected + findings.rejected
  }

  /** How many entries there are in all. */
  expect(entries: number): void {
    this.#expected = entries
  }

  /** `near` is a time for what has none; `begins` the first time in the source, where it is known before it is written. */
  shipment(source: string, near: Micros, begins?: Micros): Shipment {
    const before = this.#forgotten.has(source) ? undefined : this.#checkpoint?.before.marks.get(source)
    return new Shipment(source, { writer: this.#writer, order: this.#flags, tally: this.#tally, before, near, begins })
  }

  /** The checkpoint is not of this log, as was seen after so many entries: it is written from its beginning. */
  forget(source: string, entries: number): void {
    this.#forgotten.add(source)
    this.#world.stderr.write(`culprit: ${source} is another log than the one of the checkpoint; it is written from its beginning\n`)
    this.#tally.entries -= entries
    this.#tally.before -= entries
  }

  /** A source was read to its end. */
  read(mark: Mark): void {
    if (mark.entries > 0) this.#ended.set(mark.source, mark)
  }

  /** Waits until all is written or, when it was stopped, until what is on its way has arrived; then says what was done. */
  async finish(): Promise<void> {
    try {
      await this.#writer.flush()
    } finally {
      this.#line.end()
      clearInterval(this.#timer)
      const { marks, counts } = this.#writer.settled()
      const isWhole = !this.isStopped && this.#isAllAnswered()
      this.#save({ marks: isWhole ? new Map([...marks, ...this.#ended]) : marks, counts })
      await this.#saving
      for (const remark of this.#remarks()) this.#world.stderr.write(`culprit: ${remark}\n`)
      this.#world.stdout.write(summary(this.#tally, this.#writer.counts, { unsure: this.#writer.unsure, deadLetter: this.#flags.deadLetter }))
      if (this.isStopped) this.#world.stderr.write(`culprit: stopped; run it again${this.#flags.checkpoint === undefined ? ': what is there already is not written twice' : ' with the same --checkpoint, and it goes on from there'}\n`)
    }
    if (this.#saveFailure !== undefined) throw this.#saveFailure
  }

  async close(): Promise<void> {
    this.#line.end()
    clearInterval(this.#timer)
    this.#unhear()
    this.#writer.stop()
    await this.#writer.flush().catch(() => undefined)
    await this.#cluster.close()
  }

  #isAllAnswered(): boolean {
    const { entries } = this.#writer.counts
    return this.#tally.entries === this.#tally.before + this.#tally.leftOut + entries.indexed + entries.duplicate + entries.rejected
  }

  #save({ marks, counts }: ReturnType<BulkWriter['settled']>): void {
    const checkpoint = this.#checkpoint
    if (checkpoint === undefined || this.#saveFailure !== undefined) return
    const reached = new Map([...marks].filter(([source, { entries }]) => source !== '' && entries > (this.#forgotten.has(source) ? 0 : checkpoint.before.marks.get(source)?.entries ?? 0)))
    const all = { marks: reached, counts: sum(checkpoint.before.counts, counts) }
    this.#saving = this.#saving.then(() => checkpoint.save(all)).catch((error: unknown) => { this.#saveFailure = error })
  }

  #stop(): void {
    this.#stopping.abort()
    // What was followed so far is written to its end.
    if (this.#flags.follow !== true) this.#writer.stop()
  }
}
