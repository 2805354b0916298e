import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { chatter, failedBuild, journalLine } from './logs.ts'
import { file, folder, outcomeOf, program, start } from './program.ts'

const busy = file('busy.json', Array.from({ length: 60_000 }, (_, i) => i % 2 === 0
  ? journalLine({ message: `Starting sack ${i}...`, after: i, fields: { UNIT: 'sack.service', MESSAGE_ID: '7d4958e842da4a758f6c1cdc7b36dcc5' } })
  : journalLine({ message: "cp: cannot stat '/srv/mill/sack': No such file or directory", after: i, fields: { SYSLOG_IDENTIFIER: 'cp' } })).join(''))
const log = file('mill.log', failedBuild)

test.each([['entries', busy], ['signals', busy], ['events', busy], ['triage', busy], ['rules', 'list'], ['triage', '--help']])('%s %s | head -1 ends quietly and soon', async (...args) => {
  const child = start({ args })
  child.stdin?.end()
  const ended = outcomeOf(child)
  child.stdout?.once('data', () => child.stdout?.destroy())
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
}, 20_000)

test('a pipe that goes on is let go when nobody reads what was made of it', async () => {
  const child = start({ args: ['entries', '-'] })
  const ended = outcomeOf(child)
  child.stdin?.on('error', () => undefined)
  child.stdout?.once('data', () => child.stdout?.destroy())
  let after = 0
  const pouring = setInterval(() => child.stdin?.write(chatter(after++)), 5)
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
  clearInterval(pouring)
}, 20_000)

test('entries of a pipe are shown as they come', async () => {
  const child = start({ args: ['entries', '-'] })
  const ended = outcomeOf(child)
  child.stdin?.write(chatter(1))
  const [shown] = await once(child.stdout as NodeJS.ReadableStream, 'data') as [Buffer]
  expect(shown.toString()).toMatch(/"message":"sack 1 was weighed"/)
  child.stdin?.end(chatter(2))
  expect((await ended).stdout.split('\n')).toHaveLength(3)
})

test('an interrupt during a long pipe ends it, and no copy of the log stays behind', async () => {
  const copies = (): string[] => readdirSync(tmpdir()).filter((name) => /^culprit-[0-9a-f]{8}-/.test(name))
  const before = copies()
  const child = start({ args: ['-'] })
  const ended = outcomeOf(child)
  for (let i = 0; i < 20_000; i++) child.stdin?.write(chatter(i))
  child.stdin?.on('error', () => undefined)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(child.exitCode).toBeNull()
  child.kill('SIGINT')
  const { code, signal, stdout, stderr } = await ended
  expect(signal === 'SIGINT' || code === 130).toBe(true)
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
  expect(copies().filter((name) => !before.includes(name))).toEqual([])
})

test.skipIf(process.platform === 'win32')('a closed or a full output is no bug', async () => {
  const sh = (command: string): ReturnType<typeof outcomeOf> => outcomeOf(spawn('sh', ['-c', command, process.execPath, program, log], { cwd: folder }))
  expect(await sh('"$0" "$1" "$2" >&-')).toMatchObject({ code: 0, stderr: '' })
  expect(await sh('"$0" "$1" "$2" >&- 2>&-')).toMatchObject({ code: 0 })
  if (process.platform !== 'linux') return
  for (const command of ['triage "$2"', 'entries "$2"', 'signals "$2"', 'rules list']) {
    const { code, stderr } = await sh(`"$0" "$1" ${command} > /dev/full`)
    expect(stderr).toMatch(/^culprit: the output cannot be written: .*no space left/)
    expect(code).toBe(2)
  }
})

test('wrong usage does not wait for a pipe that never ends', async () => {
  const child = start({ args: ['-', '--baseline', 'nowhere.log'] })
  expect(await outcomeOf(child)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/nowhere\.log: there is no such file/) })
}, 20_000)
