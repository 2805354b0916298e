import { ClusterError } from './cluster-error.ts'
import type { Auth } from './settings.ts'

/** A node's address without the secret that stood in it, and that secret. */
export function nodeOf(text: string, where: string): { readonly url: string; readonly auth?: Auth } {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new ClusterError(`${where}: ${withoutSecret(text)} is not a URL; write it as https://HOST:9200`)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new ClusterError(`${where}: ${withoutSecret(text)} begins with neither http:// nor https://; write it as https://HOST:9200`)
  const { username, password } = url
  url.username = ''
  url.password = ''
  if (url.search !== '' || url.hash !== '') throw new ClusterError(`${where}: ${url.origin}${url.pathname} must end before the ? or #`)
  const plain = url.href.replace(/\/$/, '')
  if (username === '' && password === '') return { url: plain }
  return { url: plain, auth: { kind: 'basic', username: decoded(username), password: decoded(password) } }
}

/** An address as it may be shown. */
export function withoutSecret(text: string): string {
  return text.replace(/^([a-z]+:\/\/)?.*@/is, '$1')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
