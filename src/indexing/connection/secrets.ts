import type { ConnectionSettings } from './settings.ts'

/** Replaces every secret of a connection, in all forms in which it is sent, by stars: for a text that comes from elsewhere. */
export function hideSecrets(text: string, { auth, proxy }: Pick<ConnectionSettings, 'auth' | 'proxy'>): string {
  const secrets = auth === undefined ? [] : auth.kind === 'api key' ? keyForms(auth.key) : auth.kind === 'bearer' ? [auth.token] : [auth.password, encodeURIComponent(auth.password), base64(`${auth.username}:${auth.password}`)]
  const inProxy = proxy !== undefined && URL.canParse(proxy) ? [new URL(proxy).password, decodeURIComponent(new URL(proxy).password)] : []
  return [...secrets, ...inProxy].filter(secret => secret.length > 2).reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text)
}

function keyForms(key: string): readonly string[] {
  const plain = key.includes(':') ? key : Buffer.from(key, 'base64').toString()
  const secret = plain.includes(':') ? plain.slice(plain.indexOf(':') + 1) : ''
  return [key, base64(key), secret]
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
