import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { culprit, file, folder, outcomeOf, run, start } from '../program/program.ts'
import { journalLines } from './journal.ts'
import { countIn } from './reading-back.ts'
import { isGiven, theServer } from './the-server.ts'

const kills = Number(process.env['SEARCH_KILLS'] ?? 3)
const count = 30_000

/** The sums of a summary: what was read, and what became of it. */
function sums(stdout: string): Readonly<Record<string, number>> {
  const line = /^entries: .*$/m.exec(stdout)?.[0] ?? ''
  return Object.fromEntries([...line.matchAll(/([\d,]+) (read|indexed|duplicate|rejected|written before|not sent)/g)].map(([, number = '', name = '']) => [name, Number(number.replaceAll(',', ''))]))
}

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
    const child = start({ args: ['index', '--to', server.url, '--namespace', 'server', log] })
    const outcome = outcomeOf(child)
    let ended = false
    void outcome.then(() => { ended = true })
    for (let kill = 0; kill < kills && !ended; kill++) {
      await pause(3000)
      await server.kill()
      await pause(1000)
      await server.startAgain()
    }
    const { code, stdout, stderr } = await outcome
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { read, indexed = 0, duplicate = 0, rejected } = sums(stdout)
    expect({ read, rejected, answered: indexed + duplicate }).toEqual({ read: count, rejected: 0, answered: count })
    expect(await countIn(cluster, streamName('entries', 'server'))).toBe(count)
  })

  test('the indexer: it goes on from its checkpoint', async () => {
    const checkpoint = path.join(folder, 'kill.json')
    const args = ['index', '--to', server.url, '--namespace', 'indexer', '--checkpoint', checkpoint, log]
    for (let kill = 0; kill < kills; kill++) {
      const child = start({ args })
      const outcome = outcomeOf(child)
      await pause(4000)
      child.kill('SIGKILL')
      await outcome
    }
    const { code, stdout, stderr } = await run({ args })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { read, indexed = 0, duplicate = 0, rejected, 'written before': before = 0 } = sums(stdout)
    expect({ read, rejected, all: indexed + duplicate + before }).toEqual({ read: count, rejected: 0, all: count })
    expect(await countIn(cluster, streamName('entries', 'indexer'))).toBe(count)
    expect(existsSync(checkpoint)).toBe(true)
    expect(sums((await run({ args })).stdout)).toMatchObject({ read: count, 'written before': count, indexed: 0 })
  })

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
