import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { failedBuild } from './logs.ts'
import { copyOfProgram, file, folder, outcomeOf, program, run } from './program.ts'

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
