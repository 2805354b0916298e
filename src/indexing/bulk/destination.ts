import type { Cluster } from '../connection/cluster.ts'
import type { Destination } from './delivery.ts'
import { OlderIndices } from './older-indices.ts'
import type { Outgoing } from './outgoing.ts'
import { sendBulk } from './reply.ts'

/** A cluster's data streams as a destination, and what a person should know of them. */
export interface ClusterDestination extends Destination {
  remarks(): readonly string[]
}

/** Writes to data streams of a cluster, which must be there or have a template. */
export async function clusterDestination(cluster: Cluster, streams: readonly string[]): Promise<ClusterDestination> {
  const older = new Map(streams.map(stream => [stream, new OlderIndices(cluster, stream)]))
  for (const one of older.values()) await one.look()
  return {
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
        const mine = batch.filter(document => document.stream === stream)
        if (mine.length === 0) continue
        if (suspicion === 'suspect') await one.look()
        for (const id of await one.known(mine.map(({ id }: Outgoing) => id))) found.add(id)
      }
      return found
    },
  }
}
