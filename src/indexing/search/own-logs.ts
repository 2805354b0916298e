import type { estypes } from '@elastic/elasticsearch'
import { microsOf, isoMicros } from '../documents/iso-micros.ts'
import type { Order } from './order.ts'
import type { Query } from './query.ts'
import { allOf, says } from './query.ts'

/** A log that `culprit index` wrote. */
export interface OwnLog {
  readonly name: string
  readonly isBuild: boolean
  readonly query: Query
  readonly order: Order
}

const mostLogs = 1000
const mostRuns = 50

/** The question which logs there are, of each name the several that were written. */
export const whichLogs = {
  logs: {
    terms: { field: 'log.file.path', size: mostLogs },
    aggs: { builds: { filter: says('culprit.from', 'build') }, runs: { terms: { field: 'culprit.log', size: mostRuns }, aggs: { begins: { min: { field: '@timestamp' } } } } },
  },
} as const satisfies Record<string, estypes.AggregationsAggregationContainer>

interface Buckets<Bucket> {
  readonly buckets: readonly Bucket[]
  readonly sum_other_doc_count: number
}

interface RunBucket {
  readonly key: string
  readonly begins: { readonly value_as_string?: string }
}

interface PathBucket {
  readonly key: string
  readonly builds: { readonly doc_count: number }
  readonly runs: Buckets<RunBucket>
}

/** What is answered to that question. */
export interface LogsFound {
  readonly logs?: Buckets<PathBucket>
}

/** The logs in order of their names, and a word on those that are too many. */
export function ownLogs({ logs }: LogsFound, among: Query): { readonly logs: readonly OwnLog[]; readonly tooMany: readonly string[] } {
  const { buckets = [], sum_other_doc_count: more = 0 } = logs ?? {}
  const tooMany = [
    ...(more > 0 ? [`holds documents of more than ${mostLogs} logs`] : []),
    ...buckets.filter(bucket => isSplit(bucket) && bucket.runs.sum_other_doc_count > 0).map(({ key }) => `holds more than ${mostRuns} logs named ${key}`),
  ]
  return { logs: buckets.toSorted((a, b) => (a.key < b.key ? -1 : 1)).flatMap(bucket => logsOf(bucket, among)), tooMany }
}

// A journal that was written in parts is one log still, in the order of time; each run of a build is a log of its own.
function logsOf(bucket: PathBucket, among: Query): readonly OwnLog[] {
  const { key: path, builds, runs } = bucket
  const isBuild = builds.doc_count > 0
  const query = allOf([among, { term: { 'log.file.path': path } }])
  if (!isSplit(bucket)) return [{ name: path, isBuild, query, order: runs.buckets.length > 1 ? 'time' : 'place in the log' }]
  return runs.buckets.map(run => ({ run, begins: beginOf(run) })).toSorted((a, b) => (a.begins + a.run.key < b.begins + b.run.key ? -1 : 1)).map(({ run, begins }, _, all) => {
    const isOneOfEquals = all.filter(other => other.begins === begins).length > 1
    return { name: `${path}@${begins}${isOneOfEquals ? `/${run.key.slice(0, 6)}` : ''}`, isBuild, query: allOf([query, { term: { 'culprit.log': run.key } }]), order: 'place in the log' }
  })
}

function isSplit({ builds, runs }: PathBucket): boolean {
  return builds.doc_count > 0 && runs.buckets.length > 1
}

function beginOf({ begins: { value_as_string: text } }: RunBucket): string {
  const time = microsOf(text)
  return time === undefined ? '' : isoMicros(time).replace(/\.\d+/, '')
}
