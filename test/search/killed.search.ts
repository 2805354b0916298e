import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { culprit, file, folder, outcomeOf, run, start } from '../program/program.ts'
import { journalLines } from './journal.ts'
import { countIn } from './reading-back.ts'
import { sums } from './sums.ts'
import { isGiven, theServer } from './the-server.ts'

const kills = Number(process.env['SEARCH_KILLS'] ?? 3)
const count = 40_000

const pause = (most: number): Promise<void> => new Promise(resolve => setTimeout(resolve, Math.random() * most))

describe.skipIf(isGiven)('killed', () => {
  let server: Awaited<ReturnType<typeof theServer>>
  let cluster: Cluster
  const log = file('long.json', journalLines(count, { size: 400 }).join('\n'))

  beforeAll(async () => {
    server = await theServer()
    cluster = await connect({ nodes: [server.url], certificates: 'checked', timeout: 60_000 })
    expect((await culprit('setup', '--to', server.url, '--replicas', '0')).code).toBe(0)
  })
  afterAll(async () => {
    await cluster.close()
  })

  test('the server amid the writing: nothing is lost, nothing is twice, the sums add up', async () => {
    let killed = 0
    let runs = 0
    let repeated = 0
    for (; killed < kills; runs++) {
      const stream = streamName('entries', `server_${runs}`)
      const child = start({ args: ['index', '--to', server.url, '--namespace', `server_${runs}`, log] })
      const outcome = outcomeOf(child)
      while (child.exitCode === null && await countIn(cluster, stream).catch(() => 0) === 0) await pause(100)
      while (child.exitCode === null && killed < kills) {
        await pause(1500)
        if (child.exitCode !== null) break
        await server.kill()
        killed++
        await pause(1000)
        await server.startAgain()
      }
      const { code, stdout, stderr } = await outcome
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const { read, indexed = 0, duplicate = 0, rejected } = sums(stdout)
      expect({ read, rejected, answered: indexed + duplicate }).toEqual({ read: count, rejected: 0, answered: count })
      expect(await countIn(cluster, stream)).toBe(count)
      repeated += duplicate
    }
    process.stdout.write(`killed: the server ${killed} times in ${runs} runs of ${count} entries; none lost, none twice, ${repeated} were there already when they were sent again\n`)
  }, 240_000 * kills)

  test('the indexer: it goes on from its checkpoint', async () => {
    const checkpoint = path.join(folder, 'kill.json')
    const args = ['index', '--to', server.url, '--namespace', 'indexer', '--checkpoint', checkpoint, log]
    let killed = 0
    for (let kill = 0; kill < kills; kill++) {
      const child = start({ args })
      const outcome = outcomeOf(child)
      await pause(4000)
      child.kill('SIGKILL')
      if ((await outcome).signal === 'SIGKILL') killed++
    }
    const { code, stdout, stderr } = await run({ args })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { read, indexed = 0, duplicate = 0, rejected, 'written before': before = 0 } = sums(stdout)
    expect({ read, rejected, all: indexed + duplicate + before }).toEqual({ read: count, rejected: 0, all: count })
    expect(await countIn(cluster, streamName('entries', 'indexer'))).toBe(count)
    expect(existsSync(checkpoint)).toBe(true)
    expect(sums((await run({ args })).stdout)).toMatchObject({ read: count, 'written before': count, indexed: 0 })
    process.stdout.write(`killed: the indexer ${killed} times; of ${count} entries the last run wrote ${indexed}, found ${duplicate} there already, and passed over ${before}\n`)
  }, 60_000 * kills)

  test('by Ctrl-C while the server is away: it ends soon, and says what was not sent', async () => {
    const args = ['index', '--to', server.url, '--namespace', 'away', '--checkpoint', path.join(folder, 'away.json'), log]
    const child = start({ args })
    const outcome = outcomeOf(child)
    while (await countIn(cluster, streamName('entries', 'away')).catch(() => 0) === 0) await pause(200)
    await server.kill()
    await pause(1500)
    child.kill('SIGINT')
    const { code, stdout } = await outcome
    const { read = 0, indexed = 0, duplicate = 0, rejected = 0, 'not sent': left = 0 } = sums(stdout)
    expect(read).toBe(indexed + duplicate + rejected + left)
    await server.startAgain()
    if (code === 130) expect((await run({ args })).code).toBe(0)
    expect(await countIn(cluster, streamName('entries', 'away'))).toBe(count)
  })
})
