import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openSources } from '../../src/reading/index.ts'
import { all, file, folder, openOne, said } from './folder.ts'
import { assume, parsers } from './formats.ts'

const options = { parsers, assume }

async function problemOf(name: string): Promise<{ code: string; message: string }> {
  const { sources, problems } = await openSources([name], options)
  expect(sources).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]?.source).toBe(name)
  return problems[0] as { code: string; message: string }
}

test('what cannot be read is a problem that says what to do', async () => {
  expect(await problemOf(join(folder, 'absent.log'))).toMatchObject({ code: 'missing-file', message: expect.stringContaining('check the name') })
  expect(await problemOf(join(file('plain.log', 'x'), 'below'))).toMatchObject({ code: 'missing-file' })
  expect(await problemOf(file('empty.log', ''))).toMatchObject({ code: 'empty' })
  expect(await problemOf(file('a.journal', Buffer.concat([Buffer.from('LPKSHHRH'), Buffer.alloc(200)])))).toMatchObject({ code: 'binary-journal', message: expect.stringContaining('journalctl --file') })
  expect(await problemOf(file('a.xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2])))).toMatchObject({ code: 'packed-file', message: expect.stringContaining('xz -dc') })
  expect(await problemOf(file('a.bin', Buffer.concat([Buffer.alloc(9), brotliCompressSync(Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i * 7919) % 251)))])))).toMatchObject({ code: 'binary-file' })
  mkdirSync(join(folder, 'hollow'))
  expect(await problemOf(join(folder, 'hollow'))).toMatchObject({ code: 'empty-folder' })
})

test.skipIf(process.getuid?.() === 0)('a file that may not be read is a problem', async () => {
  const path = file('secret.log', 'x')
  chmodSync(path, 0)
  expect(await problemOf(path)).toMatchObject({ code: 'no-permission', message: expect.stringContaining('sudo') })
})

test('the others are read', async () => {
  const { sources, problems } = await openSources([join(folder, 'nowhere'), file('good.log', 'fine\n')], options)
  expect(sources).toHaveLength(1)
  expect(problems).toHaveLength(1)
})

test('an unknown format is bad usage', async () => {
  await expect(openSources([], { ...options, as: 'runes' })).rejects.toThrow('unknown format runes; known are json, objects, stamped, text')
})

test('a file is read once, under whichever names it is given', async () => {
  mkdirSync(join(folder, 'twice'))
  const path = file('twice/one.log', 'x\n')
  symlinkSync('one.log', join(folder, 'twice', 'other.log'))
  const { sources } = await openSources([path, join(folder, 'twice'), join(folder, 'twice', '..', 'twice', 'one.log')], options)
  expect(sources.map(({ id }) => id)).toEqual([path])
})

test('nothing but NULs is no log', async () => {
  expect(await problemOf(file('nul.log', Buffer.alloc(100)))).toMatchObject({ code: 'binary-file' })
})

test('a folder stands for its files, in order, hidden ones left out, links to files followed', async () => {
  const top = join(folder, 'logs')
  mkdirSync(join(top, 'b'), { recursive: true })
  mkdirSync(join(top, '.git'))
  file('logs/c.log', 'c\n')
  file('logs/b/z.log.gz', gzipSync('z\n'))
  file('logs/a.log', 'a\n')
  file('logs/.hidden', 'h\n')
  file('logs/.git/config', 'g\n')
  file('elsewhere.log', 'e\n')
  symlinkSync('../elsewhere.log', join(top, 'd.log'))
  symlinkSync('..', join(top, 'b', 'loop'))
  const { sources, problems } = await openSources([top], options)
  expect(problems).toEqual([])
  expect(sources.map(({ id }) => id.slice(top.length + 1))).toEqual(['a.log', 'b/z.log.gz', 'c.log', 'd.log'])
  await Promise.all(sources.map((source) => source.close()))
})

test('the format is told by the content, and can be given', async () => {
  const path = file('wrong-name.json', '@5 mill: ground\n@6 mill: done\n')
  expect((await openOne(path)).format).toBe('stamped')
  const given = await openOne(path, { as: 'text' })
  expect(given.format).toBe('text')
  expect((await all(given.entries())).map(said)).toEqual(['1 @5 mill: ground', '2 @6 mill: done'])
})

test.each([
  ['a byte order mark', Buffer.from('\ufeff@5 mill: ground\n')],
  ['UTF-16, little end first', Buffer.from('\ufeff@5 mill: ground\n', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeff@5 mill: ground\n', 'utf16le').swap16()],
  ['carriage returns', Buffer.from('@5 mill: ground\r\n')],
  ['no line end', Buffer.from('@5 mill: ground')],
  ['gzip', gzipSync('@5 mill: ground\n')],
  ['gzip in two members', Buffer.concat([gzipSync('@5 mill: gr'), gzipSync('ound\n')])],
])('reads text with %s', async (_, content) => {
  const source = await openOne(file('dressed.log', content))
  expect(await all(source.entries())).toMatchObject([{ message: 'ground', time: 5e6, text: '@5 mill: ground', origin: { line: 1, offset: 0 } }])
  expect(source.summary()).toMatchObject({ format: 'stamped', lines: 1, entries: 1, problems: 0 })
})

test('reads invalid UTF-8, NULs and control bytes as they are, if they are few', async () => {
  const source = await openOne(file('torn.log', Buffer.concat([Buffer.from('@5 mill: gr\xff\xfeound\n', 'latin1'), Buffer.alloc(300), Buffer.from(`\n${'@6 mill: fine\n'.repeat(50)}`)])))
  expect((await all(source.entries()))[0]).toMatchObject({ message: 'gr\ufffd\ufffdound' })
})

test('of a gzip that breaks off, what could be unpacked counts and the rest is one problem', async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, i) => `@${i} mill: grain ${(i * 7919) % 10007}\n`).join('')))
  const source = await openOne(file('torn.gz', whole.subarray(0, whole.length >> 1)))
  const items = (await all(source.entries())).map(said)
  expect(items.length).toBeGreaterThan(5_000)
  expect(items.filter((item) => item.includes('!'))).toEqual(['- !truncated'])
})

test('of a gzip that is broken in the middle, what comes before counts', async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, i) => `@${i} mill: grain ${(i * 7919) % 10007}\n`).join('')))
  whole.fill(0xff, whole.length >> 1)
  const items = (await all((await openOne(file('broken.gz', whole))).entries())).map(said)
  expect(items.length).toBeGreaterThan(1_000)
  expect(items.at(-1)).toBe('- !truncated')
})

test('rubbish behind a gzip is passed over', async () => {
  const source = await openOne(file('padded.gz', Buffer.concat([gzipSync('@5 mill: ground\n'), Buffer.alloc(100_000)])))
  expect((await all(source.entries())).map(said)).toEqual(['1 ground'])
})

test('standard input may be packed', async () => {
  const source = await openOne('-', { stdin: Readable.from([gzipSync('@5 mill: ground\n')]) })
  expect(await all(source.entries())).toMatchObject([{ origin: { source: '-' }, message: 'ground' }])
  await source.close()
})

test('what is packed is looked at inside', async () => {
  expect(await problemOf(file('system.journal.gz', gzipSync(Buffer.concat([Buffer.from('LPKSHHRH'), Buffer.alloc(200)]))))).toMatchObject({ code: 'binary-journal' })
  expect(await problemOf(file('nothing.gz', gzipSync('')))).toMatchObject({ code: 'empty' })
  expect(await problemOf(file('stub.gz', gzipSync('@5 mill: ground\n').subarray(0, 10)))).toMatchObject({ code: 'truncated' })
  const deep = gzipSync(gzipSync(gzipSync('x')))
  expect(await problemOf(file('deep.gz', deep))).toMatchObject({ code: 'packed-file' })
  const wide = await openOne(file('wide.gz', gzipSync(Buffer.from('\ufeff@5 mill: ground\n', 'utf16le'))))
  expect((await all(wide.entries())).map(said)).toEqual(['1 ground'])
})
