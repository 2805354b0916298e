import { chmodSync, linkSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chatter, failedBuild, journal } from './logs.ts'
import type { Run } from './program.ts'
import { culprit, file, folder, run } from './program.ts'

const log = file('mill.log', failedBuild)
const isRoot = process.getuid?.() === 0

interface Report {
  readonly sources: readonly { readonly id: string; readonly format: string; readonly lines: number; readonly bytes: number }[]
  readonly hypotheses: readonly { readonly title: string; readonly evidence: readonly { readonly source: string; readonly line: number }[] }[]
  readonly problems: readonly { readonly source: string; readonly line?: number; readonly code: string; readonly message: string }[]
}

/** The report on logs that can be analysed. */
async function report(wish: Run): Promise<Report> {
  const { code, stdout, stderr } = await run({ ...wish, args: ['--format', 'json', ...wish.args] })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Report
}

async function refusalOf(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await culprit(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toMatch(/^ {4}at /m)
  return stderr
}

test('a missing file alone is told, beside a good one it is a problem', async () => {
  expect(await refusalOf('lost.log')).toBe('culprit: lost.log: there is no such file: check the name, or give - to read from a pipe\n')
  const { problems, hypotheses } = await report({ args: [log, 'lost.log'] })
  expect(problems).toMatchObject([{ source: 'lost.log', code: 'missing-file' }])
  expect(hypotheses[0]?.title).toMatch(/grain/)
})

test('a folder stands for its logs, an empty one is told', async () => {
  mkdirSync(path.join(folder, 'logs', 'inner'), { recursive: true })
  mkdirSync(path.join(folder, 'bare'))
  file('logs/a.log', failedBuild)
  file('logs/inner/b.json', journal([{ message: 'Started Scales.', after: 1 }]))
  expect((await report({ args: ['logs'] })).sources.map(({ id }) => id).toSorted()).toEqual(['logs/a.log', 'logs/inner/b.json'])
  expect(await refusalOf('bare')).toMatch(/bare: there is no file in this folder/)
})

test.skipIf(isRoot)('a file without permission is told (skipped: root may read everything)', async () => {
  chmodSync(file('closed.log', failedBuild), 0)
  expect(await refusalOf('closed.log')).toMatch(/closed\.log: may not be read by this user: use sudo/)
})

test('what is empty or no text is told', async () => {
  file('empty.log', '')
  file('noise.bin', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)))
  file('system.journal', Buffer.concat([Buffer.from('LPKSHHRH'), Buffer.alloc(4000)]))
  expect(await refusalOf('empty.log')).toMatch(/empty\.log: is empty/)
  expect(await refusalOf('noise.bin')).toMatch(/noise\.bin: is not text/)
  expect(await refusalOf('system.journal')).toMatch(/system\.journal: /)
  const told = await refusalOf('empty.log', 'noise.bin', 'lost.log')
  expect(told.match(/^culprit: /gm)).toHaveLength(3)
})

test('a packed log is read, and of a torn one what came before', async () => {
  const packed = gzipSync(journal(Array.from({ length: 4000 }, (_, i) => ({ message: `sack ${i * 7919 % 1009} was weighed`, after: i }))))
  file('whole.json.gz', packed)
  file('torn.json.gz', packed.subarray(0, packed.length >> 1))
  expect((await report({ args: ['whole.json.gz'] })).sources).toMatchObject([{ format: 'journal-json', lines: 4000 }])
  const { sources, problems } = await report({ args: ['torn.json.gz'] })
  expect(problems).toContainEqual(expect.objectContaining({ source: 'torn.json.gz', code: 'truncated' }))
  expect(sources[0]?.lines).toBeGreaterThan(1000)
})

test('several files and a pipe are read together', async () => {
  const told = journal([{ message: 'Starting Scales...', after: 1 }])
  expect((await report({ args: [log, '-'], input: told })).sources).toMatchObject([{ id: '-', format: 'journal-json' }, { id: log, format: 'build' }])
  expect((await report({ args: ['-'], input: failedBuild })).hypotheses[0]?.evidence[0]).toMatchObject({ source: '-', line: 3 })
  expect((await report({ args: [], input: failedBuild })).sources.map(({ id }) => id)).toEqual(['-'])
})

test('a file under two names is read once', async () => {
  symlinkSync(log, path.join(folder, 'same.log'))
  linkSync(log, path.join(folder, 'linked.log'))
  for (const name of ['mill.log', './mill.log', 'same.log', 'linked.log']) expect((await report({ args: ['mill.log', name] })).sources).toHaveLength(1)
})

/** Where the best hypothesis sees its first symptom. */
async function firstSeen(...args: string[]): Promise<unknown> {
  const { hypotheses } = await report({ args })
  return { title: hypotheses[0]?.title, line: hypotheses[0]?.evidence[0]?.line }
}

test('ends of lines, a line of 5 MB, NULs and bytes that are no UTF-8 do not hide what follows', async () => {
  const title: unknown = expect.stringMatching(/grain/)
  file('windows.log', failedBuild.replaceAll('\n', '\r\n'))
  file('long.log', `${'x'.repeat(5_000_000)}\n${failedBuild}`)
  file('nuls.log', Buffer.concat([Buffer.from([0x41, 0xc3, 0x28, 0xfe]), Buffer.from('\n'), Buffer.alloc(600), Buffer.from(`\n${failedBuild}`)]))
  expect(await firstSeen('windows.log')).toEqual({ title, line: 3 })
  expect(await firstSeen('long.log')).toEqual({ title, line: 4 })
  expect(await firstSeen('nuls.log')).toEqual({ title, line: 5 })
})

test('a line of 5 MB in a pipe is read as well', async () => {
  const { hypotheses } = await report({ args: ['-'], input: `${'x'.repeat(5_000_000)}\n${failedBuild}` })
  expect(hypotheses[0]?.evidence[0]?.line).toBe(4)
})

test('one broken line among 100,000 is one problem, on its line', async () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => chatter(i))
  lines[77_776] = '{"__REALTIME_TIMESTAMP":"17730000\n'
  file('broken.json', lines.join(''))
  const { sources, problems } = await report({ args: ['broken.json'] })
  expect(sources).toMatchObject([{ lines: 100_000 }])
  expect(problems).toMatchObject([{ source: 'broken.json', line: 77_777 }])
  expect((await culprit('entries', 'broken.json')).stderr.split('\n')).toHaveLength(2)
})

test('--as takes the format at its word', async () => {
  expect((await report({ args: ['--as', 'build', log] })).sources).toMatchObject([{ format: 'build' }])
  const { sources, problems } = await report({ args: ['--as', 'journal-json', log] })
  expect(sources).toMatchObject([{ format: 'journal-json' }])
  expect(problems).toMatchObject([{ source: log, code: 'wrong-format' }])
})
