import { afterAll, afterEach } from 'vitest'
import { connect, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { culprit } from '../program/program.ts'
import type { GoBetween } from './go-between.ts'
import { goBetween } from './go-between.ts'
import { theServer } from './the-server.ts'

/** The server of this run, set up, and a go-between before it that tests tell what to spoil. */
export interface Tampered {
  readonly url: string
  readonly cluster: Cluster
  /** Honest again after each test. */
  readonly between: GoBetween
  /** Another one each time, that begins with this letter. */
  namespace(): string
  streamOf(namespace: string): string
}

export async function tampered(letter: string): Promise<Tampered> {
  const { url } = await theServer()
  const cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
  const between = await goBetween(url)
  const { code, stderr } = await culprit('setup', '--to', url, '--replicas', '0')
  if (code !== 0) throw new Error(stderr)
  afterEach(() => { between.tamper((_, ask) => ask()) })
  afterAll(async () => {
    await between.close()
    await cluster.close()
  })
  const nameOfRun = `${letter}${Date.now().toString(36)}`
  let last = 0
  return { url, cluster, between, namespace: () => `${nameOfRun}_${++last}`, streamOf: namespace => streamName('entries', namespace) }
}
