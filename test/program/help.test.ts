import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { failedBuild, goodBuild } from './logs.ts'
import { standIn } from '../cli/cluster/stand-in.ts'
import { culprit, file, folder, run } from './program.ts'

const log = file('mill.log', failedBuild)
const good = file('good.log', goodBuild)
const own = path.join(folder, 'own-rules')
mkdirSync(path.join(own, 'signatures', 'mill'), { recursive: true })
file('own-rules/signatures/mill/wheel.yaml', 'id: signatures/mill/wheel\nsymptom: device error\nmatch:\n  - literal: the wheel\n    pattern: the wheel broke\nexamples:\n  - log: the wheel broke\nnear misses:\n  - the wheel turns\n')

const journalctl = path.join(folder, 'bin')
mkdirSync(journalctl, { recursive: true })
chmodSync(file('bin/journalctl', '#!/bin/sh\necho \'{"__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":"the wheel turns"}\'\n'), 0o755)

// Each option that a help text names, and a way to use it that succeeds.
const reading: Readonly<Record<string, readonly string[]>> = {
  '--as': ['--as', 'build'], '--tz': ['--tz', '+02:00'], '--offset': ['--offset', '-3 s'],
}
const { url } = await standIn()
const cluster = { '--to': ['--to', url], '--compat': ['--compat', 'elasticsearch-9'], '--config': ['--config', file('config.yaml', 'elasticsearch: {}\n')] }
// They speak of logs in a cluster.
const narrowing = { '--since': ['--since', '-2d'], '--until': ['--until', '2024-03-06'], '--host': ['--host', 'birch'], '--unit': ['--unit', 'mill.service'], '--boot': ['--boot', '0a1b'] }
const far = { ...cluster, ...narrowing }
const savedCase = path.join(folder, 'mill.json')
await run({ args: ['tui', '--plain', log], input: `save\n${savedCase}\nquit\n` })
const withRules = { '--rules': ['--rules', own] }
const uses: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  triage: { ...reading, ...withRules, ...far, '--format': ['--format', 'json'], '--all': ['--all'], '--baseline': ['--baseline', good], '--fail-on': ['--fail-on', 'certain'], '--no-color': ['--no-color'] },
  tui: { ...reading, ...withRules, ...far, '--follow': ['--follow'], '--plain': ['--plain'], '--logs': ['--logs', folder], '--theme': ['--theme', 'light'], '--no-mouse': ['--no-mouse'] },
  entries: { ...reading, ...far }, signals: { ...reading, ...withRules, ...far }, events: { ...reading, ...withRules, ...far },
  'cases confirm': { ...reading, ...withRules, ...far, '--rank': ['--rank', '1'], '--because': ['--because', 'seen'], '--remedy': ['--remedy', 'a new wheel'] },
  'cases refute': { ...reading, ...withRules, ...far, '--rank': ['--rank', '1'], '--because': ['--because', 'seen'], '--remedy': ['--remedy', 'a new wheel'] },
  'cases list': cluster,
  index: {
    ...reading, ...withRules, ...cluster, '--namespace': ['--namespace', 'team'], '--only': ['--only', 'findings'], '--follow': ['--follow'],
    '--since': ['--since', '-2h'], '--until': ['--since', '-2h', '--until', '-1h'],
    '--checkpoint': ['--checkpoint', path.join(folder, 'checkpoint.json')], '--dead-letter': ['--dead-letter', path.join(folder, 'rejected.ndjson')],
  },
  hunt: { ...far, ...withRules, '--tz': ['--tz', '+02:00'], '--format': ['--format', 'json'], '--write': ['--write'], '--namespace': ['--namespace', 'team'] },
  setup: { ...cluster, '--print': ['--print'], '--retention': ['--retention', '90d'], '--replicas': ['--replicas', '0'], '--kibana': ['--kibana', url] },
  'rules list': withRules,
  'rules query': { ...withRules, '--to': ['--to', 'esql'] },
  'rules test': {},
}

// What each command reads. A file that is followed has no end.
function inputOf(command: string, use: readonly string[]): readonly string[] {
  if (command === 'setup' || command === 'hunt') return ['--to', url]
  if (command === 'index' && use.includes('--since')) return ['--to', url]
  if (command === 'index') return ['--to', url, use.includes('--follow') ? '-' : log]
  if (Object.keys(narrowing).some(option => use.includes(option))) return ['--to', url, 'es:']
  if (command === 'rules query') return ['causes/cleanup/tmpfiles-clean']
  if (use.includes('--logs')) return [savedCase]
  return command.startsWith('rules') || command === 'cases list' ? [] : [log]
}

describe.each(Object.entries(uses))('culprit %s', (command, options) => {
  const words = command.split(' ')

  test('has an example here of each option that its help names', async () => {
    const { code, stdout } = await culprit(...words, '--help')
    expect(code).toBe(0)
    const named = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option).filter((option) => option !== '--help')
    expect(named.toSorted()).toEqual(Object.keys(options).toSorted())
  })

  test.each(Object.entries(options))('takes %s', async (_, use) => {
    const { code, stdout, stderr } = await run({ args: [...words, ...inputOf(command, use), ...use], input: failedBuild, env: { PATH: `${journalctl}:${process.env['PATH'] ?? ''}` } })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout === '').toBe(command === 'events')
  })
})

test('help names each command, and help of a command is its --help', async () => {
  const { code, stdout, stderr } = await culprit('--help')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const command of ['triage', 'tui', 'entries', 'signals', 'events', 'index', 'setup', 'hunt', 'cases', 'rules']) {
    expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    expect((await culprit('help', command)).stdout).toBe((await culprit(command, '--help')).stdout)
  }
})

test('the version is that of the package', async () => {
  for (const flag of ['--version', '-V']) expect(await culprit(flag)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' })
})

test('files without a command are triaged', async () => {
  expect((await culprit(log)).stdout).toBe((await culprit('triage', log)).stdout)
  expect((await culprit('--format', 'json', log)).stdout).toBe((await culprit('triage', log, '--format', 'json')).stdout)
})
