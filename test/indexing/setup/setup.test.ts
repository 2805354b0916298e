import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { asNdjson, dashboards, importDashboards, productOf, setupRemarks, setupSteps } from '../../../src/indexing/index.ts'

const compats = ['elasticsearch-8', 'elasticsearch-9', 'serverless', 'opensearch-2', 'opensearch-3'] as const

describe.each(compats)('for %s', (compat) => {
  const product = productOf(compat)
  const isOpenSearch = compat.startsWith('opensearch')

  test('templates name only what the product knows', () => {
    const text = JSON.stringify(setupSteps(product, { retention: '30d', replicas: 1 }))
    for (const word of ['"lifecycle"', 'ignore_missing_component_templates', 'allow_auto_create', '"match_only_text"', '"flattened"']) expect([word, text.includes(word)]).toEqual([word, !isOpenSearch])
    expect(text.includes('"flat_object"')).toBe(isOpenSearch)
    // A serverless project sees to its own copies.
    expect(text.includes('number_of_replicas')).toBe(compat !== 'serverless')
  })

  test('templates are composed of what is sent before them', () => {
    const steps = setupSteps(product, { replicas: 0 })
    for (const [index, { body }] of steps.entries()) {
      const { composed_of: parts = [], ignore_missing_component_templates: optional = [] } = body as { composed_of?: string[]; ignore_missing_component_templates?: string[] }
      for (const part of parts.filter(part => !optional.includes(part))) expect(steps.slice(0, index).map(({ path }) => path)).toContain(`/_component_template/${part}`)
    }
  })

  test('saved objects refer to each other, a line each', () => {
    const objects = dashboards(product)
    const ids = objects.map(({ type, id }) => `${type} ${id}`)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { references } of objects) for (const { type, id } of references) expect(ids).toContain(`${type} ${id}`)
    expect(asNdjson(objects).trim().split('\n').map(line => JSON.parse(line) as unknown)).toEqual(objects)
    const dashboard = objects.find(({ type }) => type === 'dashboard')
    const panels = JSON.parse(dashboard?.attributes['panelsJSON'] as string) as { panelRefName: string }[]
    expect(panels.map(({ panelRefName }) => panelRefName)).toEqual(dashboard?.references.map(({ name }) => name))
  })
})

test('what a product cannot do is said', () => {
  expect(setupRemarks(productOf('opensearch-3'), { retention: '30d' })).toEqual([expect.stringMatching(/--retention 30d neither/)])
  expect(setupRemarks(productOf('elasticsearch-9'), { retention: '30d' })).toEqual([])
})

describe('the import', () => {
  const closing: (() => void)[] = []
  afterAll(() => { for (const close of closing) close() })
  const settings = { nodes: [], certificates: 'checked', timeout: 2000, auth: { kind: 'api key', key: 'id:hunter2' } } as const

  async function kibana(listener: RequestListener): Promise<string> {
    const server = createServer(listener)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => { server.closeAllConnections(); server.close() })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  test('is a file of a form, with the headers that both products ask for', async () => {
    let seen = ''
    let headers: object = {}
    const url = await kibana((request, response) => {
      headers = { ...request.headers, path: request.url }
      request.on('data', (chunk: Buffer) => { seen += chunk.toString() }).on('end', () => { response.end('{"success":true}') })
    })
    await importDashboards(url, '{"type":"dashboard"}\n', settings)
    expect(headers).toMatchObject({ 'path': '/api/saved_objects/_import?overwrite=true', 'kbn-xsrf': 'true', 'osd-xsrf': 'true', 'authorization': 'ApiKey aWQ6aHVudGVyMg==' })
    expect(seen).toMatch(/name="file"; filename="culprit.ndjson"\r\nContent-Type: application\/ndjson\r\n\r\n\{"type":"dashboard"\}\n/)
  })

  test.each([
    [403, '{"message":"no"}', /needs the Kibana privilege/],
    [200, '{"success":false,"errors":[{"type":"dashboard","id":"d","error":{"type":"missing_references"}}]}', /dashboard d: missing_references/],
    [200, '<html>', /did not take the dashboard/],
    [400, '{"message":"bad hunter2"}', /HTTP 400 bad \*\*\*/],
  ])('that fails with %i %s says what to do', async (status, body, message) => {
    const url = await kibana((request, response) => { request.resume().on('end', () => { response.writeHead(status).end(body) }) })
    await expect(importDashboards(url, '', settings)).rejects.toThrow(message)
  })

  test('needs somebody who listens, and no password in the address', async () => {
    await expect(importDashboards('http://127.0.0.1:1', '', settings)).rejects.toThrow(/ECONNREFUSED/)
    await expect(importDashboards('http://u:hunter2@127.0.0.1:1', '', settings)).rejects.toThrow(/leave name and password out/)
  })
})
