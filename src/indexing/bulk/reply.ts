import { errors } from '@elastic/elasticsearch'
import { reasonOf } from '../connection/failure.ts'
import type { Cluster } from '../connection/cluster.ts'
import type { Packed } from './packed.ts'
import { bodyOf } from './packed.ts'

/** What a server says of one document. */
export type ItemReply =
  | { readonly is: 'indexed' | 'duplicate' }
  | { readonly is: 'rejected'; readonly status: number; readonly because: string }
  | { readonly is: 'later'; readonly because: string }

/** What came of a bulk request. */
export type Reply =
  | { readonly is: 'answered'; readonly items: readonly ItemReply[]; readonly indices: readonly string[] }
  | { readonly is: 'too large' }
  /** Nothing of it was done. */
  | { readonly is: 'later'; readonly because: string }
  /** Some of it may have been done. `broken`: the connection was, or nothing came. */
  | { readonly is: 'unanswered'; readonly because: string; readonly broken?: boolean }

interface ItemAnswer {
  readonly _id?: unknown
  readonly _index?: string
  readonly status?: unknown
  readonly error?: unknown
}

const indexed = { is: 'indexed' } as const
const duplicate = { is: 'duplicate' } as const

/** Sends documents in one request. Throws what no repetition mends, in words for people. */
export async function sendBulk(cluster: Cluster, batch: readonly Packed[]): Promise<Reply> {
  try {
    const answer: unknown = await cluster.client.bulk({ operations: bodyOf(batch) as never, filter_path: ['items.*.status', 'items.*.error', 'items.*._index', 'items.*._id'] })
    return answered(answer, batch, cluster)
  } catch (error) {
    const reply = replyTo(error)
    if (reply !== undefined) return reply
    throw cluster.explain(error, 'writing')
  }
}

function answered(answer: unknown, batch: readonly Packed[], cluster: Cluster): Reply {
  const items = itemsOf(answer)
  // Proxies have been seen to give one caller the answer to another.
  const strange = items.length === batch.length ? items.findIndex(({ _id, status }, index) => batch[index]?.hasId(_id) !== true || typeof status !== 'number') : items.length
  if (strange >= 0) return { is: 'unanswered', because: `${batch.length} documents were sent, and only the first ${strange} answered` }
  const indices = new Set<string>()
  const replies = items.map((create, index): ItemReply => {
    if (create._index !== undefined) indices.add(create._index)
    const status = Number(create.status)
    if (status === 200 || status === 201) return indexed
    if (status === 409) return duplicate
    const because = reasonOf(create)
    if (isPassing(status) || because.includes('cluster_block_exception')) return { is: 'later', because: `status ${status} ${because}` }
    // Not the document is at fault: no other would fare better.
    if (status === 401 || status === 403 || status === 404) throw cluster.explain(asResponse(status, create), `writing to ${batch[index]?.stream ?? 'it'}`)
    return { is: 'rejected', status, because }
  })
  return { is: 'answered', items: replies, indices: [...indices] }
}

function itemsOf(answer: unknown): readonly ItemAnswer[] {
  const { items } = Object(answer) as { readonly items?: unknown }
  return Array.isArray(items) ? items.map(item => Object((Object(item) as { readonly create?: unknown }).create) as ItemAnswer) : []
}

function asResponse(status: number, body: object): errors.ResponseError {
  return new errors.ResponseError({ statusCode: status, body, headers: {}, warnings: null, meta: {} as never })
}

function replyTo(error: unknown): Reply | undefined {
  if (error instanceof errors.ResponseError) {
    const status = error.statusCode ?? 0
    if (status === 413) return { is: 'too large' }
    const because = `HTTP ${status} ${reasonOf(error.body)}`.trim()
    if (status === 429) return { is: 'later', because }
    return isPassing(status) ? { is: 'unanswered', because } : undefined
  }
  if (error instanceof errors.DeserializationError) return { is: 'unanswered', because: error.message }
  // A server that reads no more of a request that is too long leaves it hanging.
  if (error instanceof errors.TimeoutError) return { is: 'unanswered', because: error.message, broken: true }
  if (error instanceof errors.NoLivingConnectionsError) return { is: 'later', because: 'no node can be reached' }
  if (error instanceof errors.ConnectionError && !isCertificate.test(error.message)) return { is: 'unanswered', because: error.message, broken: true }
  return undefined
}

const isPassing = (status: number): boolean => status === 429 || status === 502 || status === 503 || status === 504
const isCertificate = /certificate|fingerprint/i
