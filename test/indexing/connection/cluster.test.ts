import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect as connectTo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../src/indexing/connection/cluster.ts'
import type { ConnectionSettings } from '../../../src/indexing/connection/settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'culprit-tls-'))
const closing: (() => void)[] = [() => { rmSync(folder, { recursive: true, force: true }) }]
afterAll(() => { for (const close of closing) close() })

const banner = (version: object): RequestListener => (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ name: 'n', version }))
}
const elastic = banner({ number: '9.5.3', build_flavor: 'default' })

async function listening(listener: RequestListener, tls?: { readonly key: Buffer; readonly cert: Buffer }): Promise<number> {
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => { server.closeAllConnections(); server.close() })
  return (server.address() as AddressInfo).port
}

const settings = (url: string, more: Partial<ConnectionSettings> = {}): ConnectionSettings => ({ nodes: [url], certificates: 'checked', timeout: 2000, ...more })

/** What a person is told of the attempt, or what product was found. */
async function outcome(wish: ConnectionSettings): Promise<string> {
  try {
    const { product, close } = await connect(wish)
    await close()
    return `${product.name} ${product.version} ${product.flavour}`
  } catch (error) {
    return String(error)
  }
}

describe('who answers is found out by asking', () => {
  test.each([
    [{ number: '9.5.3', build_flavor: 'default' }, 'Elasticsearch 9.5.3 stack'],
    [{ number: '8.19.2', build_flavor: 'default' }, 'Elasticsearch 8.19.2 stack'],
    [{ number: '8.11.0', build_flavor: 'serverless' }, 'Elasticsearch 8.11.0 serverless'],
    [{ number: '3.8.0', distribution: 'opensearch' }, 'OpenSearch 3.8.0 stack'],
    [{ number: '7.17.9', build_flavor: 'default' }, /is Elasticsearch 7\.17\.9, which is too old.*--compat elasticsearch-8/],
    [{ number: '1.3.0', distribution: 'opensearch' }, /OpenSearch 1\.3\.0, which is too old.*--compat opensearch-2/],
  ])('%j', async (version, expected) => {
    expect(await outcome(settings(`http://127.0.0.1:${await listening(banner(version))}`))).toMatch(expected)
  })

  test('and --compat overrules without asking', async () => {
    expect(await outcome(settings('http://127.0.0.1:1', { compat: 'opensearch-2' }))).toBe('OpenSearch 2 stack')
  })
})

describe('a failure says what to do, and no secret', () => {
  const auth = { kind: 'basic', username: 'elastic', password: 'hunter2' } as const

  test.each([
    ['a login page', 200, '<html>', /not as Elasticsearch or OpenSearch/],
    ['an unknown caller', 401, { error: { type: 'security_exception', reason: 'unable to authenticate with hunter2 ZWxhc3RpYzpodW50ZXIy' }, status: 401 }, /HTTP 401 .*ELASTICSEARCH_API_KEY/],
    ['a missing privilege', 403, { error: { type: 'security_exception', reason: 'action [cluster:monitor/main] is unauthorized for user [u], this action is granted by the cluster privileges [monitor,manage,all]' } }, /any of these grants it: monitor, manage, all/],
    ['a busy server', 503, { error: 'hunter2' }, /HTTP 503 .*cluster is up/],
    ['a proxy', 407, '', /proxy wants a name and a password/],
  ])('%s', async (_, status, body, expected) => {
    const port = await listening((__, response) => {
      response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body))
    })
    const told = await outcome(settings(`http://127.0.0.1:${port}`, { auth }))
    expect(told).toMatch(expected)
    expect(told).not.toMatch(/hunter2|ZWxhc3RpYzpodW50ZXIy/)
  })

  test('nobody listens', async () => {
    expect(await outcome(settings('http://127.0.0.1:1', { auth }))).toMatch(/^ClusterError: http:\/\/127\.0\.0\.1:1, asking what it is: nothing listens there/)
  })

  test('no such host', async () => {
    expect(await outcome(settings('http://search.invalid:9200'))).toMatch(/no such host|cannot be reached/)
  })

  test('no answer', async () => {
    const port = await listening(() => undefined)
    expect(await outcome(settings(`http://127.0.0.1:${port}`, { timeout: 300 }))).toMatch(/no answer in time.*ELASTICSEARCH_TIMEOUT/)
  })

  test('an answer that is no JSON', async () => {
    const port = await listening((_, response) => { response.writeHead(200, { 'content-type': 'application/json' }).end('{') })
    expect(await outcome(settings(`http://127.0.0.1:${port}`))).toMatch(/the answer is no JSON/)
  })
})

describe('what is sent', () => {
  async function sentBy(more: Partial<ConnectionSettings>): Promise<IncomingMessage['headers']> {
    const seen: IncomingMessage['headers'][] = []
    const port = await listening((request, response) => {
      seen.push(request.headers)
      elastic(request, response as never)
    })
    const { client, close } = await connect(settings(`http://127.0.0.1:${port}`, more))
    await client.search({ index: 'i', query: { match_all: {} } }).catch(() => undefined)
    await close()
    return seen.at(-1) ?? {}
  }

  test.each([
    [{ kind: 'api key', key: 'aWQ6a2V5' }, 'ApiKey aWQ6a2V5'],
    [{ kind: 'api key', key: 'id:key' }, 'ApiKey aWQ6a2V5'],
    [{ kind: 'bearer', token: 'tok' }, 'Bearer tok'],
    [{ kind: 'basic', username: 'u', password: 'p' }, 'Basic dTpw'],
  ] as const)('%j', async (auth, header) => {
    expect((await sentBy({ auth })).authorization).toBe(header)
  })

  test('is plain JSON, which every server takes, and packed on wish', async () => {
    expect(await sentBy({ compression: 'gzip' })).toMatchObject({ 'content-type': 'application/json', 'content-encoding': 'gzip' })
    expect(await sentBy({})).not.toHaveProperty('content-encoding')
  })

  test('goes on to the next node where one is dead', async () => {
    const port = await listening(elastic)
    expect(await outcome({ ...settings(''), nodes: ['http://127.0.0.1:1', `http://127.0.0.1:${port}`] })).toBe('Elasticsearch 9.5.3 stack')
  })

  test('goes through a proxy', async () => {
    const port = await listening(elastic)
    const through: string[] = []
    const proxy = createServer()
    proxy.on('connect', (request, socket) => {
      through.push(request.url ?? '')
      const target = connectTo(port, '127.0.0.1', () => { socket.write('HTTP/1.1 200 OK\r\n\r\n'); socket.pipe(target).pipe(socket) })
    })
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
    closing.push(() => { proxy.closeAllConnections(); proxy.close() })
    const { port: door } = proxy.address() as AddressInfo
    expect(await outcome(settings(`http://127.0.0.1:${port}`, { proxy: `http://127.0.0.1:${door}` }))).toBe('Elasticsearch 9.5.3 stack')
    expect(through).not.toEqual([])
  })
})

describe('certificates', () => {
  const openssl = (...args: string[]): string => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' })
  const has = (() => { try { openssl('version'); return true } catch { return false } })()

  test.skipIf(!has)('are checked against the CA or its fingerprint', async () => {
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1')
    const pem = (name: string): Buffer => readFileSync(path.join(folder, name))
    const fingerprint = openssl('x509', '-fingerprint', '-sha256', '-noout', '-in', 'cert.pem').trim().replace(/^.*=/, '')
    const port = await listening(elastic, { key: pem('key.pem'), cert: pem('cert.pem') })
    const url = `https://127.0.0.1:${port}`
    expect(await outcome(settings(url))).toMatch(/signed by a CA that is not known here.*ELASTICSEARCH_CA/)
    expect(await outcome(settings(url, { ca: path.join(folder, 'cert.pem') }))).toBe('Elasticsearch 9.5.3 stack')
    expect(await outcome(settings(url, { fingerprint }))).toBe('Elasticsearch 9.5.3 stack')
    expect(await outcome(settings(url, { fingerprint: fingerprint.replace(/^../, fingerprint.startsWith('00') ? '11' : '00') }))).toMatch(/another CA than the fingerprint/)
    expect(await outcome(settings(url, { certificates: 'not checked' }))).toBe('Elasticsearch 9.5.3 stack')
    expect(await outcome(settings(url, { ca: path.join(folder, 'none.pem') }))).toMatch(/certificates cannot be read \(ENOENT\)/)
    expect(await outcome(settings(url.replace('https', 'http')))).toMatch(/if it speaks TLS write https|HTTP 400|broke/)
    expect(await outcome(settings(`https://127.0.0.1:${await listening(elastic)}`))).toMatch(/speaks no TLS/)
    expect(await outcome(settings('http://127.0.0.1:1', { fingerprint }))).toMatch(/write https:\/\//)
  })
})
