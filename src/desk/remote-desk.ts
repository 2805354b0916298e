import type { Cast, Desk, EntryFilter, EntryPage, Lane, News, Pulse, ReadingOrder, WholeEntry } from '../model/desk.ts'
import type { Entry } from '../model/entry.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Origin } from '../model/origin.ts'
import type { AnswerTo, Asking, Errand, Port, Reply } from './protocol.ts'

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** A desk that stands at the other end of a port, in another thread. */
export class RemoteDesk implements Desk {
  readonly #port: Port
  readonly #listeners = new Set<(news: News) => void>()
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  #failure: string | undefined

  constructor(port: Port) {
    this.#port = port
    port.on('message', reply => { this.#take(reply as Reply) })
  }

  read(order: ReadingOrder): void {
    this.#send({ kind: 'read', order })
  }

  stop(): void {
    this.#send({ kind: 'stop' })
  }

  judge(judgement: Judgement): void {
    this.#send({ kind: 'judge', judgement })
  }

  onNews(listener: (news: News) => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  page(...args: Parameters<Desk['page']>): Promise<EntryPage> {
    return this.#ask('page', args)
  }

  around(...args: Parameters<Desk['around']>): Promise<EntryPage> {
    return this.#ask('around', args)
  }

  whole(origin: Origin): Promise<WholeEntry | undefined> {
    return this.#ask('whole', [origin])
  }

  find(...args: Parameters<Desk['find']>): Promise<Origin | undefined> {
    return this.#ask('find', args)
  }

  next(...args: Parameters<Desk['next']>): Promise<Entry | undefined> {
    return this.#ask('next', args)
  }

  pulse(...args: Parameters<Desk['pulse']>): Promise<Pulse | undefined> {
    return this.#ask('pulse', args)
  }

  lanes(filter?: EntryFilter): Promise<readonly Lane[]> {
    return this.#ask('lanes', [filter])
  }

  cast(): Promise<Cast> {
    return this.#ask('cast', [])
  }

  /** Nobody is told of anything any more. */
  silence(): void {
    this.#listeners.clear()
  }

  async close(): Promise<void> {
    await this.#ask('close', [])
  }

  /** The other end is gone: who waits is told, and so is who asks later. */
  fail(message: string): void {
    if (this.#failure !== undefined) return
    this.#failure = message
    for (const { reject } of this.#waiting.values()) reject(new Error(message))
    this.#waiting.clear()
    for (const listener of this.#listeners) listener({ kind: 'failed', message })
  }

  #send(errand: Errand): void {
    if (this.#failure === undefined) this.#port.postMessage(errand)
  }

  #ask<A extends Asking>(asking: A, args: readonly unknown[]): Promise<AnswerTo<A>> {
    if (this.#failure !== undefined) return Promise.reject(new Error(this.#failure))
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#send({ kind: 'ask', id, asking, args })
    })
  }

  #take(reply: Reply): void {
    if (reply.kind === 'news') {
      for (const listener of this.#listeners) listener(reply.news)
      return
    }
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (reply.kind === 'answer') waiting?.resolve(reply.answer as never)
    else waiting?.reject(new Error(reply.message))
  }
}
