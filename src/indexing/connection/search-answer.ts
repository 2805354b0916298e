import { ClusterError } from './cluster-error.ts'

/** Refuses what comes under a status of 200 and is no answer to a search, such as a login page or what a broken proxy makes of one. */
export function requireSearchAnswer(path: string, asked: unknown, answer: unknown): void {
  if (/\/_count$/.test(path) && typeof of(answer, 'count') !== 'number') throw strange()
  if (!/(?:^|\/)_search$/.test(path)) return
  const hits = of(of(answer, 'hits'), 'hits')
  if (!Array.isArray(hits)) throw strange()
  if (hits.some(hit => typeof of(hit, '_id') !== 'string')) throw strange()
  if (of(asked, '_source') !== false && hits.some(hit => typeof (of(hit, '_source') ?? '') !== 'object')) throw new ClusterError('documents come without their source; an index that keeps none cannot be read')
  const wanted = Object.keys(Object(of(asked, 'aggs')) as object)
  if (wanted.some(name => typeof of(of(answer, 'aggregations'), name) !== 'object')) throw strange()
}

function of(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

/** What is told of an answer that is none. */
export function strange(): ClusterError {
  return new ClusterError('what answers there answers no search; name the address of the search cluster itself, and see what stands between')
}
