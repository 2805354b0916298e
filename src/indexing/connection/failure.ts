import { errors } from '@elastic/elasticsearch'
import { ClusterError } from './cluster-error.ts'

interface Circumstance {
  readonly where: string
  /** Such as `writing the templates`. */
  readonly doing: string
  hide(text: string): string
}

/** An error of the client as a person wants it told; one that is no matter of the cluster is given back. */
export function explained(error: unknown, { where, doing, hide }: Circumstance): unknown {
  if (error instanceof errors.ResponseError) return new ClusterError(hide(`${where}, ${doing}: ${refusal(error)}`))
  if (error instanceof errors.TimeoutError) return new ClusterError(`${where}, ${doing}: no answer in time; try again, or allow more with ELASTICSEARCH_TIMEOUT="2 min"`)
  if (error instanceof errors.NoLivingConnectionsError) return new ClusterError(`${where}, ${doing}: none of the nodes can be reached; see that they run`)
  if (error instanceof errors.ConnectionError) return new ClusterError(hide(`${where}, ${doing}: ${unreachable(`${error.message} ${causesOf(error)}`, error.message)}`))
  if (error instanceof errors.ConfigurationError) return new ClusterError(hide(`${where}: ${error.message}`))
  if (error instanceof errors.DeserializationError) return new ClusterError(`${where}, ${doing}: the answer is no JSON; name the address of the search cluster, not of Kibana or a login page`)
  return error
}

/** Why a server refused, in its own words, as one line. */
export function reasonOf(body: unknown): string {
  const error = (body as { readonly error?: unknown } | null | undefined)?.error
  if (typeof error === 'string') return line(error)
  if (typeof error !== 'object' || error === null) return ''
  const { type, reason, caused_by: cause } = error as { readonly type?: unknown; readonly reason?: unknown; readonly caused_by?: { readonly reason?: unknown } }
  return line([type, reason, cause?.reason].filter(part => typeof part === 'string' && part !== '').join(': '))
}

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 600)

function refusal(error: errors.ResponseError): string {
  const reason = reasonOf(error.body)
  const status = error.statusCode ?? 0
  const said = reason === '' ? `HTTP ${status}` : `HTTP ${status} (${reason})`
  return advice(status, reason).replace('{}', said)
}

function advice(status: number, reason: string): string {
  if (status === 401) return '{}: it does not know who you are; set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, and see that the key is not expired'
  if (status === 403 && reason.includes('cluster_block_exception')) return '{}: writing is blocked, most often because a disk is full; make room, then set index.blocks.read_only_allow_delete to null'
  if (status === 403) return `{}: a privilege is missing; ${privilege(reason)}`
  if (status === 404) return '{}: there is no such thing; see that the address ends before the name of an index, and that culprit setup was run'
  if (status === 406 || (status === 400 && reason.includes('media_type'))) return '{}: it takes no message of this version; name the server with --compat'
  if (status === 407) return '{}: the proxy wants a name and a password; write them into the proxy setting of the config file'
  if (status === 413) return '{}: it takes no message as long; allow more with http.max_content_length'
  if (status === 429) return '{}: it is too busy; try again later, or write with less at once'
  if (status === 502 || status === 503 || status === 504) return '{}: it cannot answer now; see that the cluster is up and has a master'
  if (status >= 300 && status < 400) return '{}: it sends elsewhere; name the address that it sends to'
  return '{}'
}

function privilege(reason: string): string {
  const granted = /granted by the (?:cluster|index|indices) privileges \[([^\]]+)\]/.exec(reason)?.[1]
  const needs = 'index needs auto_configure, create_doc, read and view_index_metadata on logs-culprit.*, setup needs the cluster privilege manage_index_templates, cases need auto_configure, create_doc, read and delete on culprit-cases (docs/teams.md)'
  return granted === undefined ? needs : `any of these grants it: ${granted.replaceAll(',', ', ')}; ${needs}`
}

function unreachable(all: string, message: string): string {
  const [, advice = `the connection broke (${line(message)}); see that the node runs and that the address is right`] = failures.find(([sign]) => sign.test(all)) ?? []
  return advice
}

const failures: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'nothing listens there; start the node, or correct host and port'],
  [/ENOTFOUND|EAI_AGAIN/, 'no such host; correct the name, or look after the DNS'],
  [/EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|CONNECT_TIMEOUT|Connect Timeout/i, 'the host cannot be reached; look after the network, the VPN or the firewall, or name a proxy with ELASTICSEARCH_PROXY'],
  [/wrong version number|packet length too long|EPROTO/i, 'it speaks no TLS; write http:// instead of https://'],
  [/fingerprint does not match/i, 'its certificate is signed by another CA than the fingerprint says; take the fingerprint anew, or somebody stands between'],
  [/CERT_HAS_EXPIRED|certificate has expired/i, 'its certificate has expired; renew it, and see that this machine\'s clock is right'],
  [/ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate/i, 'its certificate is for another name; use a name that stands in the certificate'],
  [/SELF_SIGNED|self-signed|UNABLE_TO_VERIFY|unable to verify|UNABLE_TO_GET_ISSUER/i, 'its certificate is signed by a CA that is not known here; name the CA with ELASTICSEARCH_CA=http_ca.crt, or its fingerprint with ELASTICSEARCH_CA_TRUSTED_FINGERPRINT'],
  [/other side closed|ECONNRESET|socket hang up|EPIPE/, 'it closed the connection; if it speaks TLS write https://, else see its log'],
]

function causesOf(error: unknown): string {
  const texts: string[] = []
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    texts.push(cause.message, (cause as NodeJS.ErrnoException).code ?? '')
    if (cause instanceof AggregateError) texts.push(...cause.errors.map(String))
  }
  return texts.join(' ')
}
