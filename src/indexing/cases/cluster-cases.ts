import { errors } from '@elastic/elasticsearch'
import type { CaseMemory, KeptCase, Recalled } from '../../model/kept-case.ts'
import type { Problem } from '../../model/problem.ts'
import type { Cluster } from '../connection/cluster.ts'
import type { Hit } from '../documents/document-entry.ts'
import type { Query } from '../search/query.ts'
import { requireTemplate } from '../setup/apply.ts'
import { casesIndex } from '../setup/steps.ts'
import { caseDocument, caseKey, caseOfDocument } from './case-document.ts'

// What a server gives in one answer. People decide about cases: nobody has so many.
const mostCases = 10_000

/** Decided cases in an index of a cluster, for all who share it. What cannot be done there is thrown in words for people. */
export class ClusterCases implements CaseMemory {
  readonly #open: () => Promise<Cluster>
  #cluster: Promise<Cluster> | undefined

  /** The cluster is asked when the memory is. */
  constructor(open: () => Promise<Cluster>) {
    this.#open = open
  }

  async recall(fingerprints: readonly string[]): Promise<Recalled> {
    const wanted = new Set(fingerprints)
    const { cases, problems } = await this.#found({ terms: { 'culprit.key': [...wanted].map(caseKey) } })
    return { cases: cases.filter(({ fingerprint }) => wanted.has(fingerprint)), problems }
  }

  async all(): Promise<Recalled> {
    return await this.#found({ match_all: {} })
  }

  async keep(decided: KeptCase): Promise<readonly Problem[]> {
    const { id, document } = caseDocument(decided)
    await this.#at('keeping a case', async cluster => {
      await requireTemplate(cluster, casesIndex)
      await cluster.client.transport.request({ method: 'PUT', path: `/${casesIndex}/_create/${id}`, querystring: { refresh: 'true' }, body: document }).catch(unlessThere)
    })
    return []
  }

  async forget(fingerprint: string): Promise<number> {
    return await this.#at('forgetting a case', async cluster => {
      const hits = await search(cluster, { terms: { 'culprit.key': [caseKey(fingerprint)] } })
      const operations = hits.filter(({ _source }) => caseOfDocument(_source)?.fingerprint === fingerprint).map(({ _id }) => ({ delete: { _id } }))
      if (operations.length === 0) return 0
      const { items } = await cluster.client.bulk({ index: casesIndex, refresh: true, operations })
      const failed = items.find(item => item.delete?.error !== undefined)?.delete
      if (failed !== undefined) throw new errors.ResponseError({ statusCode: failed.status, body: failed, headers: {}, warnings: null, meta: {} as never })
      return items.filter(item => item.delete?.result === 'deleted').length
    })
  }

  async close(): Promise<void> {
    const cluster = await this.#cluster?.catch(() => undefined)
    this.#cluster = undefined
    await cluster?.close()
  }

  async #found(query: Query): Promise<Recalled> {
    return await this.#at('recalling cases', async cluster => {
      const hits = await search(cluster, query)
      const cases = hits.flatMap(({ _source }) => caseOfDocument(_source) ?? []).sort((a, b) => a.decided - b.decided)
      const strange = hits.filter(({ _source }) => caseOfDocument(_source) === undefined).map(({ _id }): Problem => ({ code: 'broken-case', source: casesIndex, message: `the document ${_id} is no kept case: it was passed over; delete it` }))
      const more: readonly Problem[] = hits.length < mostCases ? [] : [{ code: 'bound-reached', source: casesIndex, message: `holds more than ${mostCases} such cases: the oldest were passed over` }]
      return { cases, problems: [...strange.slice(0, 20), ...more] }
    })
  }

  async #at<T>(doing: string, work: (cluster: Cluster) => Promise<T>): Promise<T> {
    const cluster = await (this.#cluster ??= this.#open().catch((error: unknown) => {
      // Asked again, it may answer.
      this.#cluster = undefined
      throw error
    }))
    try {
      return await work(cluster)
    } catch (error) {
      throw cluster.explain(error, doing)
    }
  }
}

// Where nobody has kept a case yet there is no such index.
async function search({ client }: Cluster, query: Query): Promise<readonly Hit[]> {
  const reply = await client.transport.request<{ readonly hits: { readonly hits: readonly Hit[] } }>({
    method: 'POST', path: `/${casesIndex}/_search`, querystring: { ignore_unavailable: true, allow_partial_search_results: false },
    body: { query, size: mostCases, track_total_hits: false, sort: [{ '@timestamp': { order: 'desc', unmapped_type: 'date' } }] },
  })
  return reply.hits.hits
}

function unlessThere(error: unknown): void {
  if (!(error instanceof errors.ResponseError) || error.statusCode !== 409) throw error
}
