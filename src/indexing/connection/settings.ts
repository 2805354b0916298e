import { ClusterError } from './cluster-error.ts'
import { checkedCompat } from './compat.ts'
import type { Compat } from './compat.ts'
import { nodeOf } from './node-url.ts'
import { credentials } from './setting-names.ts'
import type { RawSettings } from './setting-names.ts'

/** Who calls. */
export type Auth =
  | { readonly kind: 'api key'; readonly key: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }

/** How a cluster is reached. No URL of it holds a secret. */
export interface ConnectionSettings {
  readonly nodes: readonly string[]
  readonly cloudId?: string
  readonly auth?: Auth
  /** A file with the certificates of the authority that is trusted. */
  readonly ca?: string
  readonly fingerprint?: string
  readonly certificates: 'checked' | 'not checked'
  readonly proxy?: string
  /** Of what is sent; undefined leaves it to the client, which packs for the cloud only. */
  readonly compression?: 'gzip' | 'none'
  /** Milliseconds that an answer may take. */
  readonly timeout: number
  readonly compat?: Compat
}

/** What was said in each place; what stands in one above counts. */
export interface Said {
  readonly flags: RawSettings
  readonly environment: RawSettings
  readonly file: RawSettings
}

const usualTimeout = 60_000

/** The settings that all places together say. */
export function connectionSettings(said: Said): ConnectionSettings {
  const { flags, environment, file } = said
  const fromFlags = flags.url === undefined ? [] : nodesOf(flags.url, '--to')
  if (fromFlags.some(({ auth }) => auth !== undefined)) {
    throw new ClusterError('--to: leave name and password out of the URL, where everybody who lists processes reads them; say them with ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, or ELASTICSEARCH_API_KEY')
  }
  const fromEnvironment = environment.url === undefined ? [] : nodesOf(environment.url, 'ELASTICSEARCH_URL')
  const fromFile = file.url === undefined ? [] : nodesOf(file.url, 'url in the config file')
  const namesNode = fromFlags.length > 0 || (fromEnvironment.length > 0 && flags.cloud_id === undefined)
  const nodes = fromFlags.length > 0 ? fromFlags : fromEnvironment.length > 0 ? fromEnvironment : environment.cloud_id !== undefined ? [] : fromFile
  const home = new Set(fromFile.map(({ url }) => originOf(url)))
  // The file's secrets are for the cluster that it names.
  const isElsewhere = (home.size > 0 || file.cloud_id !== undefined) && nodes.some(({ url }) => !home.has(originOf(url)))
  const own = isElsewhere ? Object.fromEntries(Object.entries(file).filter(([key]) => !(credentials as readonly string[]).includes(key))) as RawSettings : file
  const raw: RawSettings = { ...own, ...withoutOthers(environment, own), ...flags }
  const cloudId = namesNode ? undefined : raw.cloud_id
  if (nodes.length === 0 && cloudId === undefined) {
    throw new ClusterError('no cluster is named; say --to https://HOST:9200, or set ELASTICSEARCH_URL, or write url: into the config file (docs/teams.md)')
  }
  const auth = authOf(raw) ?? nodes.find(node => node.auth !== undefined)?.auth
  const compression = raw.compression === undefined ? undefined : truth(raw.compression, 'compression', ['gzip']) ? 'gzip' as const : 'none' as const
  const compat = raw.compat === undefined ? undefined : checkedCompat(raw.compat)
  return {
    nodes: cloudId === undefined ? nodes.map(({ url }) => url) : [],
    certificates: raw.ssl_skip_verify !== undefined && truth(raw.ssl_skip_verify, 'ssl_skip_verify') ? 'not checked' : 'checked',
    timeout: raw.timeout === undefined ? usualTimeout : timeoutOf(raw.timeout),
    ...(cloudId !== undefined && { cloudId }),
    ...(auth !== undefined && { auth }),
    ...(raw.ca !== undefined && { ca: raw.ca }),
    ...(raw.ca_fingerprint !== undefined && { fingerprint: fingerprintOf(raw.ca_fingerprint) }),
    ...(raw.proxy !== undefined && { proxy: raw.proxy }),
    ...(compression !== undefined && { compression }),
    ...(compat !== undefined && { compat }),
  }
}

// A key in the environment is not mixed with a password in the file.
function withoutOthers(environment: RawSettings, own: RawSettings): RawSettings {
  if (!credentials.some(key => environment[key] !== undefined)) return environment
  const silenced = Object.fromEntries(credentials.filter(key => own[key] !== undefined).map(key => [key, undefined]))
  return { ...silenced, ...environment } as RawSettings
}

function nodesOf(text: string, where: string): ReturnType<typeof nodeOf>[] {
  return text.split(/[\s,]+/).filter(one => one !== '').map(one => nodeOf(one, where))
}

const originOf = (url: string): string => new URL(url).origin

function authOf(raw: RawSettings): Auth | undefined {
  if (raw.api_key !== undefined) return { kind: 'api key', key: raw.api_key }
  if (raw.bearer_token !== undefined) return { kind: 'bearer', token: raw.bearer_token }
  if (raw.username !== undefined && raw.password !== undefined) return { kind: 'basic', username: raw.username, password: raw.password }
  if (raw.username !== undefined) throw new ClusterError('a user name is given but no password; set ELASTICSEARCH_PASSWORD')
  return undefined
}

function truth(text: string, name: string, more: readonly string[] = []): boolean {
  const word = text.toLowerCase()
  if (['true', '1', 'yes', 'on', ...more].includes(word)) return true
  if (['false', '0', 'no', 'off', 'none'].includes(word)) return false
  throw new ClusterError(`${name}: ${text} is neither yes nor no; write true or false`)
}

function timeoutOf(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min)?$/.exec(text) ?? []
  const milliseconds = Number(amount) * ({ ms: 1, m: 60_000, min: 60_000 }[unit ?? ''] ?? 1000)
  if (!(milliseconds > 0)) throw new ClusterError(`timeout: ${text} is no time; write it as 60 s, 500 ms or 2 min`)
  return milliseconds
}

function fingerprintOf(text: string): string {
  const digits = text.replaceAll(/[:\s]/g, '').toUpperCase()
  if (!/^[0-9A-F]{64}$/.test(digits)) throw new ClusterError('ca_fingerprint: not a SHA-256 fingerprint of 64 hexadecimal digits; openssl x509 -fingerprint -sha256 -noout -in ca.crt prints it')
  return digits.match(/../g)?.join(':') ?? digits
}
