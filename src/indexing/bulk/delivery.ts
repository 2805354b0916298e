import { setTimeout as wait } from 'node:timers/promises'
import { ClusterError } from '../connection/cluster-error.ts'
import type { BatchSize } from './batch-size.ts'
import type { Counts, Fate } from './counts.ts'
import { counted, noCounts, sum } from './counts.ts'
import type { DeadLetters, Rejection } from './dead-letters.ts'
import type { Packed } from './packed.ts'
import { bytesOf } from './packed.ts'
import type { ItemReply, Reply } from './reply.ts'

// A server that is too busy for a batch again and again may never have room for one so large.
const patientAttempts = 3

/** What is written to. */
export interface Destination {
  send(batch: readonly Packed[]): Promise<Reply>
  /** Of these documents, the ids of those that are there already where the server itself would not see it. `suspect`: an attempt before had no answer. */
  known(batch: readonly Packed[], suspicion: 'fresh' | 'suspect'): Promise<ReadonlySet<string>>
  /** Whether it answers at all. */
  isAlive(): Promise<boolean>
}

interface Parts {
  readonly to: Destination
  readonly deadLetters: DeadLetters
  readonly size: BatchSize
  /** Milliseconds without any success after which it is given up. */
  readonly patience: number
  /** Milliseconds to wait before the attempt that follows this one. */
  readonly pause: (attempt: number) => number
  readonly stopped: AbortSignal
}

/** Brings batches to a server, again and again, until each document has met its fate. */
export class Delivery {
  readonly #parts: Parts
  #lastSuccess = Date.now()
  #unsure = 0
  #repeats = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Documents told to be there already that an attempt of this run without an answer may have brought there. */
  get unsure(): number {
    return this.#unsure
  }

  /** Requests that had to be sent again. */
  get repeats(): number {
    return this.#repeats
  }

  /** Counts what becomes of the documents; the result is how many were left because all was stopped. */
  async deliver(batch: readonly Packed[], count: (counts: Counts) => void, suspicion: 'fresh' | 'suspect' = 'fresh'): Promise<number> {
    const { to, size, stopped } = this.#parts
    let pending = batch
    let suspect = suspicion
    let brokenInRow = 0
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (stopped.aborted) return pending.length
      pending = await this.#withoutKnown(pending, suspect, count)
      if (pending.length === 0) return 0
      const reply = await to.send(pending)
      if (reply.is === 'answered') {
        size.wentWell()
        const { later, because } = await this.#settle(pending, reply.items, suspect, count)
        pending = later
        if (later.length > 0) await this.#pause(attempt, because)
        continue
      }
      this.#repeats++
      if (reply.is === 'too large') {
        return pending.length > 1 ? await this.#halved(pending, count, suspect, 'too large') : await this.#tooLong(pending, count)
      }
      if (reply.is === 'unanswered') suspect = 'suspect'
      // Some servers close the connection before they have read what is too long, and before their refusal can be read.
      const isRefusedAlone = pending.length === 1 && size.isSuspectAlone(bytesOf(pending)) && reply.is === 'unanswered' && reply.broken === true && await to.isAlive()
      brokenInRow = isRefusedAlone ? brokenInRow + 1 : 0
      if (brokenInRow > patientAttempts) return await this.#tooLong(pending, count)
      await this.#pause(attempt, reply.because)
      const isDoubtful = reply.is === 'unanswered' || attempt >= patientAttempts
      if (isDoubtful && pending.length > 1 && size.isSuspect(bytesOf(pending))) return await this.#halved(pending, count, suspect, 'perhaps')
    }
    return 0
  }

  async #tooLong(documents: readonly Packed[], count: (counts: Counts) => void): Promise<number> {
    await this.#parts.deadLetters.take(documents.map(document => ({ document, status: 413, because: `the server takes no request of ${document.bytes} bytes` })))
    count(fatesOf(documents, 'rejected'))
    return 0
  }

  async #halved(batch: readonly Packed[], count: (counts: Counts) => void, suspicion: 'fresh' | 'suspect', because: 'too large' | 'perhaps'): Promise<number> {
    this.#parts.size.shrink(bytesOf(batch), because)
    const middle = middleOf(batch)
    const left = await this.deliver(batch.slice(0, middle), count, suspicion)
    return left + await this.deliver(batch.slice(middle), count, suspicion)
  }

  async #withoutKnown(batch: readonly Packed[], suspicion: 'fresh' | 'suspect', count: (counts: Counts) => void): Promise<readonly Packed[]> {
    const known = await this.#parts.to.known(batch, suspicion)
    if (known.size === 0) return batch
    count(fatesOf(batch.filter(({ id }) => known.has(id)), 'duplicate'))
    return batch.filter(({ id }) => !known.has(id))
  }

  async #settle(batch: readonly Packed[], replies: readonly ItemReply[], suspicion: 'fresh' | 'suspect', count: (counts: Counts) => void): Promise<{ later: readonly Packed[]; because: string }> {
    const of = (fate: ItemReply['is']): readonly Packed[] => batch.filter((_, index) => replies[index]?.is === fate)
    const rejections = batch.flatMap((document, index): Rejection[] => {
      const reply = replies[index]
      return reply?.is === 'rejected' ? [{ document, status: reply.status, because: reply.because }] : []
    })
    // Before they count as done they must lie safe.
    if (rejections.length > 0) await this.#parts.deadLetters.take(rejections)
    const duplicates = of('duplicate')
    if (suspicion === 'suspect') this.#unsure += duplicates.length
    count(sum(fatesOf(of('indexed'), 'indexed'), sum(fatesOf(duplicates, 'duplicate'), fatesOf(of('rejected'), 'rejected'))))
    const later = of('later')
    if (later.length < batch.length) this.#lastSuccess = Date.now()
    if (later.length > 0) this.#repeats++
    return { later, because: replies.map(reply => (reply.is === 'later' ? reply.because : '')).find(because => because !== '') ?? '' }
  }

  async #pause(attempt: number, because: string): Promise<void> {
    const { patience, pause, stopped } = this.#parts
    if (Date.now() - this.#lastSuccess > patience) {
      throw new ClusterError(`nothing could be written for ${Math.round(patience / 1000)} s (${because}); see that the cluster is up and its disks have room, then run it again: what is there already is not written twice`)
    }
    await wait(pause(attempt), undefined, { signal: stopped }).catch(() => undefined)
  }
}

function fatesOf(documents: readonly Packed[], fate: Fate): Counts {
  const findings = documents.filter(({ kind }) => kind === 'findings').length
  return counted(counted(noCounts, 'entries', fate, documents.length - findings), 'findings', fate, findings)
}

// In the middle of the bytes, with at least one document on each side.
function middleOf(batch: readonly Packed[]): number {
  const half = bytesOf(batch) / 2
  let bytes = 0
  const index = batch.findIndex(document => (bytes += document.bytes) >= half)
  return Math.min(Math.max(1, index), batch.length - 1)
}
