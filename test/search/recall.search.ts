import { afterAll, beforeAll, expect, test } from 'vitest'
import { parsers } from '../../parsers/index.ts'
import { connect, setupSteps, applySteps, streamName } from '../../src/indexing/index.ts'
import type { Cluster } from '../../src/indexing/index.ts'
import { signsOf } from '../../src/indexing/rules/rule-signs.ts'
import { printedQuery } from '../../src/indexing/rules/printed-query.ts'
import { signQueries } from '../../src/indexing/rules/sign-query.ts'
import { isoMicros } from '../../src/indexing/documents/iso-micros.ts'
import { anyOf } from '../../src/indexing/search/query.ts'
import type { Query } from '../../src/indexing/search/query.ts'
import { readText } from '../../src/reading/index.ts'
import { Investigation } from '../../src/reasoning/investigation.ts'
import { wholePack } from '../indexing/contract/whole-pack.ts'
import { culprit } from '../program/program.ts'
import { theServer } from './the-server.ts'

let cluster: Cluster
const stream = streamName('entries', `recall_${Date.now().toString(36)}`)

beforeAll(async () => {
  cluster = await connect({ nodes: [(await theServer()).url], certificates: 'checked', timeout: 60_000 })
  await applySteps(cluster, setupSteps(cluster.product, { replicas: 0 }), () => undefined)
})
afterAll(async () => {
  await cluster.close()
})

const pack = wholePack()
const rules = pack.map(({ rule }) => rule)
const signatures = pack.filter(({ rule }) => rule.kind === 'signature' && rule.in !== 'build')

test('the query of every rule finds all of its examples that its patterns know', async () => {
  const operations: object[] = []
  const wanted: { readonly rule: string; readonly id: string; readonly message: string; readonly query: Query }[] = []
  for (const { rule, document } of signatures) {
    const alone = new Investigation([rule])
    const query = anyOf(signQueries(signsOf(rule, [])))
    for (const { log } of (document.body.examples ?? []) as readonly { readonly log?: string }[]) {
      for (const entry of readText(log ?? '', 'log', parsers, { zone: 'UTC', now: 0 })) {
        if (alone.observe(entry).signals.length === 0) continue
        const id = `${operations.length}`
        wanted.push({ rule: rule.id, id, message: entry.message, query })
        operations.push({ create: { _index: stream, _id: id } }, { '@timestamp': isoMicros(0), message: entry.message })
      }
    }
  }
  expect(wanted.length).toBeGreaterThan(700)
  expect((await cluster.client.bulk({ refresh: true, operations })).errors).toBe(false)
  const missed: string[] = []
  for (let from = 0; from < wanted.length; from += 100) {
    const some = wanted.slice(from, from + 100)
    const searches = some.flatMap(({ id, query }) => [{ index: stream }, { size: 1, _source: false, query: { bool: { filter: [{ ids: { values: [id] } }, query] } } }])
    const { responses } = await cluster.client.msearch({ searches: searches as never })
    for (const [index, one] of responses.entries()) {
      const { rule = '', message = '' } = some[index] ?? {}
      if (!('hits' in one) || one.hits.hits.length === 0) missed.push(`${rule}: ${message}`)
    }
  }
  expect(missed).toEqual([])
})

test('the query of every rule, as it is printed, is one that the server takes, or a warning was given', async () => {
  const refused: string[] = []
  for (let from = 0; from < rules.length; from += 50) {
    const some = rules.slice(from, from + 50)
    const searches = some.flatMap(rule => [{ index: stream }, { ...JSON.parse(printedQuery(rule, rules, 'dsl')) as object, size: 0 }])
    const { responses } = await cluster.client.msearch({ searches: searches as never })
    for (const [index, one] of responses.entries()) {
      if (!('error' in one)) continue
      const { id = '' } = some[index] ?? {}
      const isForewarned = /too_many_(?:nested_)?clauses/.test(JSON.stringify(one.error)) && (await culprit('rules', 'query', id)).stderr.includes('max_clause_count')
      if (!isForewarned) refused.push(`${id}: ${JSON.stringify(one.error).slice(0, 300)}`)
    }
  }
  expect(refused).toEqual([])
})
