import type { Parser } from '../../model/parser.ts'
import type { Problem } from '../../model/problem.ts'
import { ClusterError } from '../connection/cluster-error.ts'
import type { Cluster } from '../connection/cluster.ts'
import { buildDocuments, journalDocuments } from './hit-parser.ts'
import type { RawHit } from './hit-splitter.ts'
import { rawPagesOf } from './hits.ts'
import { indicesOf } from './index-names.ts'
import { filtersOf } from './narrowing.ts'
import type { Narrowing } from './narrowing.ts'
import type { Order } from './order.ts'
import type { LogsFound } from './own-logs.ts'
import { ownLogs, whichLogs } from './own-logs.ts'
import { sortBy } from './order.ts'
import { PointInTime } from './point-in-time.ts'
import type { Query } from './query.ts'
import { allOf, exists } from './query.ts'

/** A log in a cluster, as lines that come once. */
export interface ClusterLog {
  readonly id: string
  readonly parser: Parser
  readonly bytes: AsyncIterable<Uint8Array>
  /** What was met while it came; taken from here as it comes. */
  readonly met: Problem[]
  stop(): void
}

const lineEnd = Buffer.from('\n')
// So many lines of a log that are no documents are kept as blank ones, so that a line has the number that it had.
const widestGap = 1000

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
    const found = await search<LogsFound>(cluster, index, { query: own, size: 0, aggs: whichLogs })
    const { logs: named, tooMany: more } = ownLogs(found.aggregations ?? {}, own)
    const logs = named.map(log => read({ cluster, moment, id: `${name}#${log.name}`, parser: log.isBuild ? buildDocuments : journalDocuments }, log))
    const isElsewhere = await holdsAny(cluster, index, others)
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

interface Place {
  readonly cluster: Cluster
  readonly moment: PointInTime
  readonly id: string
  readonly parser: Parser
}

/** The documents of a query as a log. */
export function read(place: Place, { query, order }: { readonly query: Query; readonly order: Order }): ClusterLog {
  const { cluster, moment, id, parser } = place
  const met: Problem[] = []
  const stopping = new AbortController()
  const wish = { query, sort: sortBy(order, cluster.product) }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const linesAbove = order === 'time' ? () => 0 : gaps(id, parser === buildDocuments ? met : [])
    let count = 0
    try {
      for await (const hits of rawPagesOf(moment, wish, stopping.signal)) {
        for (const few of parts(hits)) {
          count += few.length
          yield Buffer.concat(few.flatMap(hit => [...new Array<Buffer>(linesAbove(hit)).fill(lineEnd), hit.json, lineEnd]))
          if (stopping.signal.aborted) return
        }
      }
    } catch (error) {
      if (stopping.signal.aborted) return
      const told = cluster.explain(error, `reading ${id}`)
      if (!(told instanceof ClusterError)) throw told
      met.push({ code: 'broken-off', source: id, message: `after ${count} documents nothing more could be read: ${told.message}` })
    }
  }
  return { id, parser, bytes: bytes(), met, stop: () => { stopping.abort() } }
}

// A page stands in memory already: only a part of it stands there twice.
const longestPart = 1024 * 1024

function* parts(hits: readonly RawHit[]): Generator<readonly RawHit[]> {
  let begin = 0
  let length = 0
  for (const [index, { json }] of hits.entries()) {
    length += json.length
    if (length < longestPart && index < hits.length - 1) continue
    yield hits.slice(begin, index + 1)
    begin = index + 1
    length = 0
  }
}

/** How many blank lines come above each hit, so that its line has the number that it had in its log; tells when the log is in truth several. */
function gaps(id: string, met: Problem[]): (hit: RawHit) => number {
  let number = 0
  let above = -1
  return ({ sort: [offset, line] }) => {
    if (offset === above && met.length === 0) met.push({ code: 'mixed-logs', source: id, message: 'several logs of this name were indexed, and their lines are mixed here: tell them apart with --since and --until, or index them under names of their own' })
    above = typeof offset === 'number' ? offset : -1
    const gap = typeof line === 'number' ? line - number - 1 : 0
    const blank = gap > 0 && gap <= widestGap ? gap : 0
    number += blank + 1
    return blank
  }
}
