import type { Entry } from '../../model/entry.ts'
import type { Rule } from '../../model/rule.ts'
import type { Cluster } from '../connection/cluster.ts'
import { entryOfDocument } from '../documents/document-entry.ts'
import { joined, signsOf } from '../rules/rule-signs.ts'
import { signQueries } from '../rules/sign-query.ts'
import type { ClusterLog } from '../search/cluster-logs.ts'
import { read } from '../search/cluster-logs.ts'
import { journalDocuments } from '../search/hit-parser.ts'
import { pagesOf } from '../search/hits.ts'
import { indicesOf } from '../search/index-names.ts'
import { between, bootFields, filtersOf, hostFields } from '../search/narrowing.ts'
import type { Narrowing } from '../search/narrowing.ts'
import { sortBy } from '../search/order.ts'
import { PointInTime } from '../search/point-in-time.ts'
import type { Query } from '../search/query.ts'
import { allOf, anyOf, exists, says, saysAny } from '../search/query.ts'
import type { MachineWindows } from './windows.ts'

const mostConditions = 250
// A server takes so many words in the conditions of one query at the least, less what else stands in it.
const mostWords = 700
/** Of all documents so many may be fetched for looking at them; signs that more documents bear are passed over, the commonest first. */
const mostShare = 0.01
const leastBudget = 500

/** Signs that so many documents bear that fetching them would be reading everything. */
export interface PassedOver {
  readonly query: Query
  readonly documents: number
}

/** The entries of a fleet, of whom the cluster is asked what it knows. */
export class Trail {
  readonly #cluster: Cluster
  readonly #index: string
  readonly #name: string
  readonly #all: Query
  readonly #moment: PointInTime
  readonly #stopping = new AbortController()
  #effects: Promise<readonly Query[]> | undefined
  /** How many documents came back. */
  fetched = 0

  constructor(cluster: Cluster, name: string, narrowing: Narrowing) {
    this.#cluster = cluster
    this.#name = name
    this.#index = indicesOf(name)
    this.#moment = new PointInTime(cluster, this.#index)
    // What a build printed has no machine, and findings are no entries.
    this.#all = allOf(filtersOf(narrowing), [exists('culprit.finding'), says('culprit.from', 'build')])
  }

  /** How many entries there are. */
  async count(): Promise<number> {
    const { count } = await this.#ask<{ readonly count: number }>('_count', { query: this.#all })
    return count
  }

  /** Entries that may show a symptom that the rules know, by time in each batch; an entry may come again in another. */
  async *candidates(rules: readonly Rule[], total: number, passedOver: (what: PassedOver) => void): AsyncGenerator<Entry> {
    const queries = signQueries(joined(rules.flatMap(rule => (rule.kind === 'signature' ? [signsOf(rule, rules)] : []))))
    const rare = await this.#affordable(queries, Math.max(leastBudget, total * mostShare), passedOver)
    for (const batch of batchesOf(rare)) {
      const query = allOf([this.#all, anyOf(batch)])
      for await (const hits of pagesOf(this.#moment, { query, sort: sortBy('time', this.#cluster.product) }, this.#stopping.signal)) {
        this.fetched += hits.length
        for (const [index, hit] of hits.entries()) yield entryOfDocument(hit, { source: this.#name, line: index + 1, offset: index })
      }
    }
  }

  /** What is to be judged of a machine, as a log. */
  async log(machine: MachineWindows, rules: readonly Rule[]): Promise<ClusterLog> {
    const { host, boot, near, far } = machine
    const signs = await (this.#effects ??= this.#effectsThere(rules))
    const within = [...near.map(({ from, to }) => between(from, to)), ...(signs.length === 0 ? [] : [allOf([anyOf(far.map(({ from, to }) => between(from, to))), anyOf(signs)])])]
    const query = allOf([this.#all, ...this.#of(host, hostFields), ...this.#of(boot, bootFields), anyOf(within)])
    const id = `${this.#name}${host === undefined ? '' : `#${host}`}${boot === undefined ? '' : `/${boot.slice(0, 8)}`}`
    const log = read({ cluster: this.#cluster, moment: this.#moment, id, parser: journalDocuments }, { query, order: 'time' })
    const count = (bytes: Uint8Array): void => { for (const byte of bytes) if (byte === 10) this.fetched++ }
    return {
      ...log,
      bytes: (async function* () {
        for await (const bytes of log.bytes) {
          count(bytes)
          yield bytes
        }
      })(),
    }
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#moment.close()
  }

  #of(value: string | undefined, fields: readonly string[]): readonly Query[] {
    return [value === undefined ? allOf([], fields.map(exists)) : saysAny(fields, value)]
  }

  /** Signs of effects that are in these logs at all, the rarest first: as many as one query takes. */
  async #effectsThere(rules: readonly Rule[]): Promise<readonly Query[]> {
    const queries = signQueries(joined(rules.flatMap(rule => (rule.kind === 'effect' ? [signsOf(rule, rules)] : []))))
    return batchesOf(await this.#affordable(queries, Infinity, () => undefined))[0] ?? []
  }

  /** Those queries that together bring no more documents than may be fetched. */
  async #affordable(queries: readonly Query[], budget: number, passedOver: (what: PassedOver) => void): Promise<readonly Query[]> {
    const counted: PassedOver[] = []
    for (let from = 0; from < queries.length; from += mostConditions) {
      const batch = queries.slice(from, from + mostConditions)
      const filters = Object.fromEntries(batch.map((query, index) => [`${index}`, query]))
      const { aggregations } = await this.#ask<{ readonly aggregations: { readonly signs: { readonly buckets: Readonly<Record<string, { readonly doc_count: number }>> } } }>('_search', { query: this.#all, size: 0, aggs: { signs: { filters: { filters } } } })
      for (const [index, query] of batch.entries()) counted.push({ query, documents: aggregations.signs.buckets[`${index}`]?.doc_count ?? 0 })
    }
    const wanted: Query[] = []
    let sum = 0
    for (const sign of counted.filter(({ documents }) => documents > 0).toSorted((a, b) => a.documents - b.documents)) {
      sum += sign.documents
      if (sum <= budget) wanted.push(sign.query)
      else passedOver(sign)
    }
    return wanted
  }

  async #ask<Answer>(what: '_count' | '_search', body: Record<string, unknown>): Promise<Answer> {
    return await this.#cluster.client.transport.request<Answer>({ method: 'POST', path: `/${encodeURIComponent(this.#index)}/${what}`, body })
  }
}

/** Queries in such numbers as a server takes in one. */
function batchesOf(queries: readonly Query[]): readonly (readonly Query[])[] {
  const batches: Query[][] = []
  let words = Infinity
  for (const query of queries) {
    const own = wordsIn(query)
    if (words + own > mostWords) {
      batches.push([])
      words = 0
    }
    words += own
    batches.at(-1)?.push(query)
  }
  return batches
}

// Names and values alike: rather too many than too few.
function wordsIn(query: Query): number {
  return JSON.stringify(query).split(/[^\p{L}\p{N}_]+/u).length
}
