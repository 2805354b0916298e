import { placeAfter } from './place-after.ts'
import type { PageWish, PointInTime } from './point-in-time.ts'
import type { RawHit } from './raw-hit.ts'
import { understood } from './raw-hit.ts'
import type { SortedHit } from './sorted-hit.ts'

/** Which documents are wanted, all of them. */
export type HitsWish = Pick<PageWish, 'query' | 'sort'>

const first = 200
const most = 5000
// So much of documents is wanted at once; long ones come in smaller pages.
const wantedBytes = 8 * 1024 * 1024

/** A page of hits of a kind: how it is asked for, how long a hit is, and what comes after it. */
interface Pages<Hit> {
  next(wish: PageWish): Promise<readonly Hit[]>
  lengthOf(hit: Hit): number
  after(hit: Hit): readonly unknown[]
}

/** Pages of documents in their order. The next is asked for while one is worked on. */
export function pagesOf(moment: PointInTime, wish: HitsWish, signal: AbortSignal): AsyncGenerator<readonly SortedHit[]> {
  return pages(wish, { next: asked => moment.page(asked, signal), lengthOf: hit => JSON.stringify(hit._source).length, after: placeAfter })
}

/** The same, as they stand in the answers. */
export function rawPagesOf(moment: PointInTime, wish: HitsWish, signal: AbortSignal): AsyncGenerator<readonly RawHit[]> {
  return pages(wish, { next: asked => moment.rawPage(asked, signal), lengthOf: hit => hit.json.length, after: hit => placeAfter(understood(hit)) })
}

async function* pages<Hit>(wish: HitsWish, { next, lengthOf, after }: Pages<Hit>): AsyncGenerator<readonly Hit[]> {
  let size = first
  let coming = next({ ...wish, size })
  for (;;) {
    const hits = await coming
    const last = hits.at(-1)
    if (last === undefined) return
    const isLast = hits.length < size
    if (!isLast) {
      const sample = hits.slice(-20)
      const each = sample.reduce((sum, hit) => sum + lengthOf(hit), 1) / sample.length
      size = Math.max(10, Math.min(most, size * 5, Math.floor(wantedBytes / each)))
      coming = next({ ...wish, size, after: after(last) })
      // Told where it is waited for.
      coming.catch(() => undefined)
    }
    yield hits
    if (isLast) return
  }
}
