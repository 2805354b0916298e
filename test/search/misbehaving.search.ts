import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { BulkWriter, clusterDestination, connect, deadLetterFile, outgoing, usualLimits } from '../../src/indexing/index.ts'
import { culprit, file, folder, outcomeOf, run, start } from '../program/program.ts'
import type { Answer } from './go-between.ts'
import { journalLines } from './journal.ts'
import { countIn } from './reading-back.ts'
import { sums } from './sums.ts'
import { tampered } from './tampered.ts'

const { url, cluster, between, namespace, streamOf } = await tampered('m')
const count = 6000
const log = file('long.json', journalLines(count, { size: 400 }).join('\n'))

const isBulk = ({ path: asked }: { readonly path: string }): boolean => asked.startsWith('/_bulk')

/** All is there once, whatever came between, and the summary says so. */
async function expectWhole(stdout: string, name: string, wanted = count): Promise<void> {
  const { read, indexed = 0, duplicate = 0, rejected } = sums(stdout)
  expect({ read, rejected, answered: indexed + duplicate }).toEqual({ read: wanted, rejected: 0, answered: wanted })
  expect(await countIn(cluster, streamOf(name))).toBe(wanted)
}

describe('an answer that is none, under a status of 200', () => {
  const items = ({ body }: Answer): { readonly items: readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[] } => JSON.parse(body) as ReturnType<typeof items>
  const changed = (answer: Answer, change: (one: ReturnType<typeof items>) => object): Answer => ({ ...answer, body: JSON.stringify(change(items(answer))) })

  test.each<readonly [string, (answer: Answer) => Answer]>([
    ['answers for fewer documents', answer => changed(answer, one => ({ ...one, items: one.items.slice(0, -1) }))],
    ['answers for other documents', answer => changed(answer, one => ({ ...one, items: one.items.map(({ create }) => ({ create: { ...create, _id: 'another' } })) }))],
    ['answers in another order', answer => changed(answer, one => ({ ...one, items: one.items.toReversed() }))],
    ['another deed than was asked for', answer => changed(answer, one => ({ ...one, items: one.items.map(({ create }) => ({ delete: { ...create } })) }))],
    ['documents without a status', answer => changed(answer, one => ({ ...one, items: one.items.map(({ create }) => ({ create: { ...create, status: undefined } })) }))],
    ['documents that are no objects', answer => changed(answer, one => ({ ...one, items: one.items.map(() => null) }))],
    ['items that are no list', answer => ({ ...answer, body: '{"items":{"length":1}}' })],
    ['errors that it keeps to itself', answer => ({ ...answer, body: '{"took":1,"errors":true}' })],
    ['null', answer => ({ ...answer, body: 'null' })],
    ['half of an answer', answer => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) })],
    ['nothing', answer => ({ ...answer, body: '' })],
    ['a login page', answer => ({ ...answer, headers: { 'content-type': 'text/html', 'x-elastic-product': 'Elasticsearch' }, body: '<html>sign in</html>' })],
  ])('%s', async (_, lie) => {
    const name = namespace()
    let lies = 0
    between.tamper(async (asked, ask) => (isBulk(asked) && lies < 2 ? (lies++, lie(await ask())) : await ask()))
    const { code, stdout, stderr } = await culprit('index', '--to', between.url, '--namespace', name, log)
    expect({ code, stderr, lies }).toEqual({ code: 0, stderr: '', lies: 2 })
    await expectWhole(stdout, name)
    expect(stdout).toMatch(/this run may have indexed them/)
  })

  test('each time: it ends with what was said, and no document counts as written', async () => {
    const stream = streamOf(namespace())
    between.tamper(async (asked, ask) => (isBulk(asked) ? { ...await ask(), body: '<html>' } : await ask()))
    const through = await connect({ nodes: [between.url], certificates: 'checked', timeout: 60_000 })
    const writer = new BulkWriter(await clusterDestination(through, [stream]), deadLetterFile(path.join(folder, 'lies.ndjson')), { ...usualLimits, patience: 1500 })
    await writer.add(outgoing({ kind: 'entries', stream, id: 'one' }, { '@timestamp': '2024-03-05T10:00:00.000001Z' } as never))
    await expect(writer.flush()).rejects.toThrow(/nothing could be written/)
    expect(writer.counts.entries).toEqual({ indexed: 0, duplicate: 0, rejected: 0 })
    await through.close()
  })
})

describe('a slow server', () => {
  test('is waited for', async () => {
    const name = namespace()
    between.tamper(async (_, ask) => {
      const answer = await ask()
      await wait(400)
      return answer
    })
    const { code, stdout } = await culprit('index', '--to', between.url, '--namespace', name, log)
    expect(code).toBe(0)
    await expectWhole(stdout, name)
    expect(stdout).not.toContain('may have indexed them')
  })

  test('that does what it is asked and answers too late is asked again, and nothing is twice', async () => {
    const name = namespace()
    let late = 0
    between.tamper(async (asked, ask) => {
      const answer = await ask()
      if (isBulk(asked) && late++ < 2) await wait(9000)
      return answer
    })
    const { code, stdout, stderr } = await run({ args: ['index', '--to', between.url, '--namespace', name, log], env: { ELASTICSEARCH_TIMEOUT: '6s' } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    await expectWhole(stdout, name)
    expect(stdout).toMatch(/this run may have indexed them/)
  })

  test('that breaks the connection after it did what it was asked: the same', async () => {
    const name = namespace()
    let broken = 0
    between.tamper(async (asked, ask) => {
      const answer = await ask()
      return isBulk(asked) && broken++ < 3 ? 'break' : answer
    })
    const { code, stdout, stderr } = await culprit('index', '--to', between.url, '--namespace', name, log)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    await expectWhole(stdout, name)
  })

  test('that never answers is left with an error that says what helps', async () => {
    between.tamper(async (_, ask) => {
      await wait(20_000)
      return await ask()
    })
    const { code, stderr } = await run({ args: ['triage', '--to', between.url, `es:${streamOf('none')}`], env: { ELASTICSEARCH_TIMEOUT: '1s' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(/no answer in time; try again, or allow more with ELASTICSEARCH_TIMEOUT/)
  })
})

test('Ctrl-C ends with sums, and all that was acknowledged is there; run again, the rest comes', async () => {
  const name = namespace()
  between.tamper(async (asked, ask) => {
    const answer = await ask()
    if (isBulk(asked)) await wait(300)
    return answer
  })
  const args = ['index', '--to', between.url, '--namespace', name, '--checkpoint', path.join(folder, 'interrupted.json'), log]
  const child = start({ args })
  const outcome = outcomeOf(child)
  while (await countIn(cluster, streamOf(name)).catch(() => 0) === 0) await wait(50)
  child.kill('SIGINT')
  const { code, stdout } = await outcome
  const { read = 0, indexed = 0, duplicate = 0, rejected = 0, 'not sent': left = 0 } = sums(stdout)
  expect({ code, read }).toEqual({ code: 130, read: indexed + duplicate + rejected + left })
  expect(await countIn(cluster, streamOf(name))).toBeGreaterThanOrEqual(indexed + duplicate)
  const again = await run({ args })
  expect(again.code).toBe(0)
  const { indexed: rest = 0, duplicate: known = 0, 'written before': before = 0 } = sums(again.stdout)
  expect(rest + known + before).toBe(count)
  expect(await countIn(cluster, streamOf(name))).toBe(count)
})

test('a disk that fills up amid the writing, and is emptied again: all is written in the end', async () => {
  const name = namespace()
  const block = async (value: true | null): Promise<void> => { await cluster.client.indices.putSettings({ index: streamOf(name), settings: { 'index.blocks.read_only_allow_delete': value } as never }) }
  let bulks = 0
  between.tamper(async (asked, ask) => {
    if (isBulk(asked) && ++bulks === 2) {
      await block(true)
      setTimeout(() => { void block(null) }, 2500)
    }
    return await ask()
  })
  const { code, stdout, stderr } = await culprit('index', '--to', between.url, '--namespace', name, log)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  await expectWhole(stdout, name)
})

test('a mapping that refuses some documents: they go to the dead letters with the reason, the sums add up, and the exit code says it', async () => {
  const name = namespace()
  // As a team's own template may have it: what journald calls an id of a message is a number here.
  const template = `culprit-refusing-${name.replaceAll('_', '-')}`
  await cluster.client.indices.putIndexTemplate({ name: template, index_patterns: [streamOf(name)], data_stream: {}, priority: 300, composed_of: ['logs-culprit@mappings'], template: { mappings: { properties: { event: { properties: { code: { type: 'long' } } } } } } })
  const refused = journalLines(340).slice(300).map(line => JSON.stringify({ ...JSON.parse(line) as object, MESSAGE_ID: '7d4958e842da4a758f6c1cdc7b36dcc5' }))
  const letters = path.join(folder, 'refused.ndjson')
  const { code, stdout } = await culprit('index', '--to', url, '--namespace', name, '--dead-letter', letters, file('mixed.json', [...journalLines(300), ...refused].join('\n')))
  expect(sums(stdout)).toEqual({ read: 340, indexed: 300, duplicate: 0, rejected: 40 })
  expect(code).toBe(1)
  expect(await countIn(cluster, streamOf(name))).toBe(300)
  const told = readFileSync(letters, 'utf8').trim().split('\n').map(line => JSON.parse(line) as { readonly because: string; readonly document: { readonly message: string } })
  expect(told).toHaveLength(40)
  for (const { because } of told) expect(because).toMatch(/event\.code/)
})
