import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { ClusterError } from './cluster-error.ts'
import { credentials, settingKeys } from './setting-names.ts'
import type { RawSettings, SettingName } from './setting-names.ts'

/** What the config file says of the cluster, and what a person should know of the file. */
export interface ConfigFile {
  readonly settings: RawSettings
  readonly remarks: readonly string[]
}

/** Where the config file lies unless another is named. */
export function usualConfigFile(env: Readonly<Record<string, string | undefined>>): string {
  const named = env['CULPRIT_CONFIG']
  if (named) return named
  const home = env['XDG_CONFIG_HOME']
  return path.join(home && path.isAbsolute(home) ? home : path.join(env['HOME'] || homedir(), '.config'), 'culprit', 'config.yaml')
}

/** Reads the `elasticsearch:` part of a config file; says nothing where there is no such file and none was asked for. */
export async function readConfigFile(file: string, wish: 'must exist' | 'may be missing'): Promise<ConfigFile> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (wish === 'may be missing' && (code === 'ENOENT' || code === 'ENOTDIR')) return { settings: {}, remarks: [] }
    throw new ClusterError(`${file}: the config file cannot be read (${code ?? 'unknown error'}); make it readable, or name another with --config`)
  }
  const settings = await settingsOf(text, file)
  const { mode } = await stat(file)
  const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0 && credentials.some(key => key !== 'username' && settings[key] !== undefined)
  return { settings, remarks: isOpen ? [`${file} holds a secret and others may read it: chmod 600 ${file}`] : [] }
}

async function settingsOf(text: string, file: string): Promise<RawSettings> {
  // Heavy, and mostly there is no config file.
  const { parse } = await import('./yaml.ts')
  let parsed: unknown
  try {
    parsed = parse(text)
  } catch (error) {
    // The parser quotes the line that it stumbled over, and that may be the password.
    const at = (error as { linePos?: readonly { readonly line: number }[] }).linePos?.[0]?.line
    throw new ClusterError(`${file}${at === undefined ? '' : `:${at}`}: is not valid YAML; see docs/teams.md for how it reads`)
  }
  const part = isObject(parsed) ? parsed['elasticsearch'] : undefined
  if (part === undefined || part === null) return {}
  if (!isObject(part)) throw new ClusterError(`${file}: elasticsearch: must hold settings such as url: https://search.example:9200`)
  const strange = Object.keys(part).filter(key => !(settingKeys as readonly string[]).includes(key))
  if (strange.length > 0) throw new ClusterError(`${file}: no such setting: ${strange.join(', ')}; there is ${settingKeys.join(', ')}`)
  return Object.fromEntries(Object.entries(part).flatMap(([key, value]) => (value === null ? [] : [[key as SettingName, textOf(value, `${file}: ${key}`)]])))
}

function textOf(value: unknown, where: string): string {
  if (Array.isArray(value)) return value.map(one => textOf(one, where)).join(',')
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new ClusterError(`${where} must be a text`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
