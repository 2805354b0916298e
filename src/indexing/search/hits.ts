import type { Order } from './order.ts'
import { placeAfter } from './place-after.ts'
import type { PageWish, PointInTime, SortedHit } from './point-in-time.ts'

/** Which documents are wanted, all of them. */
export type HitsWish = Pick<PageWish, 'query' | 'sort' | 'fields'>

const first = 200
const most = 2000
// So much of documents is wanted at once; long ones come in smaller pages.
const wantedBytes = 4 * 1024 * 1024

export type { Order }

/** Pages of documents in their order. The next is asked for while one is worked on. */
export async function* pagesOf(moment: PointInTime, wish: HitsWish, signal: AbortSignal): AsyncGenerator<readonly SortedHit[]> {
  let size = first
  let coming = moment.page({ ...wish, size }, signal)
  for (;;) {
    const hits = await coming
    const last = hits.at(-1)
    if (last === undefined) return
    const isLast = hits.length < size
    if (!isLast) {
      size = nextSize(size, hits)
      coming = moment.page({ ...wish, size, after: placeAfter(last) }, signal)
      // Told where it is waited for.
      coming.catch(() => undefined)
    }
    yield hits
    if (isLast) return
  }
}

function nextSize(size: number, hits: readonly SortedHit[]): number {
  const sample = hits.slice(-20)
  const each = sample.reduce((sum, hit) => sum + JSON.stringify(hit._source).length, 1) / sample.length
  return Math.max(10, Math.min(most, size * 4, Math.floor(wantedBytes / each)))
}
