import type { Query } from '../search/query.ts'

/** Asks the indices of a hunt something that brings numbers, or few documents. */
export type Ask = (what: '_count' | '_search' | '_field_caps', body?: Readonly<Record<string, unknown>>, querystring?: Readonly<Record<string, string>>) => Promise<unknown>

const mostConditions = 250
// A server takes so many words in the conditions of one query at the least, less what else stands in it.
const mostWords = 700

interface Wish {
  readonly queries: readonly Query[]
  readonly budget: number
  /** Told of each query that so many documents meet that fetching them would be reading everything. */
  passedOver?(): void
}

/** Those queries, the rarest first, that together bring no more of these documents than may be fetched. */
export async function affordable(ask: Ask, among: Query, { queries, budget, passedOver }: Wish): Promise<readonly Query[]> {
  const counted: { readonly query: Query; readonly documents: number }[] = []
  for (let from = 0; from < queries.length; from += mostConditions) {
    const batch = queries.slice(from, from + mostConditions)
    const filters = Object.fromEntries(batch.map((query, index) => [`${index}`, query]))
    const { aggregations } = await ask('_search', { query: among, size: 0, aggs: { signs: { filters: { filters } } } }) as { readonly aggregations: { readonly signs: { readonly buckets: Readonly<Record<string, { readonly doc_count: number }>> } } }
    for (const [index, query] of batch.entries()) counted.push({ query, documents: aggregations.signs.buckets[`${index}`]?.doc_count ?? 0 })
  }
  const wanted: Query[] = []
  let sum = 0
  for (const { query, documents } of counted.filter(({ documents }) => documents > 0).toSorted((a, b) => a.documents - b.documents)) {
    sum += documents
    if (sum <= budget) wanted.push(query)
    else passedOver?.()
  }
  return wanted
}

/** Queries in such numbers as a server takes in one. */
export function batchesOf(queries: readonly Query[]): readonly (readonly Query[])[] {
  const batches: Query[][] = []
  let words = Infinity
  for (const query of queries) {
    const own = wordsIn(query)
    if (words + own > mostWords) {
      batches.push([])
      words = 0
    }
    words += own
    batches.at(-1)?.push(query)
  }
  return batches
}

// Names and values alike: rather too many than too few.
function wordsIn(query: Query): number {
  return JSON.stringify(query).split(/[^\p{L}\p{N}_]+/u).length
}
