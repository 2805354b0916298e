import type { Parser } from '../../model/parser.ts'
import type { Problem } from '../../model/problem.ts'
import { ClusterError } from '../connection/cluster-error.ts'
import type { Cluster } from '../connection/cluster.ts'
import { buildDocuments } from './hit-parser.ts'
import { rawPagesOf } from './hits.ts'
import type { Order } from './order.ts'
import { sortBy } from './order.ts'
import type { PointInTime } from './point-in-time.ts'
import type { Query } from './query.ts'
import type { RawHit } from './raw-hit.ts'

/** A log in a cluster, as lines that come once. */
export interface ClusterLog {
  readonly id: string
  readonly parser: Parser
  readonly bytes: AsyncIterable<Uint8Array>
  /** What was met while it came; taken from here as it comes. */
  readonly met: Problem[]
  stop(): void
}

const lineFeed = 10
// So many lines of a log that are no documents are kept as blank ones, so that a line has the number that it had.
const widestGap = 1000

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
          yield asLines(few, linesAbove)
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
    if (length + json.length >= longestPart && index > begin) {
      yield hits.slice(begin, index)
      begin = index
      length = 0
    }
    length += json.length + 1
  }
  if (begin < hits.length) yield hits.slice(begin)
}

/** Each hit on a line of its own, with so many blank ones above it. */
function asLines(hits: readonly RawHit[], linesAbove: (hit: RawHit) => number): Buffer {
  const above = hits.map(linesAbove)
  const lines = Buffer.allocUnsafe(hits.reduce((sum, { json }, index) => sum + json.length + 1 + (above[index] as number), 0))
  let at = 0
  for (const [index, { json }] of hits.entries()) {
    lines.fill(lineFeed, at, (at += above[index] as number))
    lines.set(json, at)
    lines[(at += json.length)] = lineFeed
    at++
  }
  return lines
}

/** How many blank lines come above each hit, so that its line has the number that it had in its log; tells when the log is in truth several. */
function gaps(id: string, met: Problem[]): (hit: RawHit) => number {
  let number = 0
  let above = -1
  return ({ offset, line }) => {
    if (offset === above && met.length === 0) met.push({ code: 'mixed-logs', source: id, message: 'several logs of this name were indexed, and their lines are mixed here: tell them apart with --since and --until, or index them under names of their own' })
    above = offset ?? -1
    const gap = line === undefined ? 0 : line - number - 1
    const blank = gap > 0 && gap <= widestGap ? gap : 0
    number += blank + 1
    return blank
  }
}
