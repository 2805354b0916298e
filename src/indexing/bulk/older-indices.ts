import { errors } from '@elastic/elasticsearch'
import type { Cluster } from '../connection/cluster.ts'

/**
 * The backing indices of a data stream that are written no more. A server tells duplicates only in the one that it writes
 * to: after a rollover it would take the same document again, so the older ones are asked first.
 */
export class OlderIndices {
  readonly #cluster: Cluster
  readonly #stream: string
  #older: readonly string[] = []
  #current: string | undefined
  #remark: string | undefined

  constructor(cluster: Cluster, stream: string) {
    this.#cluster = cluster
    this.#stream = stream
  }

  /** Why duplicates in older indices are not seen, where that is so. */
  get remark(): string | undefined {
    return this.#remark
  }

  /** Whether there are any. */
  get areThere(): boolean {
    return this.#older.length > 0
  }

  /** Whether documents went to another index than the one known to be written to: it was rolled over meanwhile. */
  isNews(indices: readonly string[]): boolean {
    return indices.some(index => index.startsWith(`.ds-${this.#stream}-`) && !this.#older.includes(index) && index !== this.#current)
  }

  /** Looks which indices the stream has. */
  async look(): Promise<void> {
    try {
      const { data_streams: streams } = await this.#cluster.client.indices.getDataStream({ name: this.#stream })
      const names = (streams[0]?.indices ?? []).map(({ index_name: name }) => name)
      const current = names.at(-1)
      const older = names.slice(0, -1)
      // What was written just before the rollover must be found.
      if (older.length > this.#older.length) await this.#cluster.client.indices.refresh({ index: older.join(',') }).catch(() => undefined)
      this.#current = current
      this.#older = older
    } catch (error) {
      if (error instanceof errors.ResponseError && error.statusCode === 404) return
      this.#giveUp(error)
    }
  }

  /** Which of these ids stand in an older index. */
  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.#older.length === 0 || ids.length === 0 || this.#remark !== undefined) return new Set()
    try {
      const { hits } = await this.#cluster.client.search({ index: this.#older.join(','), query: { ids: { values: [...ids] } }, size: ids.length, _source: false, track_total_hits: false })
      return new Set(hits.hits.flatMap(({ _id }) => _id ?? []))
    } catch (error) {
      this.#giveUp(error)
      return new Set()
    }
  }

  #giveUp(error: unknown): void {
    const isForbidden = error instanceof errors.ResponseError && error.statusCode === 403
    if (!(error instanceof errors.ElasticsearchClientError)) throw error
    if (isForbidden) this.#remark = `no privilege to look for duplicates in older indices of ${this.#stream}: grant read and view_index_metadata on it`
  }
}
