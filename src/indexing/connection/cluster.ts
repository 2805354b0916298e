import { readFileSync } from 'node:fs'
import { Client, HttpConnection } from '@elastic/elasticsearch'
import { ClusterError } from './cluster-error.ts'
import { explained } from './failure.ts'
import type { Product } from './product.ts'
import { productIn, productOf } from './product.ts'
import { hideSecrets } from './secrets.ts'
import type { ConnectionSettings } from './settings.ts'
import { transportFor } from './transport.ts'

type ClientOptions = ConstructorParameters<typeof Client>[0]

/** A search cluster that answers. */
export interface Cluster {
  readonly client: Client
  readonly product: Product
  /** Its address as it may be shown. */
  readonly where: string
  /** So many milliseconds are waited for an answer, or for more of it. */
  readonly patience: number
  /** The text without any secret of the connection. */
  hide(text: string): string
  /** The error in words for people: what failed while doing something, and what helps. Bugs are given back as they are. */
  explain(error: unknown, doing: string): unknown
  close(): Promise<void>
}

/** Asks who answers, and connects accordingly. */
export async function connect(settings: ConnectionSettings): Promise<Cluster> {
  const where = settings.cloudId === undefined ? settings.nodes.join(', ') : `cloud ${settings.cloudId.split(':')[0] ?? ''}`
  const hide = (text: string): string => hideSecrets(text, settings)
  const explain = (error: unknown, doing: string): unknown => explained(error, { where, doing, hide })
  const product = settings.compat === undefined ? await askedFor(settings, where, explain) : productOf(settings.compat)
  const client = clientFor(settings, product)
  return { client, product, where, patience: settings.timeout, hide, explain, close: async () => { await client.close() } }
}

async function askedFor(settings: ConnectionSettings, where: string, explain: Cluster['explain']): Promise<Product> {
  const client = clientFor(settings, { name: 'Elasticsearch', flavour: 'stack' })
  try {
    return productIn(await client.transport.request({ method: 'GET', path: '/' }, { maxRetries: Math.max(1, settings.nodes.length) }), where)
  } catch (error) {
    throw explain(error, 'asking what it is')
  } finally {
    await client.close()
  }
}

function clientFor(settings: ConnectionSettings, product: Pick<Product, 'name' | 'flavour'>): Client {
  const { nodes, cloudId, auth, ca, fingerprint, proxy, compression, timeout } = settings
  if (fingerprint !== undefined && nodes.some(url => url.startsWith('http:'))) throw new ClusterError('a fingerprint of a certificate is given, but the URL begins with http://; write https://')
  const tls = { ...(ca !== undefined && { ca: certificatesOf(ca) }), ...((settings.certificates === 'not checked' || fingerprint !== undefined) && { rejectUnauthorized: false }) }
  const options: ClientOptions = {
    ...(cloudId === undefined ? { nodes: [...nodes] } : { cloud: { id: cloudId } }),
    Transport: transportFor(product),
    // Whoever writes decides when it is sent again.
    maxRetries: 0,
    requestTimeout: timeout,
    tls,
    // The only connection of the client that knows proxies.
    ...(proxy !== undefined && { proxy: proxyOf(proxy), Connection: HttpConnection }),
    ...(compression !== undefined && { compression: compression === 'gzip' }),
    ...(fingerprint !== undefined && { caFingerprint: fingerprint }),
    ...(product.flavour === 'serverless' && { serverMode: 'serverless' as const }),
    ...(auth !== undefined && {
      auth: auth.kind === 'api key' ? { apiKey: keyOf(auth.key) } : auth.kind === 'bearer' ? { bearer: auth.token } : { username: auth.username, password: auth.password },
    }),
  }
  try {
    return new Client(options)
  } catch (error) {
    throw explained(error, { where: 'the settings of the connection', doing: 'reading them', hide: text => hideSecrets(text, settings) })
  }
}

// Either as Kibana shows it, in base64, or as `id:key`.
function keyOf(key: string): string | { id: string; api_key: string } {
  const colon = key.indexOf(':')
  return colon < 0 ? key : { id: key.slice(0, colon), api_key: key.slice(colon + 1) }
}

function proxyOf(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new ClusterError('the proxy is no URL; write it as http://HOST:PORT')
  return text
}

function certificatesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new ClusterError(`${file}: the certificates cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); name the cluster's CA in PEM form, such as http_ca.crt`)
  }
}
