import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { errors } from '@elastic/elasticsearch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerBytes } from '../../../src/indexing/connection/answer-bytes.ts'
import type { Cluster } from '../../../src/indexing/connection/cluster.ts'
import { connect } from '../../../src/indexing/connection/index.ts'

const long = `{"hits":"${'wet grain '.repeat(50_000)}"}`
const answers: Record<string, (response: ServerResponse) => void> = {
  '/plain': response => response.writeHead(200, { 'content-type': 'application/json' }).end(long),
  '/packed': response => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync(long)),
  '/torn': response => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync(long).subarray(0, 200)),
  '/refused': response => response.writeHead(429, { 'content-type': 'application/json' }).end('{"error":{"type":"busy","reason":"too much at once"}}'),
  '/login': response => response.writeHead(302, { 'content-type': 'text/html' }).end('<html>'),
  '/broken': response => { response.writeHead(200, { 'content-length': '99' }).write('{"hits":', () => response.destroy()) },
  '/silent': response => response.writeHead(200, { 'content-length': '99' }).write('{"hits":'),
}
const server = createServer((request, response) => answers[request.url ?? '']?.(response))
const clusters: Cluster[] = []

beforeAll(async () => { await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)) })
afterAll(async () => {
  for (const cluster of clusters) await cluster.close()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

async function read(path: string, timeout = 30_000, signal?: AbortSignal): Promise<string> {
  const cluster = await connect({ nodes: [`http://127.0.0.1:${(server.address() as AddressInfo).port}`], certificates: 'checked', timeout, compat: 'elasticsearch-9' })
  clusters.push(cluster)
  const parts: Buffer[] = []
  for await (const bytes of answerBytes(cluster, { method: 'GET', path }, signal)) parts.push(bytes)
  return Buffer.concat(parts).toString()
}

test.each(['/plain', '/packed'])('the bytes of an answer come whole: %s', async path => {
  expect(await read(path)).toBe(long)
})

test('a refusal is the error that the client has for it, in the words of the server', async () => {
  const error = await read('/refused').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(errors.ResponseError)
  expect(error).toMatchObject({ statusCode: 429, body: { error: { reason: 'too much at once' } } })
  await expect(read('/login')).rejects.toMatchObject({ statusCode: 302, body: '<html>' })
})

test.each(['/broken', '/torn'])('an answer that breaks off is a broken connection, which is tried again: %s', async path => {
  await expect(read(path)).rejects.toBeInstanceOf(errors.ConnectionError)
})

test('an answer that stops coming is waited for no longer than for one that does not begin', async () => {
  await expect(read('/silent', 300)).rejects.toBeInstanceOf(errors.TimeoutError)
})

test('whoever gives up waits for nothing', async () => {
  await expect(read('/silent', 30_000, AbortSignal.timeout(100))).rejects.toBeInstanceOf(errors.RequestAbortedError)
})
