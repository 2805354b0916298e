import { describe, expect, test } from 'vitest'
import { connectionSettings } from '../../../src/indexing/connection/settings.ts'
import type { Said } from '../../../src/indexing/connection/settings.ts'
import { settingsFromEnvironment } from '../../../src/indexing/connection/setting-names.ts'

const settings = (said: Partial<Said>) => connectionSettings({ flags: {}, environment: {}, file: {}, ...said })

describe('the settings of a connection', () => {
  test('come from the flag, then the environment, then the file', () => {
    const file = { url: 'https://file:9200', timeout: '5 s' }
    expect(settings({ file })).toMatchObject({ nodes: ['https://file:9200'], timeout: 5000, certificates: 'checked' })
    expect(settings({ file, environment: { url: 'https://env:9200', timeout: '2 min' } })).toMatchObject({ nodes: ['https://env:9200'], timeout: 120_000 })
    expect(settings({ file, environment: { url: 'https://env:9200' }, flags: { url: 'https://flag:9200/prefix/' } }).nodes).toEqual(['https://flag:9200/prefix'])
  })

  test('take ELASTICSEARCH_ before ES_, and an empty variable for none', () => {
    expect(settingsFromEnvironment({ ELASTICSEARCH_URL: '', ES_URL: 'http://b:1', ELASTICSEARCH_API_KEY: 'one', ES_API_KEY: 'two', PATH: '/bin' })).toEqual({ url: 'http://b:1', api_key: 'one' })
  })

  test('know several nodes and the cloud', () => {
    expect(settings({ environment: { url: 'https://a:9200, https://b:9200' } }).nodes).toEqual(['https://a:9200', 'https://b:9200'])
    expect(settings({ environment: { cloud_id: 'name:Zm9v' } })).toMatchObject({ nodes: [], cloudId: 'name:Zm9v' })
    expect(settings({ environment: { cloud_id: 'name:Zm9v' }, flags: { url: 'http://a:1' } })).not.toHaveProperty('cloudId')
  })

  test('prefer an API key to a token to a password', () => {
    const all = { url: 'https://a:9200', api_key: 'k', bearer_token: 't', username: 'u', password: 'p' }
    expect(settings({ environment: all }).auth).toEqual({ kind: 'api key', key: 'k' })
    expect(settings({ environment: { url: all.url, bearer_token: 't', username: 'u', password: 'p' } }).auth).toEqual({ kind: 'bearer', token: 't' })
    expect(settings({ environment: { url: 'https://a:9200', username: 'u', password: 'p' } }).auth).toEqual({ kind: 'basic', username: 'u', password: 'p' })
  })

  test('never mix the key of one place with the password of another', () => {
    expect(settings({ file: { url: 'https://a:1', api_key: 'of the file' }, environment: { username: 'u', password: 'p' } }).auth).toEqual({ kind: 'basic', username: 'u', password: 'p' })
  })

  test('keep the secrets of the file for the cluster that the file names', () => {
    const file = { url: 'https://home:9200', api_key: 'secret' }
    expect(settings({ file }).auth).toBeDefined()
    expect(settings({ file, flags: { url: 'https://home:9200' } }).auth).toBeDefined()
    expect(settings({ file, flags: { url: 'https://elsewhere:9200' } }).auth).toBeUndefined()
    expect(settings({ file: { api_key: 'secret' }, flags: { url: 'https://elsewhere:9200' } }).auth).toBeDefined()
  })

  test('take name and password out of a URL of the environment', () => {
    expect(settings({ environment: { url: 'https://elastic:p%40ss@a:9200' } })).toMatchObject({ nodes: ['https://a:9200'], auth: { username: 'elastic', password: 'p@ss' } })
  })

  test.each([
    [{ flags: { url: 'https://elastic:hunter2@a:9200' } }, /leave name and password out of the URL/],
    [{ flags: { url: 'elastic:hunter2@a:9200' } }, /--to: a:9200 .*write it as https/],
    [{ flags: { url: 'localhost:9200' } }, /neither http:\/\/ nor https:\/\//],
    [{ flags: { url: 'https://a:9200/?q=hunter2' } }, /must end before/],
    [{}, /no cluster is named; say --to/],
    [{ environment: { url: 'http://a:1', username: 'u' } }, /ELASTICSEARCH_PASSWORD/],
    [{ environment: { url: 'http://a:1', timeout: 'soon' } }, /write it as 60 s/],
    [{ environment: { url: 'http://a:1', ca_fingerprint: 'AB:CD' } }, /openssl x509/],
    [{ flags: { url: 'http://a:1', compat: 'solr-9' } }, /there is elasticsearch-8/],
    [{ environment: { url: 'http://a:1', compression: 'brotli' } }, /true or false/],
  ] satisfies [Partial<Said>, RegExp][])('are refused: %j', (said, message) => {
    let told = ''
    try {
      settings(said)
    } catch (error) {
      told = String(error)
    }
    expect(told).toMatch(message)
    expect(told).not.toContain('hunter2')
  })

  test('bring a fingerprint into the form that the client compares', () => {
    const digits = 'ab'.repeat(32)
    expect(settings({ environment: { url: 'https://a:1', ca_fingerprint: digits } }).fingerprint).toBe(Array(32).fill('AB').join(':'))
  })
})
