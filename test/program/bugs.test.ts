import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { failedBuild } from './logs.ts'
import { copyOfProgram, culprit, file, folder, outcomeOf, program, root, run } from './program.ts'

const log = file('mill.log', failedBuild)
const told = /^culprit: a bug: .+\n {4}at [^]*\nThis is a mistake in culprit \d\S*, not in your logs\. Please report it/

test('what nobody foresaw is told as a bug, with its stack', async () => {
  const main = copyOfProgram('spoilt')
  writeFileSync(path.join(path.dirname(main), 'rules.json'), '[null]')
  const { code, stdout, stderr } = await run({ main, args: [log] })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(told)
})

test('so is an error that nobody waits for', async () => {
  const stray = 'data:text/javascript,setTimeout(() => Promise.reject(new Error("a stray one")), 1000)'
  const child = spawn(process.execPath, ['--import', stray, program, '-'], { cwd: folder, stdio: 'pipe' })
  child.stdin.write(failedBuild)
  const { code, stderr } = await outcomeOf(child)
  expect(code).toBe(2)
  expect(stderr).toMatch(told)
  expect(stderr).toMatch(/a stray one/)
})

test('an offset that is given stands: times that were moved by hand are not moved back to meet the journal', async () => {
  const sample = (name: string): string => path.join(root, 'samples', 'lorax-var-tmp', name)
  const { stdout } = await culprit('--format', 'json', '--offset', '1 h', sample('build.log'), sample('journal.ndjson'))
  const report = JSON.parse(stdout) as { sources: { format: string; clock: string; to: string }[] }
  expect(report.sources.find(({ format }) => format === 'build')).toMatchObject({ to: expect.stringMatching(/^2019-01-18T02:58:50/), clock: expect.stringMatching(/moved by \+(?:60 min|1 h)$/) })
})
