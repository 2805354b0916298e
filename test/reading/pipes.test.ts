import { PassThrough, Readable } from 'node:stream'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isProblem } from '../../src/model/problem.ts'
import { LiteralTable, liveEntries } from '../../src/reading/index.ts'
import { all, allOf, file, openOne, said } from './folder.ts'
import { assume, parsers } from './formats.ts'

const table = new LiteralTable(['needle'])

function inPieces(text: string | Buffer, size: number): Readable {
  const bytes = Buffer.from(text)
  return Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)))
}

test('a pipe is scanned as it comes, and can be asked again', async () => {
  const text = Array.from({ length: 500 }, (_, i) => `@${i} mill: ${i % 100 === 7 ? 'needle' : 'hay'}\n`).join('')
  const source = await openOne('-', { stdin: inPieces(text, 13) })
  expect((await allOf(source.scan(table))).map(said)).toEqual(['8 needle', '108 needle', '208 needle', '308 needle', '408 needle'])
  expect(await all(source.ask([{ id: 'q', literals: ['needle'], from: 200e6, to: 300e6 }]))).toMatchObject([{ entry: { time: 207e6, origin: { line: 208 } } }])
  expect((await source.lines(0, 0, 1)).map(({ text: line }) => line)).toEqual(['@0 mill: hay', '@1 mill: hay'])
  expect((await allOf(source.scan(table))).length).toBe(5)
  await source.close()
})

test('the copy of a pipe leaves no file behind', async () => {
  const ours = (): string[] => readdirSync(tmpdir()).filter((name) => /^culprit-[0-9a-f]{8}-/.test(name))
  const before = ours()
  const source = await openOne('-', { stdin: inPieces('@1 mill: needle\n'.repeat(100), 100) })
  await allOf(source.scan(table))
  await source.close()
  expect(ours()).toEqual(before)
})

test('beyond the limit of the copy a pipe is read once, and says so', async () => {
  const source = await openOne('-', { stdin: inPieces('@1 mill: needle\n'.repeat(100), 50), spoolLimit: 400 })
  const items = (await allOf(source.scan(table))).map(said)
  expect(items.filter((item) => item.endsWith('needle'))).toHaveLength(100)
  expect(items.filter((item) => item.includes('!'))).toEqual(['- !spool-full'])
  expect(await all(source.ask([{ id: 'q', literals: ['needle'] }]))).toHaveLength(25)
  await source.close()
})

test('a pipe that breaks is a problem, and what came before counts', async () => {
  const stdin = Readable.from(
    (async function* () {
      yield Buffer.from('@1 mill: needle\n')
      await new Promise((resolve) => setTimeout(resolve, 5))
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' })
    })(),
  )
  const source = await openOne('-', { stdin })
  expect((await allOf(source.scan(table))).map(said)).toEqual(['1 needle', '- !read-failed'])
})

test('entries of a pipe come as soon as their lines do', async () => {
  const stdin = new PassThrough()
  stdin.write('@1 mill: first\n')
  const source = await openOne('-', { stdin })
  const entries = source.entries()[Symbol.asyncIterator]()
  expect((await entries.next()).value).toMatchObject({ message: 'first' })
  stdin.write('@2 mill: sec')
  const second = entries.next()
  stdin.write('ond\n@3')
  expect((await second).value).toMatchObject({ message: 'second', origin: { line: 2, offset: 15 } })
  stdin.end(' mill: third')
  expect((await entries.next()).value).toMatchObject({ message: 'third' })
  expect((await entries.next()).done).toBe(true)
  expect(source.summary()).toMatchObject({ lines: 3, entries: 3, bytes: 45 })
})

test('a reader of a live source may turn away', async () => {
  const stdin = new PassThrough()
  stdin.write('@1 mill: first\n')
  for await (const entry of liveEntries(stdin, { parsers, assume })) {
    expect(entry).toMatchObject({ message: 'first' })
    break
  }
  expect(stdin.destroyed).toBe(true)
})

test('an endless line of a pipe is cut before it fills the memory', async () => {
  const items = await all(liveEntries(inPieces(`@1 mill: a\n@2 mill: ${'x'.repeat(3_000_000)}\n@3 mill: c\n`, 65_536), { parsers, assume, longestLine: 1000 }))
  expect(items.map(said).map((text) => text.slice(0, 14))).toEqual(['1 a', '2 !long-line', '2 xxxxxxxxxxxx', '3 c'])
  expect(items[3]).toMatchObject({ origin: { offset: 3_000_021 } })
})

const pieces = fc.constantFrom('@5 mill: needle', '  thread', 'hay', '7| hay', '\r', '\n', '\n', '\r\n', 'é', '\x1b[1m', 'x'.repeat(60))

test('a pipe gives the entries that a file gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 90 }), async (parts, size) => {
      const text = parts.join('')
      const read = async (name: string): Promise<unknown[]> => {
        const source = await openOne(name, { longestLine: 50, as: 'text', ...(name === '-' && { stdin: inPieces(text, size) }) })
        const items = (await all(source.entries())).map((item) => (isProblem(item) ? said(item) : { ...item, origin: { ...item.origin, source: '' } }))
        const { lines, bytes, entries } = source.summary()
        await source.close()
        return [...items, { lines, bytes, entries }]
      }
      expect(await read('-')).toEqual(await read(file('same.log', text)))
    }),
    { numRuns: 100 },
  )
})
