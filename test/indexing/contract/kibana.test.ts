import { Ajv } from 'ajv'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { asNdjson, dashboards, importDashboards, productOf } from '../../../src/indexing/index.ts'
import { mappings } from '../../../src/indexing/setup/mappings.ts'
import { inner, savedObject } from './kibana.ts'

const ajv = new Ajv({ strict: false, allErrors: true })
const compats = ['elasticsearch-8', 'elasticsearch-9', 'serverless', 'opensearch-2', 'opensearch-3'] as const

function wrongWith(schema: object, value: unknown): readonly string[] {
  const check = ajv.compile(schema)
  return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
}

/** The strings that hold JSON, with their names, wherever they lie. */
function innerOf(value: unknown): readonly (readonly [name: string, json: string])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, own]) => (typeof own === 'string' && name in inner ? [[name, own] as const] : innerOf(own)))
}

describe.each(compats)('the saved objects for %s', (compat) => {
  const objects = dashboards(productOf(compat))

  test('are what Kibana takes, down to the JSON in their strings', () => {
    for (const one of objects) {
      expect([one.id, wrongWith(savedObject, JSON.parse(JSON.stringify(one)))]).toEqual([one.id, []])
      for (const [name, json] of innerOf(one.attributes)) expect([one.id, name, wrongWith(inner[name] ?? {}, JSON.parse(json))]).toEqual([one.id, name, []])
    }
  })

  test('speak of fields that are searched, as the templates have them', () => {
    const { properties = {} } = mappings(productOf(compat))
    const typeOf = (field: string): string | undefined => {
      let at: { readonly properties?: object; readonly type?: string; readonly index?: boolean } | undefined = { properties }
      for (const part of field.split('.')) at = (at?.properties as Readonly<Record<string, typeof at>> | undefined)?.[part]
      return at?.index === false ? undefined : at?.type
    }
    const fields = innerOf(objects.map(({ attributes }) => attributes)).filter(([name]) => name === 'visState').flatMap(([, json]) => (JSON.parse(json) as { aggs: { params: { field?: string } }[] }).aggs.flatMap(({ params }) => params.field ?? []))
    expect(fields.length).toBeGreaterThan(3)
    for (const field of [...fields, 'culprit.finding', 'culprit.evidence_ids']) expect([field, typeOf(field)]).toEqual([field, expect.stringMatching(/^(?:keyword|date_nanos)$/)])
  })

  test('hold the versions of the oldest that they are for: newer ones take them, older ones refuse them', () => {
    for (const { migrationVersion, coreMigrationVersion } of objects) {
      for (const version of [...Object.values(migrationVersion), ...(coreMigrationVersion === undefined ? [] : [coreMigrationVersion])]) expect(version).toMatch(compat.startsWith('opensearch') ? /^7\.(?:\d|10)\.\d$/ : /^8\.0\.0$/)
    }
  })
})

describe('the schema refuses', () => {
  test.each([
    ['an attribute that nobody knows', { type: 'dashboard', id: 'd', references: [], attributes: { title: 't', panelsJSON: '[]', kibanaSavedObjectMeta: { searchSourceJSON: '{}' }, colour: 'red' } }],
    ['a type that is not imported', { type: 'config', id: 'c', references: [], attributes: {} }],
    ['a reference without a name', { type: 'index-pattern', id: 'i', references: [{ type: 'search', id: 's' }], attributes: { title: 't' } }],
  ])('%s', (_, one) => {
    expect(wrongWith(savedObject, one)).not.toEqual([])
  })
})

describe('the import', () => {
  const closing: (() => void)[] = []
  afterAll(() => { for (const close of closing) close() })

  // As the documentation has it: the header, the query, a form with one file; the answer has success, successCount and errors.
  const kibana: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const refuse = (status: number, message: string): void => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ statusCode: status, error: 'Bad Request', message })) }
      const url = new URL(request.url ?? '/', 'http://kibana')
      if (!/^\/(?:s\/[^/]+\/)?api\/saved_objects\/_import$/.test(url.pathname) || request.method !== 'POST') return refuse(404, 'Not Found')
      if (request.headers['kbn-xsrf'] === undefined) return refuse(400, 'Request must contain a kbn-xsrf header.')
      if ([...url.searchParams.keys()].some(name => !['overwrite', 'createNewCopies', 'compatibilityMode'].includes(name))) return refuse(400, '[request query] definition for this key is missing')
      const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? ''
      const form = new RegExp(`^--${boundary}\\r\\n([^]*?)\\r\\n\\r\\n([^]*)\\r\\n--${boundary}--\\r\\n$`).exec(Buffer.concat(chunks).toString())
      if (form === null || !/name="file"; filename="[^"]+\.ndjson"/.test(form[1] ?? '')) return refuse(400, '[request body.file]: expected value of type [Stream]')
      const objects = (form[2] ?? '').split('\n').filter(line => line !== '').map(line => JSON.parse(line) as { readonly type: string; readonly id: string; readonly references: readonly { readonly id: string }[] })
      const lost = objects.filter(({ references }) => references.some(({ id }) => !objects.some(other => other.id === id)))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ success: lost.length === 0, successCount: objects.length - lost.length, ...(lost.length > 0 && { errors: lost.map(({ type, id }) => ({ type, id, error: { type: 'missing_references' } })) }) }))
    })
  }

  test.each(['', '/s/payments'])('is a request as Kibana documents it, at %j', async (space) => {
    const server = createServer(kibana)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => { server.closeAllConnections(); server.close() })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${space}`
    const settings = { nodes: [], certificates: 'checked', timeout: 5000 } as const
    for (const compat of compats) await importDashboards(url, asNdjson(dashboards(productOf(compat))), settings)
    await expect(importDashboards(url, asNdjson(dashboards(productOf('elasticsearch-9')).filter(({ id }) => id !== 'culprit-findings')), settings)).rejects.toThrow(/missing_references/)
  })
})
