import type { Micros } from '../../model/clock.ts'
import { isAbsolute } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import { Identities, entryDocument, eventDocument, outgoing, signalDocument, streamName } from '../../indexing/index.ts'
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

/** Brings the entries of one source, and what was found in them, on their way. */
export class Shipment {
  readonly #source: string
  readonly #writer: BulkWriter
  readonly #order: Order
  readonly #tally: Tally
  readonly #before: Mark | undefined
  readonly #identities = new Identities()
  readonly #streams: Readonly<Record<StreamKind, { readonly stream: string; readonly belongs: object }>>
  #mark: Mark
  #near: Micros

  constructor(source: string, { writer, order, tally, before, near }: { readonly writer: BulkWriter; readonly order: Order; readonly tally: Tally; readonly before?: Mark | undefined; readonly near: Micros }) {
    this.#source = source
    this.#writer = writer
    this.#order = order
    this.#tally = tally
    this.#before = before
    this.#near = near
    this.#mark = { source, entries: 0, id: '' }
    const streamOf = (kind: StreamKind) => ({ stream: streamName(kind, order.namespace), belongs: { type: 'logs', dataset: `culprit.${kind}`, namespace: order.namespace } })
    this.#streams = { entries: streamOf('entries'), findings: streamOf('findings') }
  }

  /** How far the source was read. */
  get mark(): Mark {
    return this.#mark
  }

  /** Whether the source ended before an earlier run had stopped: then it is another one. */
  get isShorter(): boolean {
    return this.#before !== undefined && this.#mark.entries < this.#before.entries
  }

  /** Brings what belongs to no entry on its way. */
  async find(finding: Identified): Promise<void> {
    this.#tally.findings++
    await this.#send('findings', finding)
  }

  /** Takes the next entry, moved by as much as its clock is wrong, and what was found in it. Waits until there is room. */
  async take(entry: Entry, by: Micros, findings: readonly Finding[], isEvidence: (entry: Entry) => boolean): Promise<IndexedEntry> {
    const id = this.#identities.idOf(entry)
    const moved = by === 0 || entry.time === undefined ? entry : { ...entry, time: entry.time + by }
    if (moved.time !== undefined && isAbsolute(moved.clock)) this.#near = moved.time
    const skip = this.#isWritten(id)
    this.#tally.entries++
    const isWanted = this.#order.only === 'all' || (this.#order.only === 'errors' && (findings.some(isSignal) || (entry.severity ?? 6) <= worstOfErrors || isEvidence(entry)))
    if (skip) this.#tally.before++
    else if (!isWanted) this.#tally.leftOut++
    else {
      const waiting = this.#send('entries', { id, document: entryDocument(moved, this.#near) })
      if (waiting !== undefined) await waiting
    }
    for (const finding of skip ? [] : findings) {
      this.#tally.findings++
      await this.#send('findings', isSignal(finding) ? signalDocument({ ...finding, entry: moved }, id, this.#near) : eventDocument({ ...finding, entry: moved }, id, this.#near))
    }
    this.#mark = { source: this.#source, entries: this.#mark.entries + 1, id }
    return { id, ...(entry.host !== undefined && { host: entry.host }), ...(entry.bootId !== undefined && { bootId: entry.bootId }) }
  }

  #isWritten(id: string): boolean {
    const number = this.#mark.entries + 1
    if (this.#before === undefined || number > this.#before.entries) return false
    if (number === this.#before.entries && id !== this.#before.id) throw new OtherLogError()
    return true
  }

  // The mark is that of the entry before: this one is done when all of it is.
  #send(kind: StreamKind, { id, document }: Identified): Promise<void> | undefined {
    const { stream, belongs } = this.#streams[kind]
    document['data_stream'] = belongs
    return this.#writer.add(outgoing({ kind, stream, id }, document, this.#mark))
  }
}

function isSignal(finding: Finding): finding is Extract<Finding, { signature: object }> {
  return 'signature' in finding
}
