import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** What was asked of a stand-in. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: string
}

/**
 * Answers as far as `index`, `setup` and reading need it of a cluster that keeps nothing but one entry, and of Kibana:
 * for tests of the command line itself. What a real server does is tried in test/search.
 */
export async function standIn(): Promise<{ readonly url: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = Buffer.concat(chunks).toString()
      asked.push({ method: request.method ?? '', path: request.url ?? '', body })
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(request.url ?? '', body)))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => { server.closeAllConnections(); server.close() })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const theEntry = {
  _index: 'filebeat-000001', _id: 'a1', sort: [1, 0],
  _source: { '@timestamp': '2024-03-05T10:00:00.000001Z', message: 'cp: error writing /var/x: No space left on device', host: { hostname: 'birch' }, syslog: { identifier: 'miller' } },
}

// Each aggregation that was asked for has counted nothing.
function nothingIn(aggs: object = {}): object {
  return Object.fromEntries(Object.entries(aggs).map(([name, how]) => [name, { doc_count: 0, buckets: 'filters' in how ? {} : [] }]))
}

function answer(path: string, body: string): object {
  if (path === '/') return { version: { number: '9.5.3', build_flavor: 'default' } }
  if (path.includes('/_pit')) return { id: 'p' }
  if (path.includes('/_count')) return { count: 1 }
  if (path.startsWith('/culprit-cases/')) return { hits: { hits: [] } }
  if (path.includes('/_search')) return { hits: { hits: [theEntry] }, aggregations: nothingIn((JSON.parse(body || '{}') as { aggs?: object }).aggs) }
  if (path.startsWith('/_data_stream')) return { data_streams: [] }
  if (path.startsWith('/_bulk')) return { items: body.split('\n').filter(line => line.startsWith('{"create"')).map(line => ({ create: { _id: (JSON.parse(line) as { create: { _id: string } }).create._id, status: 201 } })) }
  return path.includes('/api/saved_objects') ? { success: true } : { acknowledged: true }
}
