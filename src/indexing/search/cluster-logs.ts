import type { Problem } from '../../model/problem.ts'
import { ClusterError } from '../connection/cluster-error.ts'
import type { Cluster } from '../connection/cluster.ts'
import type { ClusterLog } from './cluster-log.ts'
import { read } from './cluster-log.ts'
import { buildDocuments, journalDocuments } from './hit-parser.ts'
import { indicesOf } from './index-names.ts'
import { filtersOf } from './narrowing.ts'
import type { Narrowing } from './narrowing.ts'
import type { LogsFound } from './own-logs.ts'
import { ownLogs, whichLogs } from './own-logs.ts'
import { PointInTime } from './point-in-time.ts'
import type { Query } from './query.ts'
import { allOf, exists } from './query.ts'

/** The logs of a name, and a way to let go of them. */
export interface ClusterLogs {
  readonly logs: readonly (ClusterLog | Problem)[]
  close(): Promise<void>
}

/**
 * The logs that a name stands for. What `culprit index` wrote is told apart by the logs that it came from, each in its
 * own order; all else is one log by time.
 */
export async function clusterLogs(cluster: Cluster, name: string, narrowing: Narrowing): Promise<ClusterLogs> {
  const index = indicesOf(name)
  const filters = filtersOf(narrowing)
  const moment = new PointInTime(cluster, index)
  const close = async (): Promise<void> => { await moment.close() }
  const [own, others] = [allOf([exists('culprit.clock'), ...filters], [exists('culprit.finding')]), allOf(filters, [exists('culprit.clock'), exists('culprit.finding')])]
  try {
    moment.open()
    const [found, isElsewhere] = await Promise.all([search<LogsFound>(cluster, index, { query: own, size: 0, aggs: whichLogs }), holdsAny(cluster, index, others)])
    const { logs: named, tooMany: more } = ownLogs(found.aggregations ?? {}, own)
    const logs = named.map(log => read({ cluster, moment, id: `${name}#${log.name}`, parser: log.isBuild ? buildDocuments : journalDocuments }, log))
    const rest = isElsewhere ? [read({ cluster, moment, id: name, parser: journalDocuments }, { query: others, order: 'time' })] : []
    const tooMany = more.map((message): Problem => ({ code: 'too-many-logs', source: name, message: `${message}: the others were not read; narrow it with --since, --host or a namespace` }))
    if (logs.length + rest.length > 0) return { logs: [...logs, ...rest, ...tooMany], close }
    const why = filters.length > 0 ? 'holds no entries that fit --since, --until, --host, --unit and --boot' : 'holds no entries'
    return { logs: [{ code: 'empty', source: name, message: `${why} (${index} of ${cluster.where})` }], close }
  } catch (error) {
    const told = cluster.explain(error, `reading ${index}`)
    if (told instanceof ClusterError) return { logs: [{ code: 'unreadable', source: name, message: told.message }], close }
    throw told
  }
}

async function holdsAny(cluster: Cluster, index: string, query: Query): Promise<boolean> {
  const reply = await search(cluster, index, { query, size: 1, _source: false, track_total_hits: false })
  return reply.hits.hits.length > 0
}

async function search<Aggregations>(cluster: Cluster, index: string, body: Record<string, unknown>): Promise<{ readonly hits: { readonly hits: readonly unknown[] }; readonly aggregations?: Aggregations }> {
  return await cluster.client.transport.request({ method: 'POST', path: `/${encodeURIComponent(index)}/_search`, querystring: { allow_partial_search_results: false }, body })
}
