import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { failedBuild } from './logs.ts'
import { culprit, file, folder } from './program.ts'

for (const name of ['good', 'broken', 'torn', 'bare']) mkdirSync(path.join(folder, name, 'signatures', 'mill'), { recursive: true })
const rule = (id: string, symptom: string): string => `id: ${id}\nsymptom: ${symptom}\nstrength: strong\nmatch:\n  - literal: the wheel broke\n    pattern: the wheel broke\nexplains:\n  title: the wheel of the mill broke\n  cause: It was old.\nexamples:\n  - log: 'miller: the wheel broke'\nnear misses:\n  - 'miller: the wheel turns'\n`
file('good/signatures/mill/wheel.yaml', rule('signatures/mill/wheel', 'device error'))
file('broken/signatures/mill/wheel.yaml', rule('signatures/mill/wheel', 'bad luck'))
file('torn/signatures/mill/wheel.yaml', 'id: [signatures\n  "')
const log = file('mill.log', `${failedBuild}miller: the wheel broke\n`)

test("a team's own rule is used by every stage, and listed", async () => {
  expect((await culprit('--rules', 'good', log)).stdout).toMatch(/the wheel of the mill broke/)
  expect((await culprit('signals', '--rules', 'good', log)).stdout).toMatch(/"ruleId":"signatures\/mill\/wheel"/)
  expect((await culprit('rules', 'list', '--rules', 'good')).stdout).toMatch(/^signatures\/mill\/wheel +the wheel of the mill broke$/m)
  expect(await culprit('rules', 'test', 'good')).toMatchObject({ code: 0, stdout: '1 rules passed, 0 failed\n' })
})

test.each([['broken', /wheel\.yaml:2: there is no symptom "bad luck"/], ['torn', /wheel\.yaml:\d+: /]])('a rule that is %s is told, and the others are used', async (name, told) => {
  const { code, stdout } = await culprit('--rules', name, log)
  expect(code).toBe(0)
  expect(stdout).toMatch(/grain/)
  expect(stdout.replace(/\n +/g, '')).toMatch(/wheel\.yaml/)
  const listed = await culprit('rules', 'list', '--rules', name)
  expect(listed).toMatchObject({ code: 0, stderr: expect.stringMatching(told) })
  const tried = await culprit('rules', 'test', name)
  expect(tried).toMatchObject({ code: 1, stdout: expect.stringMatching(told) })
  expect(tried.stdout).toMatch(/0 rules passed, 1 failed/)
})

test('a folder without rules is wrong usage', async () => {
  expect(await culprit('--rules', 'bare', log)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^culprit: bare: no \.yaml file in it/) })
})
