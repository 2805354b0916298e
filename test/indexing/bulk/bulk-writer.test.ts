import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BulkWriter, usualLimits } from '../../../src/indexing/bulk/bulk-writer.ts'
import type { Limits } from '../../../src/indexing/bulk/bulk-writer.ts'
import { total } from '../../../src/indexing/bulk/counts.ts'
import type { DeadLetters, Rejection } from '../../../src/indexing/bulk/dead-letters.ts'
import type { Destination } from '../../../src/indexing/bulk/delivery.ts'
import { outgoing } from '../../../src/indexing/bulk/outgoing.ts'
import type { Outgoing } from '../../../src/indexing/bulk/outgoing.ts'
import { bodyOf } from '../../../src/indexing/bulk/packed.ts'
import type { Packed } from '../../../src/indexing/bulk/packed.ts'
import type { ItemReply, Reply } from '../../../src/indexing/bulk/reply.ts'

const limits: Limits = { ...usualLimits, batchBytes: 2000, batchDocuments: 20, patience: 5000, pause: () => 0 }
const stream = 'logs-culprit.entries-default'
const document = (id: string, size = 10, entries = 0): Outgoing => outgoing({ kind: 'entries', stream, id }, { message: 'x'.repeat(size) }, { source: 'a', entries, id })

class Letters implements DeadLetters {
  readonly taken: Rejection[] = []
  async take(rejections: readonly Rejection[]): Promise<void> {
    this.taken.push(...rejections)
  }
}

/** A store that keeps what it takes once, and does what a script says with each request before it answers. */
class Store implements Destination {
  readonly kept = new Set<string>()
  readonly asked: number[] = []
  #script: (batch: readonly Packed[], request: number) => Reply | undefined
  constructor(script: (batch: readonly Packed[], request: number) => Reply | undefined = () => undefined) {
    this.#script = script
  }

  async isAlive(): Promise<boolean> {
    return true
  }

  async known(): Promise<ReadonlySet<string>> {
    return new Set()
  }

  async send(batch: readonly Packed[]): Promise<Reply> {
    this.asked.push(batch.length)
    await new Promise(resolve => setImmediate(resolve))
    return this.#script(batch, this.asked.length - 1) ?? { is: 'answered', items: batch.map(one => this.take(one)), indices: [] }
  }

  take({ id }: Packed): ItemReply {
    if (this.kept.has(id)) return { is: 'duplicate' }
    this.kept.add(id)
    return { is: 'indexed' }
  }
}

async function write(to: Destination, documents: readonly Outgoing[], more: Partial<Limits> = {}): Promise<{ writer: BulkWriter; letters: Letters }> {
  const letters = new Letters()
  const writer = new BulkWriter(to, letters, { ...limits, ...more })
  for (const one of documents) await writer.add(one)
  await writer.flush()
  return { writer, letters }
}

const many = (count: number, size = 10): Outgoing[] => Array.from({ length: count }, (_, index) => document(`d${index}`, size, index))

describe('whatever a server does', () => {
  const mood = fc.constantFrom('well', 'well', 'busy', 'items busy', 'breaks before', 'breaks amid', 'breaks after', 'lies')

  test('each document meets one fate, and what is indexed is there once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(mood, { minLength: 1, maxLength: 40 }), fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 900 })), { maxLength: 120 }), async (moods, wishes) => {
      const store: Store = new Store((batch, request) => {
        const bytes = batch.reduce((sum, one) => sum + one.bytes, 0)
        if (bytes > 800) return request % 2 === 0 ? { is: 'too large' } : { is: 'unanswered', because: 'write EPIPE' }
        const now = moods[request] ?? 'well'
        if (now === 'busy') return { is: 'later', because: 'HTTP 429' }
        if (now === 'breaks before') return { is: 'unanswered', because: 'ECONNRESET' }
        if (now === 'breaks amid') for (const one of batch.slice(0, batch.length / 2)) if (!isRefused(one)) store.take(one)
        if (now === 'breaks after') for (const one of batch) if (!isRefused(one)) store.take(one)
        if (now.startsWith('breaks') || now === 'lies') return { is: 'unanswered', because: now }
        return { is: 'answered', indices: [], items: batch.map((one, index) => (isRefused(one) ? { is: 'rejected', status: 400, because: 'mapping' } : now === 'items busy' && index % 2 === 0 ? { is: 'later', because: '429' } : store.take(one))) }
      })
      const documents = wishes.map(([id, size]) => document(`d${id}`, size))
      const { writer, letters } = await write(store, documents)
      const { entries } = writer.counts
      expect(total(entries)).toBe(documents.length)
      expect(entries.rejected).toBe(letters.taken.length)
      const wanted = documents.filter(one => !isRefused(one) && one.lines.length <= 800)
      expect([...store.kept].sort()).toEqual([...new Set(wanted.map(({ id }) => id))].sort())
      expect(entries.indexed).toBeLessThanOrEqual(store.kept.size)
      expect(entries.indexed + writer.unsure).toBeGreaterThanOrEqual(store.kept.size)
      expect(writer.settled().counts).toEqual(writer.counts)
    }), { numRuns: 40 })
  })

  const isRefused = ({ id }: { readonly id: string }): boolean => id.endsWith('7')
})

test('no more requests are on their way than allowed, and who adds waits', async () => {
  let running = 0
  let most = 0
  const to: Destination = {
    known: async () => new Set(), isAlive: async () => true,
    async send(batch) {
      most = Math.max(most, ++running)
      await new Promise(resolve => setTimeout(resolve, 2))
      running--
      return { is: 'answered', items: batch.map(() => ({ is: 'indexed' })), indices: [] }
    },
  }
  const { writer } = await write(to, many(500), { requests: 3 })
  expect(most).toBe(3)
  expect(writer.counts.entries.indexed).toBe(500)
})

test('what is sent is what was added, though its bytes are written where those before it stood', async () => {
  const sent: string[] = []
  const to: Destination = {
    known: async () => new Set(), isAlive: async () => true,
    async send(batch) {
      const body = bodyOf(batch)
      await new Promise(resolve => setTimeout(resolve, sent.length % 3))
      sent.push(body.toString())
      // One of it is to come again, and with it only what is left.
      return { is: 'answered', items: batch.map((_, index) => (index === 1 && batch.length > 2 ? { is: 'later', because: '429' } : { is: 'indexed' })), indices: [] }
    },
  }
  const documents = [...many(100, 40), document('long', 3000), document('wide', 0), ...many(100, 300)].map((one, index) => (index % 5 === 0 ? outgoing(one, { message: `${index} Ω \ud83d\ude00 "` }) : one))
  const { writer } = await write(to, documents, { requests: 3 })
  expect(writer.counts.entries.indexed).toBe(documents.length)
  const again = sent.join('').split('\n').flatMap((line, index, all) => (index % 2 === 0 && line !== '' ? [`${line}\n${all[index + 1] ?? ''}\n`] : []))
  expect(new Set(again)).toEqual(new Set(documents.map(({ lines }) => lines)))
})

test('a document that is too long alone is rejected, the others are written', async () => {
  const store = new Store(batch => (batch.reduce((sum, { bytes }) => sum + bytes, 0) > 500 ? { is: 'too large' } : undefined))
  const { writer, letters } = await write(store, [...many(10), document('long', 1000), ...many(10).map((_, index) => document(`e${index}`))])
  expect(writer.counts.entries).toEqual({ indexed: 20, duplicate: 0, rejected: 1 })
  expect(letters.taken).toMatchObject([{ status: 413, document: { id: 'long' } }])
})

test('batches stay small once the server said too large', async () => {
  const store = new Store(batch => (batch.reduce((sum, { bytes }) => sum + bytes, 0) > 150_000 ? { is: 'too large' } : undefined))
  const { writer } = await write(store, many(2000, 2000), { batchBytes: 400_000, batchDocuments: 1000, requests: 1 })
  expect(writer.counts.entries.indexed).toBe(2000)
  expect(writer.repeats).toBeLessThan(12)
})

test('what no repetition mends ends it, and what was added later is refused', async () => {
  const writer = new BulkWriter({ known: async () => new Set(), isAlive: async () => true, send: async () => { throw new Error('HTTP 403') } }, new Letters(), limits)
  for (const one of many(5)) await writer.add(one)
  await expect(writer.flush()).rejects.toThrow('HTTP 403')
  expect(() => writer.add(document('late'))).toThrow('HTTP 403')
})

test('patience ends when nothing is written for long', async () => {
  const store = new Store(() => ({ is: 'later', because: 'HTTP 503' }))
  await expect(write(store, many(3), { patience: 50, pause: () => 20 })).rejects.toThrow(/nothing could be written for 0 s \(HTTP 503\)/)
})

test('stopped, it waits for nothing and tells how far it came without a hole', async () => {
  const store = new Store((_, request) => (request >= 2 ? { is: 'later', because: 'HTTP 503' } : undefined))
  const writer = new BulkWriter(store, new Letters(), { ...limits, requests: 1, pause: () => 60_000 })
  for (const one of many(60)) {
    if (store.asked.length >= 3) break
    await writer.add(one)
  }
  writer.stop()
  await writer.flush()
  const { counts, marks } = writer.settled()
  expect(counts.entries.indexed).toBe(store.kept.size)
  expect(marks.get('a')?.entries).toBe(store.kept.size - 1)
})

test('answers that come in another order leave no hole behind them', async () => {
  let answerFirst: () => void = () => undefined
  let requests = 0
  const to: Destination = {
    known: async () => new Set(), isAlive: async () => true,
    async send(batch) {
      if (requests++ === 0) await new Promise<void>((resolve) => { answerFirst = resolve })
      return { is: 'answered', items: batch.map(() => ({ is: 'indexed' })), indices: [] }
    },
  }
  const writer = new BulkWriter(to, new Letters(), { ...limits, requests: 2 })
  for (const one of many(45)) await writer.add(one)
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(writer.counts.entries.indexed).toBe(20)
  expect(writer.settled().counts.entries.indexed).toBe(0)
  answerFirst()
  await writer.flush()
  expect(writer.settled().counts.entries.indexed).toBe(45)
})

test('what lingers goes out though its batch is not full', async () => {
  const store = new Store()
  const writer = new BulkWriter(store, new Letters(), { ...limits, linger: 10 })
  await writer.add(document('one'))
  await new Promise(resolve => setTimeout(resolve, 80))
  expect(store.kept.size).toBe(1)
})

test('what is known from older indices counts as duplicate and is not sent', async () => {
  const store = new Store()
  const known = new Set(['d3', 'd4'])
  const to: Destination = { send: batch => store.send(batch), isAlive: async () => true, known: async batch => new Set(batch.map(({ id }) => id).filter(id => known.has(id))) }
  const { writer } = await write(to, many(10))
  expect(writer.counts.entries).toEqual({ indexed: 8, duplicate: 2, rejected: 0 })
  expect(store.kept.has('d3')).toBe(false)
})

test('a batch that a server is too busy for again and again is halved: it may never have room for so much', async () => {
  const store = new Store(batch => (batch.reduce((sum, { bytes }) => sum + bytes, 0) > 50_000 ? { is: 'later', because: 'HTTP 429' } : undefined))
  const { writer } = await write(store, many(100, 2000), { batchBytes: 200_000, batchDocuments: 1000 })
  expect(writer.counts.entries.indexed).toBe(100)
})

test('a long document at which a living server breaks the connection each time is rejected', async () => {
  const store = new Store(batch => (batch.some(({ id }) => id === 'long') ? { is: 'unanswered', because: 'write EPIPE', broken: true } : undefined))
  const { writer, letters } = await write(store, [...many(5), document('long', 300_000)])
  expect(writer.counts.entries).toEqual({ indexed: 5, duplicate: 0, rejected: 1 })
  expect(letters.taken).toMatchObject([{ status: 413, document: { id: 'long' } }])
})
