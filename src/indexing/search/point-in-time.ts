import { errors } from '@elastic/elasticsearch'
import type { estypes } from '@elastic/elasticsearch'
import { answerBytes } from '../connection/answer-bytes.ts'
import type { Cluster } from '../connection/cluster.ts'
import { ClusterError } from '../connection/cluster-error.ts'
import { requireSearchAnswer } from '../connection/search-answer.ts'
import { HitSplitter } from './hit-splitter.ts'
import type { Query, Sort } from './query.ts'
import type { RawHit } from './raw-hit.ts'
import { understood } from './raw-hit.ts'
import type { SortedHit } from './sorted-hit.ts'

/** What is asked of a point in time. */
export interface PageWish {
  readonly query: Query
  readonly sort: readonly Sort[]
  readonly size: number
  /** The place of the last document of the page before. */
  readonly after?: readonly unknown[]
}

type SearchBody = Omit<estypes.SearchRequest, 'index' | 'body'>

const keepAlive = '10m'

/** Indices as they were at one moment, whatever is written to them meanwhile. Opened when it is first asked, if not before. */
export class PointInTime {
  readonly #cluster: Cluster
  readonly #index: string
  #id: Promise<string> | undefined

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster
    this.#index = index
  }

  /** The next documents in an order. Part of an answer is an error, not an answer. */
  async page(wish: PageWish, signal?: AbortSignal): Promise<readonly SortedHit[]> {
    return await this.#ask(wish, signal, async asked => {
      const reply = await this.#cluster.client.transport.request<Reply & { readonly hits: { readonly hits: readonly SortedHit[] } }>(asked, signal === undefined ? {} : { signal })
      return { reply, hits: reply.hits.hits }
    })
  }

  /** The same, as they stand in the answer: for documents of which few are understood. */
  async rawPage(wish: PageWish, signal?: AbortSignal): Promise<readonly RawHit[]> {
    return await this.#ask(wish, signal, async asked => {
      const splitter = new HitSplitter()
      for await (const bytes of answerBytes(this.#cluster, asked, signal)) splitter.push(bytes)
      const { hits, answer } = splitter.end()
      // What the first and the last have, all have.
      const shown = [...new Set([hits[0], hits.at(-1)])].flatMap(hit => (hit === undefined ? [] : [understood(hit)]))
      requireSearchAnswer(asked.path, asked.body, { ...(answer as object), hits: { hits: shown } })
      return { reply: answer as Reply, hits }
    })
  }

  async close(): Promise<void> {
    const id = await this.#id?.catch(() => undefined)
    this.#id = undefined
    if (id === undefined) return
    // It ends by itself too.
    await this.#cluster.client.transport.request({ method: 'DELETE', path: '/_pit', body: { id } }).catch(() => undefined)
  }

  /** Opened before it is asked; what goes wrong is told when it is. */
  open(): void {
    this.#id ??= this.#opened()
    this.#id.catch(() => undefined)
  }

  async #opened(): Promise<string> {
    const { id } = await this.#cluster.client.transport.request<{ readonly id: string }>({ method: 'POST', path: `/${encodeURIComponent(this.#index)}/_pit`, querystring: { keep_alive: keepAlive } })
    if (typeof id !== 'string') throw new ClusterError('what answers there opens no point in time; name the address of the search cluster itself')
    return id
  }

  async #ask<Kind>({ query, sort, size, after }: PageWish, signal: AbortSignal | undefined, answered: (asked: Asked) => Promise<Answer<Kind>>): Promise<readonly Kind[]> {
    const id = await (this.#id ??= this.#opened())
    const body: SearchBody = { pit: { id, keep_alive: keepAlive }, query, sort: [...sort], size, track_total_hits: false, ...(after !== undefined && { search_after: [...after] as estypes.SortResults }) }
    const { reply, hits } = await this.#patiently(() => answered({ method: 'POST', path: '/_search', querystring: { allow_partial_search_results: false }, body }), signal)
    // Of several answers the newest id counts.
    if (reply.pit_id !== undefined) this.#id = Promise.resolve(reply.pit_id)
    return hits
  }

  async #patiently<Result>(attempted: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await attempted()
      } catch (error) {
        if (attempt >= attempts || signal?.aborted === true || !isPassing(error)) throw error
        await new Promise(resolve => setTimeout(resolve, 250 * 2 ** attempt * (0.5 + Math.random())))
      }
    }
  }
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly querystring: Record<string, unknown>
  readonly body: SearchBody
}

interface Reply {
  readonly pit_id?: string
}

interface Answer<Kind> {
  readonly reply: Reply
  readonly hits: readonly Kind[]
}

const attempts = 5

function isPassing(error: unknown): boolean {
  return error instanceof errors.ConnectionError || (error instanceof errors.ResponseError && [429, 502, 503, 504].includes(error.statusCode ?? 0))
}
