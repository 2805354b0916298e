import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { folder, outcomeOf, program, root } from '../program/program.ts'
import { isGiven, theServer } from './the-server.ts'

interface Block {
  readonly heading: string
  /** What a person types. */
  readonly script: string
  /** What comes; nothing where the page shows none. */
  readonly shown?: string
}

/** What the page has people type, in its order. */
function blocksOf(page: string): readonly Block[] {
  const headings = [...page.matchAll(/^## (.*)$/gm)]
  return [...page.matchAll(/```sh\n([^]*?)```(?:\n+```console\n([^]*?)```)?/g)].map(({ index, 1: script = '', 2: shown }) => {
    const heading = headings.findLast(one => one.index < index)?.[1] ?? ''
    return { heading, script, ...(shown !== undefined && { shown }) }
  })
}

/** What is shown as a pattern: `…` stands for a part of a line, `[…]` for any lines. */
function patternOf(shown: string): RegExp {
  const lines = shown.trimEnd().split('\n').map(line => (line === '[…]' ? '(?:.*\\n)*?' : `${line.split('…').map(part => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('.*')}\\n`))
  return new RegExp(`^${lines.join('')}$`)
}

const page = readFileSync(path.join(root, 'docs/teams.md'), 'utf8')
const blocks = blocksOf(page)
const here = path.join(folder, 'walk')

// Nobody's cluster is emptied for it.
describe.skipIf(isGiven)('docs/teams.md, typed word for word', () => {
  let url: string
  let cluster: Cluster

  beforeAll(async () => {
    url = (await theServer()).url
    cluster = await connect({ nodes: [url], certificates: 'checked', timeout: 60_000 })
    await cluster.client.indices.deleteDataStream({ name: 'logs-culprit.*' })
    await cluster.client.indices.delete({ index: 'culprit-cases', ignore_unavailable: true })
    mkdirSync(here)
    symlinkSync(path.join(root, 'samples'), path.join(here, 'samples'))
    for (const [name, sample] of [['build.log', 'build.log'], ['journal.json', 'journal.ndjson']] as const) copyFileSync(path.join(root, 'samples/lorax-var-tmp', sample), path.join(here, name))
    writeFileSync(path.join(here, 'preamble'), preamble)
    await shipped(cluster)
  })
  afterAll(async () => { await cluster.close() })

  test('there is a walk, and all that is shown has been typed before', () => {
    expect(blocks.filter(({ heading }) => heading === 'A team\'s walk').length).toBeGreaterThan(7)
    expect(page.match(/```console/g)).toHaveLength(blocks.filter(({ shown }) => shown !== undefined).length)
  })

  test.each(blocks.map(block => ({ ...block, line: block.script.trim().split('\n').at(-1) ?? '' })))('$heading: $line', async ({ script, shown }) => {
    // The only words of the page that stand for others.
    const typed = script.replace('https://search.example:9200', url).replace('API_KEY=…', 'API_KEY=id:key')
    const { code, stdout, stderr } = await typedIn(typed)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    if (shown !== undefined) expect(stdout).toMatch(patternOf(shown))
    // Who types is slower than a second, after which a document is found.
    await cluster.client.indices.refresh({ index: '*' })
  })
})

// A person sees the screens and leaves them; 1 is the exit code of what was found.
const preamble = `culprit() {
  if [ "$1" = tui ]; then shift; set -- tui --plain "$@"; fi
  echo quit | "$NODE" "$PROGRAM" "$@" || [ $? = 1 ]
}
if [ -f env ]; then . ./env; fi
set -euo pipefail
`

/** Types a block into a shell that remembers what was exported before. */
async function typedIn(script: string): Promise<Awaited<ReturnType<typeof outcomeOf>>> {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, TZ: 'UTC', NODE: process.execPath, PROGRAM: program, XDG_STATE_HOME: path.join(here, 'state'), XDG_CONFIG_HOME: path.join(here, 'config') }
  return await outcomeOf(spawn('bash', ['-c', `. ./preamble\n${script}\nexport -p > env`], { cwd: here, env, stdio: ['ignore', 'pipe', 'pipe'] }))
}

/** What Filebeat and Elastic Agent ship meanwhile: a day of a host, and a program that is gone from it. */
async function shipped({ client }: Cluster): Promise<void> {
  const at = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
  const lost = ['lathe.service: Failed to locate executable /usr/bin/lathed: No such file or directory', 'lathe.service: Failed at step EXEC spawning /usr/bin/lathed: No such file or directory']
  const documents = [
    ...Array.from({ length: 50 }, (_, n) => ({ '@timestamp': at(100 - n), message: `192.0.2.${n} - - "GET /grain/${n} HTTP/1.1" 200 7`, unit: 'nginx.service', identifier: 'nginx' })),
    ...lost.map((message, n) => ({ '@timestamp': at(30 - n), message, unit: 'lathe.service', identifier: 'systemd' })),
  ].map(({ unit, identifier, ...rest }) => ({ ...rest, host: { hostname: 'birch', name: 'birch' }, journald: { host: { boot_id: '0a1b' }, unit }, systemd: { unit }, syslog: { identifier, priority: 3 } }))
  for (const index of ['filebeat-walk', 'logs-system.walk', 'logs-journald.walk']) {
    await client.indices.delete({ index, ignore_unavailable: true })
    await client.indices.create({ index, settings: { number_of_replicas: 0 } as never, mappings: { properties: { '@timestamp': { type: 'date' }, message: { type: 'text' } } } })
    const { errors } = await client.bulk({ refresh: true, operations: documents.flatMap(document => [{ index: { _index: index } }, document]) })
    expect(errors).toBe(false)
  }
}
