/** Every setting of a connection: its key in the config file, and the variables that say it, the first that is set counts. */
export const settingNames = {
  url: ['ELASTICSEARCH_URL', 'ELASTICSEARCH_HOSTS', 'ES_URL', 'ES_HOSTS'],
  cloud_id: ['ELASTICSEARCH_CLOUD_ID', 'ELASTIC_CLOUD_ID', 'ES_CLOUD_ID'],
  api_key: ['ELASTICSEARCH_API_KEY', 'ES_API_KEY'],
  bearer_token: ['ELASTICSEARCH_BEARER_TOKEN', 'ELASTICSEARCH_SERVICE_TOKEN', 'ES_BEARER_TOKEN'],
  username: ['ELASTICSEARCH_USERNAME', 'ES_USERNAME'],
  password: ['ELASTICSEARCH_PASSWORD', 'ES_PASSWORD'],
  ca: ['ELASTICSEARCH_CA', 'ES_CA'],
  ca_fingerprint: ['ELASTICSEARCH_CA_TRUSTED_FINGERPRINT', 'ELASTICSEARCH_CA_FINGERPRINT', 'ES_CA_FINGERPRINT'],
  ssl_skip_verify: ['ELASTICSEARCH_SSL_SKIP_VERIFY', 'ES_SSL_SKIP_VERIFY'],
  proxy: ['ELASTICSEARCH_PROXY', 'ES_PROXY'],
  compression: ['ELASTICSEARCH_COMPRESSION', 'ES_COMPRESSION'],
  timeout: ['ELASTICSEARCH_TIMEOUT', 'ES_TIMEOUT'],
  compat: ['ELASTICSEARCH_COMPAT', 'ES_COMPAT'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type SettingName = keyof typeof settingNames
export const settingKeys = Object.keys(settingNames) as readonly SettingName[]

/** Those that say who calls: they go to no other place than they were given for. */
export const credentials = ['api_key', 'bearer_token', 'username', 'password'] as const satisfies readonly SettingName[]

/** What one place says of a connection, in its own words. */
export type RawSettings = { readonly [Name in SettingName]?: string }

/** What the environment says. */
export function settingsFromEnvironment(env: Readonly<Record<string, string | undefined>>): RawSettings {
  const said = settingKeys.flatMap(key => {
    const value = settingNames[key].map(name => env[name]?.trim()).find(value => value !== undefined && value !== '')
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(said)
}
