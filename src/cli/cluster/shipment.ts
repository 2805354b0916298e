import type { Micros } from '../../model/clock.ts'
import { isAbsolute } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import { Identities, dataStream, entryDocument, eventDocument, logId, outgoing, signalDocument, streamName } from '../../indexing/index.ts'
import type { BulkWriter, Identified, IndexedEntry, Mark, StreamKind } from '../../indexing/index.ts'
import type { Finding } from './finding-spool.ts'

/** What a run is asked to write. */
export interface Order {
  readonly namespace: string
  readonly only: 'findings' | 'errors' | 'all'
}

/** What was read, whatever became of it. */
export interface Tally {
  entries: number
  /** Entries that were not asked for. */
  leftOut: number
  /** Entries, and findings in them, that an earlier run has written. */
  before: number
  findings: number
}

/** The checkpoint speaks of another log than this one. */
export class OtherLogError extends Error {
  override readonly name = 'OtherLogError'
}

const worstOfErrors = 3

interface Circumstances {
  readonly writer: BulkWriter
  readonly order: Order
  readonly tally: Tally
  readonly before?: Mark | undefined
  /** A time for entries that have none before them. */
  readonly near: Micros
  /** The first time in the source, where it is known before it is written. */
  readonly begins: Micros | undefined
}

/** Brings the entries of one source, and what was found in them, on their way. */
export class Shipment {
  readonly #source: string
  readonly #writer: BulkWriter
  readonly #order: Order
  readonly #tally: Tally
  readonly #before: Mark | undefined
  readonly #begins: Micros | undefined
  readonly #identities = new Identities()
  readonly #streams: Readonly<Record<StreamKind, string>>
  /** What each entry says of its data stream, in JSON, and each finding of its own. */
  readonly #entriesBelong: string
  readonly #findingsBelong: ReturnType<typeof dataStream>
  #mark: Mark
  #log: string | undefined
  #last: Pick<Entry, 'host' | 'bootId'> = {}
  #near: Micros

  constructor(source: string, { writer, order, tally, before, near, begins }: Circumstances) {
    this.#source = source
    this.#writer = writer
    this.#order = order
    this.#tally = tally
    this.#before = before
    this.#begins = begins
    this.#near = near
    this.#mark = { source, entries: 0, id: '' }
    this.#streams = { entries: streamName('entries', order.namespace), findings: streamName('findings', order.namespace) }
    this.#entriesBelong = JSON.stringify(dataStream('entries', order.namespace))
    this.#findingsBelong = dataStream('findings', order.namespace)
  }

  /** How far the source was read. */
  get mark(): Mark {
    return this.#mark
  }

  /** The entry that was taken last. */
  get last(): IndexedEntry {
    const { host, bootId } = this.#last
    return { id: this.#mark.id, ...(host !== undefined && { host }), ...(bootId !== undefined && { bootId }) }
  }

  /** Whether the source ended before an earlier run had stopped: then it is another one. */
  get isShorter(): boolean {
    return this.#before !== undefined && this.#mark.entries < this.#before.entries
  }

  /** Brings what belongs to no entry on its way. */
  async find(finding: Identified): Promise<void> {
    await this.#sendFinding(finding, this.#mark)
  }

  /** Takes the next entry, moved by as much as its clock is wrong, and what was found in it. Gives a promise where one has to wait before the next. */
  put(entry: Entry, by: Micros, findings: readonly Finding[], isEvidence: (entry: Entry) => boolean): Promise<void> | undefined {
    const id = this.#identities.idOf(entry)
    const moved = by === 0 || entry.time === undefined ? entry : { ...entry, time: entry.time + by }
    if (moved.time !== undefined && isAbsolute(moved.clock)) this.#near = moved.time
    this.#log ??= logId(this.#source, id, this.#begins)
    const skip = this.#isWritten(id)
    // An entry is done when all of it is: its documents bear the mark of the one before.
    const mark = this.#mark
    this.#mark = { source: this.#source, entries: mark.entries + 1, id }
    this.#last = entry
    this.#tally.entries++
    if (skip) {
      this.#tally.before++
      return undefined
    }
    const isWanted = this.#order.only === 'all' || (this.#order.only === 'errors' && (findings.some(isSignal) || (entry.severity ?? 6) <= worstOfErrors || isEvidence(entry)))
    if (!isWanted) this.#tally.leftOut++
    const waiting = isWanted ? this.#writer.add(outgoing({ kind: 'entries', stream: this.#streams.entries, id }, entryDocument(moved, this.#near, { belongs: this.#entriesBelong, log: this.#log }), mark)) : undefined
    return findings.length === 0 ? waiting : this.#takeFindings({ entry: moved, id, findings, mark, waiting })
  }

  /** The same for those who wait in any case: gives the entry as it is indexed. */
  async take(...wish: Parameters<Shipment['put']>): Promise<IndexedEntry> {
    const waiting = this.put(...wish)
    const indexed = this.last
    await waiting
    return indexed
  }

  async #takeFindings({ entry, id, findings, mark, waiting }: { readonly entry: Entry; readonly id: string; readonly findings: readonly Finding[]; readonly mark: Mark; readonly waiting: Promise<void> | undefined }): Promise<void> {
    const near = this.#near
    await waiting
    for (const finding of findings) {
      await this.#sendFinding(isSignal(finding) ? signalDocument({ ...finding, entry }, id, near) : eventDocument({ ...finding, entry }, id, near), mark)
    }
  }

  #isWritten(id: string): boolean {
    const number = this.#mark.entries + 1
    if (this.#before === undefined || number > this.#before.entries) return false
    if (number === this.#before.entries && id !== this.#before.id) throw new OtherLogError()
    return true
  }

  #sendFinding({ id, document }: Identified, mark: Mark): Promise<void> | undefined {
    this.#tally.findings++
    return this.#writer.add(outgoing({ kind: 'findings', stream: this.#streams.findings, id }, { ...document, data_stream: this.#findingsBelong }, mark))
  }
}

function isSignal(finding: Finding): finding is Extract<Finding, { signature: object }> {
  return 'signature' in finding
}
