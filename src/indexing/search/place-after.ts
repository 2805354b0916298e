import { isoNanos } from '../documents/iso-micros.ts'
import { pathTo, valueAt } from '../documents/tree.ts'
import type { SortedHit } from './sorted-hit.ts'

const timestamp = pathTo('@timestamp')

/**
 * Where the page after a document begins. OpenSearch tells times in nanoseconds as numbers, of which a double keeps 16
 * digits: rounded, they would pass over documents or bring some again, so such a time is said as its document has it.
 */
export function placeAfter({ sort, _source }: SortedHit): readonly unknown[] {
  const exact = isoNanos(valueAt(_source, timestamp))
  return sort.map(value => (typeof value === 'number' && !Number.isSafeInteger(value) && exact !== undefined && Number(exact.nanos) === value ? exact.text : value))
}
