import type { IncomingMessage } from 'node:http'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream'
import { createGunzip, createInflate } from 'node:zlib'
import type { TransportRequestParams, TransportResult } from '@elastic/elasticsearch'
import { errors } from '@elastic/elasticsearch'
import type { Cluster } from './cluster.ts'

/** The bytes of an answer, unpacked, as they come. Throws what the client throws where it reads answers itself. */
export async function* answerBytes({ client, patience }: Pick<Cluster, 'client' | 'patience'>, params: TransportRequestParams, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const answer = (await client.transport.request(params, { asStream: true, meta: true, ...(signal !== undefined && { signal }) })) as TransportResult<Readable>
  const coming = unpacked(answer.body, answer.headers as IncomingMessage['headers'])
  // The connection through a proxy waits for the head of an answer only.
  const late = setTimeout(() => coming.destroy(new errors.TimeoutError('Request timed out')), patience)
  try {
    const status = answer.statusCode ?? 0
    if (status < 200 || status > 299) throw new errors.ResponseError({ ...answer, body: await refusalIn(coming) })
    for await (const bytes of coming) {
      late.refresh()
      yield bytes as Buffer
    }
  } catch (error) {
    throw asClientError(error, signal)
  } finally {
    clearTimeout(late)
    coming.destroy()
  }
}

function unpacked(body: Readable, { 'content-encoding': encoding = '' }: IncomingMessage['headers']): Readable {
  const unpacker: Transform | undefined = encoding.includes('gzip') ? createGunzip() : encoding.includes('deflate') ? createInflate() : undefined
  // What fails is told by the end that is read.
  return unpacker === undefined ? body : pipeline(body, unpacker, () => undefined)
}

const longestRefusal = 256 * 1024

async function refusalIn(body: Readable): Promise<unknown> {
  let text = ''
  for await (const part of body.setEncoding('utf8')) {
    text += part as string
    if (text.length > longestRefusal) break
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function asClientError(error: unknown, signal: AbortSignal | undefined): unknown {
  if (!(error instanceof Error) || error instanceof errors.ElasticsearchClientError) return error
  if (signal?.aborted === true) return new errors.RequestAbortedError('Request aborted')
  if ((error as NodeJS.ErrnoException).code === 'UND_ERR_BODY_TIMEOUT') return new errors.TimeoutError('Request timed out')
  return new errors.ConnectionError(error.message, undefined, { redaction: { type: 'remove' }, cause: error })
}
