import type { estypes } from '@elastic/elasticsearch'
import type { Product } from '../connection/product.ts'
import type { Sort } from './query.ts'

/** What may be sorted by, beside what tells equals apart. */
export type Order = 'time' | 'place in the log'

/** A sort in which no two documents are equal: by a point in time alone, OpenSearch passes over those that are. */
export function sortBy(order: Order, { name, major }: Product): readonly Sort[] {
  const isOpenSearch = name === 'OpenSearch'
  const time: estypes.FieldSort = { order: 'asc', numeric_type: 'date_nanos', unmapped_type: 'date', ...(!isOpenSearch && { format: 'strict_date_optional_time_nanos' }) }
  const number: estypes.FieldSort = { order: 'asc', missing: '_last', unmapped_type: 'long' }
  // Within a log the line adds nothing to the order: it is told with each hit so.
  const place: readonly Sort[] = [{ 'log.offset': number }, { 'culprit.line': number }]
  const tiebreaker: Sort = isOpenSearch && major < 3 ? { _id: 'asc' } : { _shard_doc: 'asc' }
  // Where the first of them is a time, OpenSearch passes over shards by the millisecond, and loses what lies within it. All our queries are filters: no document has a score.
  const first: readonly Sort[] = order === 'place in the log' ? place : isOpenSearch ? [{ _score: { order: 'desc' } }] : []
  return [...first, { '@timestamp': time }, tiebreaker]
}
