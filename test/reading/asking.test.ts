import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { LiteralTable } from '../../src/reading/index.ts'
import type { OpenSource } from '../../src/reading/index.ts'
import { all, allOf, file, openOne } from './folder.ts'

const nothing = new LiteralTable(['not in any line'])
const padding = 'p'.repeat(200)
const count = 40_000

/** Eight megabytes, one entry a second, a new boot after half of them. */
function longLog(): string {
  return Array.from({ length: count }, (_, i) => `{"t":${i},"boot":"${i < count / 2 ? 'a' : 'b'}","m":"pid ${i % 1000} ${padding}"}\n`).join('')
}

async function scanned(name: string, content: string | Uint8Array): Promise<OpenSource> {
  const source = await openOne(file(name, content))
  expect(await allOf(source.scan(nothing))).toEqual([])
  return source
}

test.each([['a file', longLog()], ['gzip', gzipSync(longLog())]])('asks %s again, for a span of time', async (name, content) => {
  const source = await scanned(`ask ${name}`, content)
  const mine = { id: 'mine', literals: ['pid 77 ', 'pid 78 '], from: 10_000e6, to: 11_500e6 }
  const answers = await all(source.ask([mine, { id: 'open', literals: ['pid 39 '], from: 39_000e6 }, { id: 'other', source: 'elsewhere', literals: ['pid'] }]))
  expect(answers.map(({ question, entry }) => [question.id, (entry.time ?? 0) / 1e6])).toEqual([['mine', 10_077], ['mine', 10_078], ['mine', 11_077], ['mine', 11_078], ['open', 39_039]])
  expect(answers[0]?.entry.origin).toMatchObject({ line: 10_078 })
  await source.close()
})

test('knows which time it covers, boot by boot', async () => {
  const source = await scanned('covered.ndjson', longLog())
  expect(source.coverage()).toMatchObject([{ bootId: 'a', from: 0 }, { bootId: 'b', to: (count - 1) * 1e6 }])
  expect(source.summary()).toMatchObject({ from: 0, to: (count - 1) * 1e6, lines: count })
})

test('finds what lies in a span though times go back', async () => {
  const source = await scanned('back.ndjson', longLog() + longLog())
  expect(await all(source.ask([{ id: 'twice', literals: ['pid 77 '], from: 5_077e6, to: 5_077e6 }]))).toHaveLength(2)
})

test('an entry without a time is in no span, and too short a literal asks for nothing', async () => {
  const source = await scanned('untimed.log', 'needle\n')
  expect(await all(source.ask([{ id: 'span', literals: ['needle'], from: 0 }]))).toEqual([])
  expect(await all(source.ask([{ id: 'any', literals: ['needle', 'n'] }]))).toHaveLength(1)
  expect(await all(source.ask([{ id: 'short', literals: ['n'] }]))).toEqual([])
})

test.each([['a file', longLog()], ['gzip', gzipSync(longLog())]])('gives the lines around one of %s', async (name, content) => {
  const source = await scanned(`around ${name}`, content)
  const [answer] = await all(source.ask([{ id: 'one', literals: ['pid 500 '], from: 30_000e6 }]))
  const lines = await source.lines(answer?.entry.origin.offset ?? 0, 300, 400)
  expect(lines.map(({ origin }) => origin.line)).toEqual(Array.from({ length: 701 }, (_, i) => 30_201 + i))
  expect(lines.every(({ text }, i) => text.startsWith(`{"t":${30_200 + i},`))).toBe(true)
  await source.close()
})

test('gives fewer lines at the ends of a source', async () => {
  const source = await openOne(file('short.log', 'one\r\ntwo\nthree'))
  expect((await source.lines(0, 5, 1)).map(({ text }) => text)).toEqual(['one', 'two'])
  expect((await source.lines(9, 1, 5)).map(({ text, origin }) => [origin.line, origin.offset, text])).toEqual([[2, 5, 'two'], [3, 9, 'three']])
  expect(await source.lines(99, 1, 1)).toEqual([])
})

test('finds what JSON writes in another way', async () => {
  const source = await openOne(file('escaped.ndjson', `${JSON.stringify({ t: 1, m: 'no C:\\kiln\\door "left"' })}\n${JSON.stringify({ t: 2, m: 'no C:/kiln' })}\n`))
  const answers = await all(source.ask([{ id: 'path', literals: ['C:\\kiln\\door'] }, { id: 'name', literals: ['door "left"'] }, { id: 'none', literals: ['kiln "door"'] }]))
  expect(answers.map(({ question }) => question.id)).toEqual(['path', 'name'])
})
