import { errors } from '@elastic/elasticsearch'
import type { Cluster } from '../connection/cluster.ts'
import type { Destination } from './delivery.ts'
import { OlderIndices } from './older-indices.ts'
import { sendBulk } from './reply.ts'

/** A cluster's data streams as a destination, and what a person should know of them. */
export interface ClusterDestination extends Destination {
  remarks(): readonly string[]
  /** Bytes that a batch may have at this server, as far as it tells. */
  readonly mostBytes: number
}

/** Writes to data streams of a cluster, which must be there or have a template. */
export async function clusterDestination(cluster: Cluster, streams: readonly string[]): Promise<ClusterDestination> {
  const older = new Map(streams.map(stream => [stream, new OlderIndices(cluster, stream)]))
  const [mostBytes] = await Promise.all([mostBytesAt(cluster), ...[...older.values()].map(one => one.look())])
  return {
    mostBytes,
    remarks: () => [...older.values()].flatMap(({ remark }) => remark ?? []),
    isAlive: () => cluster.client.transport.request({ method: 'HEAD', path: '/' }).then(() => true, () => false),
    async send(batch) {
      const reply = await sendBulk(cluster, batch)
      if (reply.is === 'answered') for (const one of older.values()) if (one.isNews(reply.indices)) await one.look()
      return reply
    },
    async known(batch, suspicion) {
      const found = new Set<string>()
      for (const [stream, one] of older) {
        if (suspicion === 'suspect') await one.look()
        const mine = one.areThere ? batch.filter(document => document.stream === stream) : []
        for (const id of await one.known(mine.map(({ id }) => id))) found.add(id)
      }
      return found
    },
  }
}

// Longer requests are not always refused in words: some servers just read no more.
async function mostBytesAt({ client }: Cluster): Promise<number> {
  try {
    const { nodes = {} } = await client.transport.request<{ readonly nodes?: Readonly<Record<string, { readonly http?: { readonly max_content_length_in_bytes?: number } }>> }>({ method: 'GET', path: '/_nodes/http' })
    const limits = Object.values(nodes).flatMap(({ http }) => http?.max_content_length_in_bytes ?? [])
    return Math.floor(Math.min(...limits) * 0.9)
  } catch (error) {
    // Not everybody may ask, and a serverless project has no nodes.
    if (error instanceof errors.ElasticsearchClientError) return Infinity
    throw error
  }
}
