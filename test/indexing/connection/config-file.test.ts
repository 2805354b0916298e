import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfigFile, usualConfigFile } from '../../../src/indexing/connection/config-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'culprit-config-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

function written(content: string, mode = 0o600): string {
  const file = path.join(folder, 'config.yaml')
  writeFileSync(file, content)
  chmodSync(file, mode)
  return file
}

test('it lies where XDG says, or where CULPRIT_CONFIG says', () => {
  expect(usualConfigFile({ HOME: '/home/u' })).toBe('/home/u/.config/culprit/config.yaml')
  expect(usualConfigFile({ HOME: '/home/u', XDG_CONFIG_HOME: '/etc/mine' })).toBe('/etc/mine/culprit/config.yaml')
  expect(usualConfigFile({ HOME: '/home/u', XDG_CONFIG_HOME: 'relative' })).toBe('/home/u/.config/culprit/config.yaml')
  expect(usualConfigFile({ CULPRIT_CONFIG: '/srv/c.yaml' })).toBe('/srv/c.yaml')
})

test('it holds the settings by their keys', async () => {
  const file = written('elasticsearch:\n  url: [https://a:9200, https://b:9200]\n  api_key: abc\n  ssl_skip_verify: true\n  timeout: 30\n')
  expect(await readConfigFile(file, 'must exist')).toEqual({ settings: { url: 'https://a:9200,https://b:9200', api_key: 'abc', ssl_skip_verify: 'true', timeout: '30' }, remarks: [] })
})

test('a secret that others may read is remarked', async () => {
  const { remarks } = await readConfigFile(written('elasticsearch:\n  api_key: abc\n', 0o644), 'must exist')
  expect(remarks).toEqual([expect.stringMatching(/chmod 600/)])
  expect((await readConfigFile(written('elasticsearch:\n  url: http://a:1\n', 0o644), 'must exist')).remarks).toEqual([])
})

test('without it there are no settings, unless it was named', async () => {
  const missing = path.join(folder, 'missing.yaml')
  expect(await readConfigFile(missing, 'may be missing')).toEqual({ settings: {}, remarks: [] })
  await expect(readConfigFile(missing, 'must exist')).rejects.toThrow(/cannot be read \(ENOENT\)/)
})

test.each([
  ['elasticsearch:\n  password: "hunter2\n  url: x\n', /config\.yaml:\d+: is not valid YAML/],
  ['elasticsearch:\n  pasword: hunter2\n', /no such setting: pasword; there is url/],
  ['elasticsearch: hunter2\n', /must hold settings/],
  ['elasticsearch:\n  password: {hunter2: 1}\n', /password must be a text/],
])('what is wrong in it is told without its secrets: %j', async (content, message) => {
  const told = await readConfigFile(written(content), 'must exist').then(() => '', String)
  expect(told).toMatch(message)
  expect(told).not.toContain('hunter2')
})
