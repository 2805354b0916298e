import { readFileSync } from 'node:fs'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { failedBuild, goodBuild, journal, journalLine } from './logs.ts'
import { culprit, file, run } from './program.ts'

const log = file('mill.log', failedBuild)
// What must not get through.
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const colour = '\u001b['

test('a file and a pipe get no colours, NO_COLOR and --no-color are heard, FORCE_COLOR is too', async () => {
  expect((await culprit(log)).stdout).not.toContain(colour)
  expect((await run({ args: [log], env: { FORCE_COLOR: '1' } })).stdout).toContain(colour)
  expect((await run({ args: [log, '--no-color'], env: { FORCE_COLOR: '1' } })).stdout).not.toContain(colour)
  expect((await run({ args: [log], env: { FORCE_COLOR: '0' } })).stdout).not.toContain(colour)
  expect((await run({ args: [log], env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).stdout).not.toContain(colour)
  expect((await run({ args: [log, '--format', 'json'], env: { FORCE_COLOR: '1' } })).stdout).not.toContain(colour)
})

test('text is at most 100 columns wide where there is no terminal', async () => {
  const long = file('long.log', failedBuild.replace('src/stone.c', `src/${'deeper/'.repeat(40)}stone.c`))
  const { stdout } = await run({ args: [long], env: { COLUMNS: '300' } })
  // A command stays in one piece, so that it can be copied.
  const wrapped = stdout.split('\n').filter((line) => !line.startsWith('   $ '))
  expect(Math.max(...wrapped.map((line) => stringWidth(line)))).toBeLessThanOrEqual(100)
  expect(stdout).toContain('grain')
})

// What a log can hold against the terminal and the reader.
const hostile = ['\u001b[2J\u001b[1;1H', '\u001b]0;owned\u0007', '\u001b]8;;http://mill.example/\u001b\\here', '\u009b31m', '\u202e\u2066', '\u0007\b\b\b', '\u001bP+q\u001b\\', '\u0000']

test('escape sequences and bidi marks of a log reach neither the text nor break the JSON', async () => {
  const dirty = hostile.map((bytes) => failedBuild.replaceAll('grain', `gr${bytes}ain`).replaceAll('mill.dir', `${bytes}mill`)).join('')
  const told = journalLine({ message: `${hostile.join('')}nothing: cp: cannot stat '/srv/${hostile.join('')}x': No such file or directory`, after: 3, fields: { SYSLOG_IDENTIFIER: `c${hostile.join('')}p`, _SYSTEMD_UNIT: `${hostile.join('')}.service`, UNIT: hostile.join('') } })
  const args = [file('dirty.log', dirty), file('dirty.json', journal([{ message: `Starting ${hostile.join('')}...`, after: 1 }]) + told), file(`na\u202eme\u001b[2J.log`, failedBuild), 'lost\u001b[2J.log']
  const text = await culprit(...args, '--all')
  expect(text.code).toBe(0)
  expect(text.stdout).not.toMatch(unsafe)
  expect(text.stderr).not.toMatch(unsafe)
  const json = await culprit(...args, '--format', 'json')
  expect(JSON.parse(json.stdout)).toMatchObject({ schema: 'culprit.report/1' })
  expect(json.stdout).not.toMatch(unsafe)
  for (const stage of ['entries', 'signals', 'events']) {
    const { stdout, stderr } = await culprit(stage, ...args)
    for (const line of `${stdout}${stderr}`.split('\n').filter((one) => one !== '')) expect(() => { JSON.parse(line) }).not.toThrow()
    expect(stdout).not.toMatch(unsafe)
  }
  const refused = await culprit('lost\u001b[2J.log', '\u202elost')
  expect(refused.stderr).not.toMatch(unsafe)
})

test('--fail-on decides the exit code, not what is printed', async () => {
  const printed = (await culprit(log)).stdout
  expect(await culprit(log, '--fail-on', 'weak')).toEqual({ code: 1, signal: null, stdout: printed, stderr: '' })
  expect(await culprit(log, '--fail-on', 'likely')).toMatchObject({ code: 1 })
  const { stdout } = await culprit(log, '--format', 'json')
  const confidence = (JSON.parse(stdout) as { hypotheses: { confidence: number }[] }).hypotheses[0]?.confidence ?? 0
  expect(await culprit(log, '--fail-on', 'certain')).toMatchObject({ code: confidence >= 0.9 ? 1 : 0 })
  expect(await culprit(file('good.log', goodBuild), '--fail-on', 'weak')).toMatchObject({ code: 0 })
})

test('what a good run says too is not the cause', async () => {
  const noisy = `${failedBuild}make: done all the same\n`
  const good = file('good-run.log', failedBuild.replaceAll('41:12', '37:9'))
  const before = JSON.parse((await culprit(file('noisy.log', noisy), '--format', 'json')).stdout) as { hypotheses: { confidence: number }[] }
  const after = JSON.parse((await culprit('noisy.log', '--baseline', good, '--format', 'json')).stdout) as { hypotheses: { confidence: number }[] }
  expect(after.hypotheses[0]?.confidence ?? 0).toBeLessThan(before.hypotheses[0]?.confidence ?? 0)
})

test('the same logs give the same report', async () => {
  const once = await culprit(log, '--format', 'json')
  expect(await culprit(log, '--format', 'json')).toEqual(once)
  expect(readFileSync(log, 'utf8')).toBe(failedBuild)
})
