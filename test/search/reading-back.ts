import type { Cluster } from '../../src/indexing/index.ts'
import type { Hit } from '../../src/indexing/documents/document-entry.ts'

/** Every document of a stream. */
export async function allHits({ client }: Cluster, stream: string): Promise<Hit[]> {
  await client.indices.refresh({ index: stream })
  const hits: Hit[] = []
  let page = await client.search({ index: stream, size: 1000, sort: ['_doc'], scroll: '1m' })
  while (page.hits.hits.length > 0) {
    hits.push(...(page.hits.hits as Hit[]))
    page = await client.scroll({ scroll_id: page._scroll_id ?? '', scroll: '1m' }) as typeof page
  }
  await client.clearScroll({ scroll_id: page._scroll_id ?? '' })
  return hits
}

/** How many documents a stream holds. */
export async function countIn({ client }: Cluster, stream: string): Promise<number> {
  await client.indices.refresh({ index: stream })
  return (await client.count({ index: stream })).count
}
