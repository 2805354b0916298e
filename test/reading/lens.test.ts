import { rmSync, truncateSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { isProblem } from '../../src/model/problem.ts'
import type { Lens, Stretch } from '../../src/reading/lens.ts'
import { LiteralTable, shifted } from '../../src/reading/index.ts'
import type { OpenSource } from '../../src/reading/index.ts'
import { all, allOf, file, openOne } from './folder.ts'

const nothing = new LiteralTable(['not in any line'])

async function entriesOf(stretches: AsyncIterable<Stretch>): Promise<Entry[]> {
  return (await all(stretches)).flatMap(({ entries }) => entries)
}

async function scanned(name: string, content: string): Promise<{ source: OpenSource; lens: Lens; end: number }> {
  const source = await openOne(file(name, content))
  await allOf(source.scan(nothing))
  return { source, lens: source.lens(), end: Buffer.byteLength(content) }
}

const padding = fc.integer({ min: 0, max: 3000 }).map((length) => 'ä'.repeat(length))
const text = fc.constantFrom('@5 mill: needle', '@6 mill: hay', '  thread', '\tneedle', 'needle', '7| hay', '8| thread', '{"t":9,"m":"needle"}', '{"m', '', 'hay\r', 'nee\x1b[1mdle')
const lines = fc.array(fc.oneof({ weight: 8, arbitrary: text }, { weight: 1, arbitrary: fc.tuple(text, padding).map((parts) => parts.join('')) }), { minLength: 1, maxLength: 400 })
const contents = fc.tuple(lines, fc.constantFrom('', '\n', '\ufeff')).map(([all, end]) => (end === '\ufeff' ? `\ufeff${all.join('\n')}\n` : all.join('\n') + end)).filter((content) => content.trim() !== '')

describe('whatever the lines are', () => {
  test('a walk down meets all that a reading meets, and every line in its place', async () => {
    await fc.assert(fc.asyncProperty(contents, async (content) => {
      const { source, lens } = await scanned('down.log', content)
      const walked = await entriesOf(lens.down(0))
      const read = (await all(source.entries())).filter((item): item is Entry => !isProblem(item))
      const known = new Map(read.map((entry) => [entry.origin.line, entry]))
      for (const entry of walked) if (known.has(entry.origin.line)) expect(entry).toEqual(known.get(entry.origin.line))
      expect(walked.map(({ origin }) => origin.line)).toEqual(content.replace(/\n$/, '').split('\n').map((_, i) => i + 1))
      expect(read.length).toBeGreaterThanOrEqual(walked.filter(({ from, message }) => from === 'journal' && message !== '').length)
    }), { numRuns: 60 })
  })

  test('a walk from anywhere, up or down, meets the same', async () => {
    await fc.assert(fc.asyncProperty(contents, fc.nat(), async (content, at) => {
      const { lens, end } = await scanned('both.log', content)
      const walked = await entriesOf(lens.down(0))
      const middle = at % (walked.length + 1)
      const offset = walked[middle]?.origin.offset ?? end
      expect(await entriesOf(lens.down(offset))).toEqual(walked.slice(middle))
      expect((await entriesOf(lens.up(offset))).reverse()).toEqual(walked.slice(0, middle))
      expect(await lens.startOf({ line: middle + 1 })).toBe(offset)
      expect(await lens.startOf({ offset: Math.max(offset, (walked[middle + 1]?.origin.offset ?? end) - 1) })).toBe(offset)
    }), { numRuns: 120 })
  })
})

test('a line that is longer than the bound is cut, going up as well as down', async () => {
  const long = `@2 mill: ${'x'.repeat(300_000)}`
  const { lens, end } = await scanned('long.log', `@1 mill: a\n${long}\n@3 mill: b\n${long}`)
  const walked = await entriesOf(lens.down(0))
  expect(walked.map(({ origin, text: line }) => [origin.line, line.length])).toEqual([[1, 10], [2, 65_536], [3, 10], [4, 65_536]])
  expect((await entriesOf(lens.up(end))).reverse()).toEqual(walked)
  expect(await lens.startOf({ offset: 200_000 })).toBe(11)
})

test('JSON objects over many lines are walked through like lines', async () => {
  const count = 9000
  const objects = Array.from({ length: count }, (_, i) => JSON.stringify({ t: i, m: `entry ${i} ${'p'.repeat(i % 90)}` }, undefined, 1))
  const { lens, end } = await scanned('objects.json', `[\n${objects.join(',\n')}\n]\n`)
  const walked = await entriesOf(lens.down(0))
  expect(walked).toHaveLength(count)
  expect((await entriesOf(lens.up(end))).reverse()).toEqual(walked)
  for (const i of [0, 1, 4567, count - 1]) {
    const { origin } = walked[i] as Entry
    expect(origin.line).toBe(2 + 4 * i)
    expect(await lens.startOf({ line: origin.line + 2 })).toBe(origin.offset)
    expect(await lens.startOf({ offset: origin.offset + 5 })).toBe(origin.offset)
    expect((await entriesOf(lens.down(origin.offset))).length).toBe(count - i)
    expect((await entriesOf(lens.up(origin.offset))).length).toBe(i)
  }
  expect(await lens.startOf('last')).toBe(end)
})

describe.each(['json', 'text', 'objects'])('in %s', (format) => {
  const said = (i: number): string => (format === 'text' ? `${i % 7 === 0 ? `${i * 10}| ` : ''}entry ${i}` : JSON.stringify({ t: i * 10, m: `entry ${i}` }, undefined, format === 'objects' ? 1 : 0))
  const log = Array.from({ length: 60_000 }, (_, i) => said(i)).join('\n')

  test('finds where a time stands', async () => {
    const { source, end } = await scanned(`times-${format}.log`, format === 'objects' ? `[\n${log.replaceAll('}\n{', '},\n{')}\n]` : log)
    const lens = source.lens()
    const all = await entriesOf(lens.down(0))
    for (const seconds of [-5, 0, 10, 10_003, 333_330, 599_990, 700_000]) {
      const offset = await lens.before(seconds * 1e6)
      const first = all.find(({ time }) => time !== undefined && time >= seconds * 1e6)?.origin.offset ?? end
      expect(offset).toBeLessThanOrEqual(first)
      expect(first - offset).toBeLessThan(600_000)
      const moved = shifted(source, 3600e6).lens()
      expect(await moved.before(seconds * 1e6 + 3600e6)).toBe(offset)
    }
  })
})

test('a source that vanished, or was cut off, says so', async () => {
  const { lens } = await scanned('gone.log', '@1 mill: a\n'.repeat(10_000))
  truncateSync(file('cut.log', ''), 0)
  const cut = await scanned('cut.log', '@1 mill: a\n'.repeat(10_000))
  truncateSync(`${(await cut.lens.extent()).bytes > 0 ? file('cut.log', '@1 mill: a\n') : ''}`, 5)
  await expect(entriesOf(cut.lens.up(50_000))).rejects.toThrow('has changed since it was read')
  rmSync(file('gone.log', ''))
  await expect(entriesOf(lens.up(5000))).rejects.toThrow('can no longer be read')
})
