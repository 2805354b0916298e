import type { Change, CountedChange } from '../../model/change.ts'
import type { Micros } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import type { StruckHost } from '../../model/hunt.ts'
import type { Match } from '../../model/rule.ts'
import type { Cluster } from '../connection/cluster.ts'
import { entryOfDocument } from '../documents/document-entry.ts'
import { signQueries } from '../rules/sign-query.ts'
import { pagesOf } from '../search/hits.ts'
import { between, filtersOf, hostFields } from '../search/narrowing.ts'
import type { Narrowing } from '../search/narrowing.ts'
import { sortBy } from '../search/order.ts'
import type { PointInTime } from '../search/point-in-time.ts'
import type { Query } from '../search/query.ts'
import { allOf, anyOf, says, saysAny } from '../search/query.ts'
import type { Ask } from './affordable.ts'
import { affordable, batchesOf } from './affordable.ts'

/** Kinds of lines that say changes, and how long before a symptom they are looked for. */
export interface ChangeWish {
  readonly matches: readonly Match[]
  readonly reach: Micros
}

/** An entry with its document. */
export interface FoundEntry {
  readonly entry: Entry
  readonly index: string
  readonly id: string
}

interface Parts {
  readonly cluster: Cluster
  readonly moment: PointInTime
  readonly ask: Ask
  /** What is hunted among, less what narrows it to a part of the hosts and of what they say. */
  readonly narrowing: Pick<Narrowing, 'since' | 'until'>
  /** What is no entry. */
  readonly not: readonly Query[]
}

const identifierFields = ['syslog.identifier', 'log.syslog.appname', 'journald.process.name', 'process.name'] as const
const mostAtOnce = 100

/** What was changed on which hosts before a symptom: lines of some of them are looked at, and the cluster counts on all. */
export class Changes {
  readonly #parts: Parts
  #field: Promise<string | undefined> | undefined
  #hosts: Promise<number> | undefined
  /** How many documents came back. */
  fetched = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Lines that may say changes on these hosts, by time: no more than may be fetched. */
  async *before(hosts: readonly StruckHost[], { matches, reach }: ChangeWish, budget: number): AsyncGenerator<FoundEntry> {
    const { ask, moment, cluster } = this.#parts
    const among = allOf([this.#among(reach), anyOf(hosts.map(({ host, first }) => allOf([saysAny(hostFields, host), between(first - reach, first)])))])
    const queries = [...new Set(matches.map(({ from }) => from.join()))].flatMap(speakers => {
      const said = signQueries({ matches: matches.filter(({ from }) => from.join() === speakers), units: [], descriptions: [] })
      return speakers === '' ? said : said.map(query => allOf([query, anyOf(speakers.split(',').map(speaker => saysAny(identifierFields, speaker)))]))
    })
    for (const batch of batchesOf(await affordable(ask, among, { queries, budget }))) {
      for await (const hits of pagesOf(moment, { query: allOf([among, anyOf(batch)]), sort: sortBy('time', cluster.product) }, new AbortController().signal)) {
        this.fetched += hits.length
        for (const [line, hit] of hits.entries()) yield { entry: entryOfDocument(hit, { source: hit._index, line: line + 1, offset: line }), index: hit._index, id: hit._id }
      }
    }
  }

  /** On which of the hosts with a symptom a change came before it, and on how many others it came; undefined where hosts cannot be counted. */
  async count({ said }: Change, hosts: readonly StruckHost[], reach: Micros): Promise<Pick<CountedChange, 'before' | 'among' | 'others' | 'otherHosts'> | undefined> {
    const field = await (this.#field ??= this.#hostField())
    if (field === undefined) return undefined
    const query = allOf([this.#among(reach), anyOf(said.map(texts => allOf(texts.map(text => says('message', text)))))])
    const before = new Map<string, Micros>()
    for (let from = 0; from < hosts.length; from += mostAtOnce) {
      const batch = hosts.slice(from, from + mostAtOnce)
      const filters = Object.fromEntries(batch.map(({ host, first }, index) => [`${index}`, allOf([{ term: { [field]: host } }, between(first - reach, first)])]))
      const { hosts: { buckets } } = await this.#numbers<{ readonly hosts: { readonly buckets: Readonly<Record<string, { readonly last: { readonly value: number | null } }>> } }>(query, { hosts: { filters: { filters }, aggs: { last: { max: { field: '@timestamp' } } } } })
      for (const [index, { host, first }] of batch.entries()) {
        const last = buckets[`${index}`]?.last.value
        // Milliseconds, also where it is kept to the nanosecond.
        if (typeof last === 'number') before.set(host, Math.max(0, first - last * 1000))
      }
    }
    const firsts = hosts.map(({ first }) => first)
    const elsewhere = allOf([query, between(Math.min(...firsts) - reach, Math.max(...firsts))], [{ terms: { [field]: hosts.map(({ host }) => host) } }])
    const { hosts: { value: others } } = await this.#numbers<HostCount>(elsewhere, { hosts: { cardinality: { field } } })
    const all = await (this.#hosts ??= this.#numbers<HostCount>(this.#among(0), { hosts: { cardinality: { field } } }).then(({ hosts: { value } }) => value))
    return { before, among: hosts.length, others, otherHosts: Math.max(others, all - hosts.length) }
  }

  #among(reach: Micros): Query {
    const { narrowing: { since, until }, not } = this.#parts
    return allOf(filtersOf({ ...(since !== undefined && { since: since - reach }), ...(until !== undefined && { until }) }), not)
  }

  async #numbers<Aggregations>(query: Query, aggs: Readonly<Record<string, unknown>>): Promise<Aggregations> {
    const { aggregations } = await this.#parts.ask('_search', { query, size: 0, track_total_hits: false, aggs }) as { readonly aggregations: Aggregations }
    return aggregations
  }

  /** Where the names of hosts can be counted: indices differ in it. */
  async #hostField(): Promise<string | undefined> {
    const candidates = hostFields.flatMap(field => [field, `${field}.keyword`])
    const { fields } = await this.#parts.ask('_field_caps', undefined, { fields: candidates.join() }) as { readonly fields: Readonly<Record<string, Readonly<Record<string, { readonly aggregatable: boolean }>>>> }
    return candidates.find(field => {
      const types = Object.entries(fields[field] ?? {}).filter(([type]) => type !== 'unmapped')
      return types.length > 0 && types.every(([, { aggregatable }]) => aggregatable)
    })
  }
}

interface HostCount {
  readonly hosts: { readonly value: number }
}
