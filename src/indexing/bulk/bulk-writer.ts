import { setImmediate } from 'node:timers/promises'
import { backoff } from './backoff.ts'
import { Batch } from './batch.ts'
import { BatchSize } from './batch-size.ts'
import type { Counts } from './counts.ts'
import { noCounts, sum } from './counts.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { Destination } from './delivery.ts'
import { Delivery } from './delivery.ts'
import type { Settled } from './in-order.ts'
import { InOrder } from './in-order.ts'
import type { Outgoing } from './outgoing.ts'

export interface Limits {
  readonly batchBytes: number
  readonly batchDocuments: number
  /** On their way at once. */
  readonly requests: number
  /** Milliseconds without any success after which the writing is given up. */
  readonly patience: number
  /** Milliseconds to wait before the attempt that follows this one. */
  readonly pause: (attempt: number) => number
  /** Milliseconds after which a batch goes out though it is not full. */
  readonly linger?: number
}

export const usualLimits: Limits = { batchBytes: 2 * 1024 * 1024, batchDocuments: 5000, requests: 2, patience: 5 * 60_000, pause: backoff }

/**
 * Writes documents in bulk requests, so many at once and of so many bytes as its limits say: memory stays bounded, because
 * whoever adds waits. What fails for a while is sent again, what the server refuses becomes a dead letter.
 */
export class BulkWriter {
  readonly #limits: Limits
  readonly #size: BatchSize
  readonly #delivery: Delivery
  readonly #order = new InOrder()
  readonly #stopped = new AbortController()
  /** Used again, since memory that is given back is not free at once. */
  readonly #sheets: Buffer[] = []
  #sheet: Buffer
  #open: Batch
  #running = 0
  #wake: (() => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #failure: unknown
  #counts: Counts = noCounts

  constructor(to: Destination, deadLetters: DeadLetters, limits: Limits = usualLimits) {
    this.#limits = limits
    this.#size = new BatchSize(limits.batchBytes)
    this.#sheet = this.#blank()
    this.#open = new Batch(this.#sheet)
    this.#delivery = new Delivery({ to, deadLetters, size: this.#size, patience: limits.patience, pause: limits.pause, stopped: this.#stopped.signal })
  }

  get counts(): Counts {
    return this.#counts
  }

  /** Documents told to be there already that an attempt of this run without an answer may have brought there. */
  get unsure(): number {
    return this.#delivery.unsure
  }

  /** Requests that had to be sent again. */
  get repeats(): number {
    return this.#delivery.repeats
  }

  /** Up to where everything is written, and the counts of just that. */
  settled(): Settled {
    return this.#order.settled()
  }

  /** Takes a document. Gives a promise where one has to wait before the next. */
  add(document: Outgoing): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure
    const isFull = this.#open.documents.length >= this.#limits.batchDocuments || !this.#open.take(document)
    const waiting = isFull ? this.#launch() : undefined
    if (waiting !== undefined) return waiting.then(() => this.add(document))
    if (isFull) this.#open.take(document)
    if (this.#limits.linger !== undefined) this.#timer ??= setTimeout(() => { void this.#launch() }, this.#limits.linger)
    // What was launched is to leave before the next batch is made.
    return isFull ? setImmediate() : undefined
  }

  /** Sends what is left and waits for all answers. */
  async flush(): Promise<void> {
    while (this.#running > 0 || (this.#isWaiting && this.#failure === undefined)) {
      if (this.#isWaiting && this.#failure === undefined) await this.#launch()
      else await this.#change()
    }
    if (this.#failure !== undefined) throw this.#failure
  }

  /** Sends nothing more; `flush` waits for what is on its way. */
  stop(): void {
    this.#stopped.abort()
  }

  /** Sends the open batch. Gives a promise where that has to wait for another to end. */
  #launch(): Promise<void> | undefined {
    if (this.#running >= this.#limits.requests) return this.#change().then(() => (this.#failure === undefined ? this.#launch() : undefined))
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#isWaiting) return undefined
    void this.#run(this.#open, this.#sheet)
    this.#sheet = this.#blank()
    // A server may take less at once than it was asked to at first.
    this.#open = new Batch(this.#sheet.subarray(0, this.#size.bytes))
    return undefined
  }

  #blank(): Buffer {
    return this.#sheets.pop() ?? Buffer.allocUnsafeSlow(this.#limits.batchBytes)
  }

  get #isWaiting(): boolean {
    return this.#open.documents.length > 0
  }

  async #run({ documents, marks }: Batch, sheet: Buffer): Promise<void> {
    this.#running++
    const end = this.#order.begin(marks)
    let own: Counts = noCounts
    try {
      const left = await this.#delivery.deliver(documents, (counts) => {
        own = sum(own, counts)
        this.#counts = sum(this.#counts, counts)
      })
      if (left === 0) end(own)
    } catch (error) {
      this.#failure ??= error
      this.#stopped.abort()
    } finally {
      this.#running--
      this.#sheets.push(sheet)
      const wake = this.#wake
      this.#wake = []
      for (const go of wake) go()
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => { this.#wake.push(resolve) })
  }
}
