import { backoff } from './backoff.ts'
import { BatchSize } from './batch-size.ts'
import type { Counts } from './counts.ts'
import { noCounts, sum } from './counts.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { Destination } from './delivery.ts'
import { Delivery } from './delivery.ts'
import type { Settled } from './in-order.ts'
import { InOrder } from './in-order.ts'
import type { Mark, Outgoing } from './outgoing.ts'

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

export const usualLimits: Limits = { batchBytes: 4 * 1024 * 1024, batchDocuments: 5000, requests: 2, patience: 5 * 60_000, pause: backoff }

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
  #open: Outgoing[] = []
  #openBytes = 0
  #running = 0
  #wake: (() => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #failure: unknown
  #counts: Counts = noCounts

  constructor(to: Destination, deadLetters: DeadLetters, limits: Limits = usualLimits) {
    this.#limits = limits
    this.#size = new BatchSize(limits.batchBytes)
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
    const isFull = this.#open.length > 0 && (this.#openBytes + document.bytes > this.#size.bytes || this.#open.length >= this.#limits.batchDocuments)
    const waiting = isFull ? this.#launch() : undefined
    if (waiting !== undefined) return waiting.then(() => this.add(document))
    this.#open.push(document)
    this.#openBytes += document.bytes
    if (this.#limits.linger !== undefined) this.#timer ??= setTimeout(() => { void this.#launch() }, this.#limits.linger)
    return undefined
  }

  /** Sends what is left and waits for all answers. */
  async flush(): Promise<void> {
    while (this.#running > 0 || (this.#open.length > 0 && this.#failure === undefined)) {
      if (this.#open.length > 0 && this.#failure === undefined) await this.#launch()
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
    if (this.#open.length > 0) void this.#run(this.#open)
    this.#open = []
    this.#openBytes = 0
    return undefined
  }

  async #run(batch: readonly Outgoing[]): Promise<void> {
    this.#running++
    const end = this.#order.begin(lastMarks(batch))
    let own: Counts = noCounts
    try {
      const left = await this.#delivery.deliver(batch, (counts) => {
        own = sum(own, counts)
        this.#counts = sum(this.#counts, counts)
      })
      if (left === 0) end(own)
    } catch (error) {
      this.#failure ??= error
      this.#stopped.abort()
    } finally {
      this.#running--
      const wake = this.#wake
      this.#wake = []
      for (const go of wake) go()
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => { this.#wake.push(resolve) })
  }
}

function lastMarks(batch: readonly Outgoing[]): ReadonlyMap<string, Mark> {
  return new Map(batch.flatMap(({ mark }) => (mark === undefined ? [] : [[mark.source, mark] as const])))
}
