import { readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { ClusterError } from '../connection/cluster-error.ts'
import { nodeOf, withoutSecret } from '../connection/node-url.ts'
import { hideSecrets } from '../connection/secrets.ts'
import type { ConnectionSettings } from '../connection/settings.ts'

const boundary = 'culprit-saved-objects'

/** Imports saved objects through the API of Kibana or OpenSearch Dashboards, over older ones of the same ids, as the caller of the cluster. */
export async function importDashboards(url: string, ndjson: string, settings: ConnectionSettings): Promise<void> {
  const { url: base, auth } = nodeOf(url, '--kibana')
  if (auth !== undefined) throw new ClusterError('--kibana: leave name and password out of the URL; those of the cluster are used')
  const where = withoutSecret(base)
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="culprit.ndjson"\r\nContent-Type: application/ndjson\r\n\r\n${ndjson}\r\n--${boundary}--\r\n`
  const { status, text } = await post(`${base}/api/saved_objects/_import?overwrite=true`, body, settings).catch((error: unknown) => {
    throw new ClusterError(hideSecrets(`${where}: cannot be reached (${error instanceof Error ? (error as NodeJS.ErrnoException).code ?? error.message : ''}); name the address of Kibana or OpenSearch Dashboards`, settings))
  })
  if (status === 401 || status === 403) throw new ClusterError(`${where}: refuses with HTTP ${status}; the caller needs the Kibana privilege to manage saved objects`)
  const answer = parsed(text)
  if (status === 200 && answer?.success === true) return
  const failed = answer?.errors?.map(({ type = '', id = '', error }) => `${type} ${id}: ${error?.type ?? 'unknown'}`).join('; ') ?? answer?.message ?? ''
  throw new ClusterError(hideSecrets(`${where}: did not take the dashboard, HTTP ${status} ${failed}; import what culprit setup --print shows by hand, under Saved Objects`, settings))
}

interface Answer {
  readonly success?: boolean
  readonly message?: string
  readonly errors?: readonly { readonly type?: string; readonly id?: string; readonly error?: { readonly type?: string } }[]
}

function parsed(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return undefined
  }
}

async function post(url: string, body: string, settings: ConnectionSettings): Promise<{ readonly status: number; readonly text: string }> {
  const { ca, certificates, timeout } = settings
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': Buffer.byteLength(body), 'kbn-xsrf': 'true', 'osd-xsrf': 'true', ...authorization(settings) }
  const options = { method: 'POST', headers, timeout, ...(ca !== undefined && { ca: readFileSync(ca) }), rejectUnauthorized: certificates === 'checked' }
  return await new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? tlsRequest : plainRequest)(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }) }).on('error', reject)
    })
    request.on('timeout', () => request.destroy(new Error('no answer in time'))).on('error', reject).end(body)
  })
}

function authorization({ auth }: ConnectionSettings): { authorization?: string } {
  if (auth === undefined) return {}
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  if (auth.kind === 'basic') return { authorization: `Basic ${base64(`${auth.username}:${auth.password}`)}` }
  return { authorization: auth.kind === 'bearer' ? `Bearer ${auth.token}` : `ApiKey ${auth.key.includes(':') ? base64(auth.key) : auth.key}` }
}
