import type { Entry } from '../../model/entry.ts'
import type { Rule } from '../../model/rule.ts'
import type { Cluster } from '../connection/cluster.ts'
import { entryOfDocument } from '../documents/document-entry.ts'
import { joined, signsOf } from '../rules/rule-signs.ts'
import { signQueries } from '../rules/sign-query.ts'
import type { ClusterLog } from '../search/cluster-log.ts'
import { read } from '../search/cluster-log.ts'
import { journalDocuments } from '../search/hit-parser.ts'
import { pagesOf } from '../search/hits.ts'
import { indicesOf } from '../search/index-names.ts'
import { between, bootFields, filtersOf, hostFields } from '../search/narrowing.ts'
import type { Narrowing } from '../search/narrowing.ts'
import { sortBy } from '../search/order.ts'
import { PointInTime } from '../search/point-in-time.ts'
import type { Query } from '../search/query.ts'
import { allOf, anyOf, exists, says, saysAny } from '../search/query.ts'
import type { Ask } from './affordable.ts'
import { affordable, batchesOf } from './affordable.ts'
import { Changes } from './changes.ts'
import type { MachineWindows } from './windows.ts'

/** Of all documents so many may be fetched for looking at them; signs that more documents bear are passed over, the commonest first. */
const mostShare = 0.01
const leastBudget = 500

/** The entries of a fleet, of whom the cluster is asked what it knows. */
export class Trail {
  readonly #cluster: Cluster
  readonly #index: string
  readonly #name: string
  readonly #all: Query
  readonly #moment: PointInTime
  readonly #ask: Ask
  readonly #stopping = new AbortController()
  readonly #changes: Changes
  #effects: Promise<readonly Query[]> | undefined
  #fetched = 0

  constructor(cluster: Cluster, name: string, narrowing: Narrowing) {
    this.#cluster = cluster
    this.#name = name
    this.#index = indicesOf(name)
    this.#moment = new PointInTime(cluster, this.#index)
    this.#ask = async (what, body, querystring) => await cluster.client.transport.request({ method: 'POST', path: `/${encodeURIComponent(this.#index)}/${what}`, ...(body && { body }), ...(querystring && { querystring }) })
    // What a build printed has no machine, and findings are no entries.
    const not = [exists('culprit.finding'), says('culprit.from', 'build')]
    this.#all = allOf(filtersOf(narrowing), not)
    this.#changes = new Changes({ cluster, moment: this.#moment, ask: this.#ask, narrowing, not })
  }

  /** What was changed on the hosts. */
  get changes(): Changes {
    return this.#changes
  }

  /** How many documents came back. */
  get fetched(): number {
    return this.#fetched + this.#changes.fetched
  }

  /** How many entries there are. */
  async count(): Promise<number> {
    const { count } = await this.#ask('_count', { query: this.#all }) as { readonly count: number }
    return count
  }

  /** Entries that may show a symptom that the rules know, by time in each batch; an entry may come again in another. */
  async *candidates(rules: readonly Rule[], total: number, passedOver: () => void): AsyncGenerator<Entry> {
    const queries = signQueries(joined(rules.flatMap(rule => (rule.kind === 'signature' ? [signsOf(rule, rules)] : []))))
    const rare = await affordable(this.#ask, this.#all, { queries, budget: Math.max(leastBudget, total * mostShare), passedOver })
    for (const batch of batchesOf(rare)) {
      const query = allOf([this.#all, anyOf(batch)])
      for await (const hits of pagesOf(this.#moment, { query, sort: sortBy('time', this.#cluster.product) }, this.#stopping.signal)) {
        this.#fetched += hits.length
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
    const count = (bytes: Uint8Array): void => { for (const byte of bytes) if (byte === 10) this.#fetched++ }
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
    return batchesOf(await affordable(this.#ask, this.#all, { queries, budget: Infinity }))[0] ?? []
  }
}
