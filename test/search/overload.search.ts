import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BulkWriter, applySteps, clusterDestination, connect, outgoing, setupSteps, streamName, usualLimits } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { countIn } from './reading-back.ts'
import { isGiven, theServer } from './the-server.ts'

// Needs a server with settings of its own.
describe.skipIf(isGiven)('a server that is too busy', () => {
  let cluster: Cluster

  beforeAll(async () => {
    const { url } = await theServer({ 'indexing_pressure.memory.limit': '64kb', 'thread_pool.write.size': '1', 'thread_pool.write.queue_size': '1' })
    cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
    await applySteps(cluster, setupSteps(cluster.product, { replicas: 0 }), () => undefined)
  })
  afterAll(async () => {
    await cluster.close()
  })

  test.each([
    ['for a whole request', { batchBytes: 1024 * 1024, requests: 2 }, 1000, 200],
    ['for documents of a request, under a status of 200', { batchBytes: 12_000, requests: 8 }, 3000, 20],
  ])('%s: all is written in the end, once', async (name, limits, count, size) => {
    const stream = streamName('entries', name.includes('whole') ? 'requests' : 'items')
    const to = await clusterDestination(cluster, [stream])
    const seen = new Set<string>()
    const writer = new BulkWriter({
      isAlive: () => to.isAlive(),
      known: (batch, suspicion) => to.known(batch, suspicion),
      send: async (batch) => {
        const reply = await to.send(batch)
        if (reply.is === 'answered' ? reply.items.some(({ is }) => is === 'later') : reply.is === 'later') seen.add(reply.is === 'answered' ? 'items' : 'request')
        return reply
      },
    }, { take: async () => { throw new Error('rejected') } }, { ...usualLimits, ...limits })
    for (let index = 0; index < count; index++) await writer.add(outgoing({ kind: 'entries', stream, id: `d${index}` }, { '@timestamp': '2024-03-05T10:00:00.000001Z', message: 'wet grain '.repeat(size / 10) }))
    await writer.flush()
    expect(seen.size).toBeGreaterThan(0)
    expect(writer.repeats).toBeGreaterThan(0)
    expect(writer.counts.entries.indexed + writer.unsure).toBe(count)
    expect(await countIn(cluster, stream)).toBe(count)
  })
})
