import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { streamName } from '../../src/indexing/index.ts'
import { filtersOf } from '../../src/indexing/search/narrowing.ts'
import { allOf } from '../../src/indexing/search/query.ts'
import { culprit, file, root } from '../program/program.ts'
import type { Answer } from './go-between.ts'
import { journalLines } from './journal.ts'
import { allHits } from './reading-back.ts'
import { tampered } from './tampered.ts'

const { url, cluster, between, namespace, streamOf } = await tampered('h')

const log = file('short.json', journalLines(10).join('\n'))

describe('a server that lies when it is read', () => {
  const isSearch = ({ path: asked }: { readonly path: string }): boolean => /_search(?:\?|$)/.test(asked)
  const name = namespace()

  beforeAll(async () => {
    expect((await culprit('index', '--to', url, '--namespace', name, path.join(root, 'samples/service-program-missing/journal.ndjson'))).code).toBe(0)
    await cluster.client.indices.refresh({ index: streamOf(name) })
  })

  test.each<readonly [string, (answer: Answer) => Answer]>([
    ['a login page', answer => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/html' }, body: '<html>' })],
    ['nothing', answer => ({ ...answer, body: '' })],
    ['no hits', answer => ({ ...answer, body: '{}' })],
    ['hits that are no list', answer => ({ ...answer, body: '{"hits":{"hits":{}}}' })],
    ['hits that are nothing', answer => ({ ...answer, body: '{"hits":{"hits":[null]}}' })],
    ['documents without a source', answer => ({ ...answer, body: answer.body.replaceAll('"_source"', '"_sauce"') })],
    ['half of the answer', answer => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) })],
  ])('%s: it is told, and is no bug', async (_, lie) => {
    // At once, and when the logs are read already.
    for (const [command = '', honest] of [['triage', 0], ['triage', 2], ['hunt', 1]] as const) {
      let searches = 0
      between.tamper(async (asked, ask) => (isSearch(asked) && searches++ >= honest ? lie(await ask()) : await ask()))
      const { stderr, stdout } = await culprit(command, '--to', between.url, command === 'hunt' ? streamOf(name) : `es:${streamOf(name)}`)
      const told = (stdout + stderr).replaceAll(/\s+/g, ' ')
      expect([command, honest, told]).toEqual([command, honest, expect.stringMatching(/answers no search|without their source|is no JSON|breaks off|in time/)])
      expect(told).not.toMatch(/a bug/)
    }
  })
})

describe('hostile text', () => {
  const hostile = ['*', '"}}]}},{"match_all":{}', '../../_all', 'logs-*,-x', "'; DROP", '${jndi:ldap://x}', '{{constructor}}', '\u0000\u001b[31m', '<script>alert(1)</script>', '_all', '%2e%2e/_search', 'a OR b', '--write']

  test('is a value in a search, and finds no other documents', async () => {
    const name = namespace()
    const line = (host: string): string => JSON.stringify({ __REALTIME_TIMESTAMP: '1709632800000001', _BOOT_ID: '0a1b', _HOSTNAME: host, _SYSTEMD_UNIT: host, SYSLOG_IDENTIFIER: 'millerd', PRIORITY: '3', MESSAGE: `said by ${host}` })
    expect((await culprit('index', '--to', url, '--namespace', name, file('hosts.json', ['birch', ...hostile].map(line).join('\n')))).code).toBe(0)
    await cluster.client.indices.refresh({ index: streamOf(name) })
    for (const text of hostile) {
      for (const wish of [{ host: text }, { unit: text }]) {
        const { hits } = await cluster.client.search<{ readonly message: string }>({ index: streamOf(name), query: allOf(filtersOf(wish)) })
        // Of control characters a message keeps none.
        expect([wish, hits.hits.map(({ _source }) => _source?.message)]).toEqual([wish, [text.startsWith('\u0000') ? expect.stringMatching(/^said by/) : `said by ${text}`]])
      }
      expect((await cluster.client.count({ index: streamOf(name), query: allOf(filtersOf({ boot: text })) })).count).toBe(0)
    }
    for (const text of ['"}}]}},{"match_all":{}', '*']) {
      const { stdout } = await culprit('entries', '--to', url, '--host', text, `es:${streamOf(name)}`)
      expect(stdout.trim().split('\n').map(one => (JSON.parse(one) as { message: string }).message)).toEqual([`said by ${text}`])
    }
  })

  test('is no name of an index, and no namespace', async () => {
    const seen: string[] = []
    between.tamper(async (asked, ask) => {
      seen.push(decodeURIComponent(asked.path))
      return await ask()
    })
    // A pattern of names is meant as one.
    for (const text of hostile.filter(one => !one.includes('\u0000') && !one.includes('*') && !one.startsWith('--'))) {
      for (const args of [['triage', `es:${text}`], ['hunt', text], ...(text === '_all' ? [] : [['index', '--namespace', text, log], ['hunt', '--write', '--namespace', text]])]) {
        const { code, stderr } = await culprit(args[0] ?? '', '--to', between.url, ...args.slice(1))
        expect([args, code, stderr]).toEqual([args, 2, expect.stringMatching(/^culprit: |not the name of an index/)])
      }
    }
    expect(seen.filter(one => /_all|match_all|script|jndi|\.\.|DROP/.test(one))).toEqual([])
  })

  test('in a log ends as text in findings that a dashboard shows', async () => {
    const name = namespace()
    const journal = readFileSync(path.join(root, 'samples/service-program-missing/journal.ndjson'), 'utf8').replaceAll('print-hub', '{{x}}<img src=x onerror=alert(1)>')
    expect((await culprit('index', '--to', url, '--namespace', name, file('hub.ndjson', journal))).code).toBe(0)
    const found = await allHits(cluster, streamName('findings', name))
    expect(found.length).toBeGreaterThan(0)
    // Its id leads from the dashboard to an entry: nothing of the log may be in it.
    for (const { _id, _source } of found) for (const id of [_id, ...(_source as { culprit: { evidence_ids?: readonly string[] } }).culprit.evidence_ids ?? []]) expect(id).toMatch(/^[\w-]+$/)
  })
})
