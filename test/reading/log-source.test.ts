import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { isProblem } from '../../src/model/problem.ts'
import type { Sighting } from '../../src/reading/index.ts'
import { LiteralTable } from '../../src/reading/index.ts'
import { all, allOf, file, openOne, said } from './folder.ts'

const table = new LiteralTable(['needle', 'thread'])

test('a scan gives the entries that hold a literal, and which', async () => {
  const source = await openOne(file('a.log', '@1 mill: hay\n@2 mill: needle and thread, needle\n@3 mill: more hay\n@4 mill: thread\n'))
  const sightings = await allOf(source.scan(table))
  expect(sightings).toMatchObject([{ entry: { time: 2e6, origin: { line: 2, offset: 13 } }, literals: [0, 1] }, { entry: { time: 4e6, origin: { line: 4 } }, literals: [1] }])
  expect(source.summary()).toMatchObject({ bytes: 82, lines: 4, entries: 4, from: 1e6, to: 4e6, clock: 'exact' })
})

test('a message that its raw bytes hide is searched when it is decoded', async () => {
  const source = await openOne(file('a.ndjson', `{"t":1,"m":"hay"}\n{"t":2,"m":[${[...Buffer.from('a needle')].join()}]}\n{"t":3,"m":[1,2]}\n`))
  expect(await allOf(source.scan(table))).toMatchObject([{ entry: { message: 'a needle' }, literals: [0] }])
  const coloured = await openOne(file('colours.log', 'nee\x1b[31mdle\x1b[m here\nhay\n'))
  expect(await allOf(coloured.scan(table))).toMatchObject([{ entry: { message: 'needle here' }, literals: [0] }])
})

test('one broken line among many is one problem with its number, though nothing was searched in it', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `{"t":${i},"m":"hay"}`)
  lines[1999] = '{"t":1999,"m":"ha'
  const source = await openOne(file('broken.ndjson', lines.join('\n')))
  expect((await allOf(source.scan(table))).map(said)).toEqual(['2000 !broken-json'])
  expect(source.summary()).toMatchObject({ lines: 3000, problems: 1 })
})

test('a line that is too long is cut, told of once, and searched in what is left', async () => {
  const source = await openOne(file('long.log', `@1 mill: needle ${'x'.repeat(200)} thread\n@2 mill: ${'x'.repeat(200)} needle\n@3 mill: thread\n`), { longestLine: 100 })
  const items = await allOf(source.scan(table))
  expect(items.map(said).map((text) => text.slice(0, 12))).toEqual(['1 !long-line', '1 needle xxx', '2 !long-line', '3 thread'])
})

test('a parser that fails is a problem of that line', async () => {
  const source = await openOne(file('crash.log', '@1 mill: fine\n@2 crash: oh\n@3 mill: fine\n'))
  expect((await all(source.entries())).map(said)).toEqual(['1 fine', '2 !parser-failed', '3 fine'])
})

test('objects that span lines are told apart by their braces', async () => {
  const source = await openOne(file('array.json', '[\n{\n"t": 1,\n"m": "a } \\" { needle"\n}, {"t":2,"m":"hay"},\n{"t":3,\n"m":"thread"}\n]\n'))
  expect(source.format).toBe('objects')
  expect(await allOf(source.scan(table))).toMatchObject([{ entry: { time: 1e6, origin: { line: 2, offset: 2 } }, literals: [0] }, { entry: { time: 3e6, origin: { line: 6 } }, literals: [1] }])
  expect(source.summary()).toMatchObject({ lines: 8, entries: 3, from: 1e6, to: 3e6 })
})

test('an object that the end cuts off, and text between objects, are problems', async () => {
  const source = await openOne(file('torn.json', '[\n{"t":1,"m":"hay"}\nwhat is this\n{"t":2,\n"m":"ha'))
  expect((await all(source.entries())).map(said).sort()).toEqual(['2 hay', '3 !stray-text', '4 !truncated-record'])
})

describe('lines without a header', () => {
  test('an indented line below an entry of a journal belongs to it', async () => {
    const source = await openOne(file('multi.log', '@1 mill: first\n  needle\n\t more\nstray\n  alone\n@2 mill: x\n@3 mill: x\n'))
    const entries = await all(source.entries())
    expect(entries.slice(1, 3)).toMatchObject([{ from: 'journal', identifier: 'mill', time: 1e6, clock: 'nearby', message: '  needle' }, { identifier: 'mill', time: 1e6 }])
    expect(entries.slice(3, 5)).toMatchObject([{ from: 'build', message: 'stray' }, { from: 'build', message: '  alone' }])
  })

  test('a message of very many lines is its writer’s as far as the look-back reaches, whether all or some lines are read', async () => {
    const path = file('huge.log', `@1 mill: first\n${'  more\n'.repeat(8_000)}  needle\n@2 mill: x\n@2 mill: x\n`)
    const entries = (await all((await openOne(path)).entries())).filter((item): item is Entry => !isProblem(item))
    expect(entries.filter(({ from, message }) => from === 'journal' && message === '  more').length).toBe(Math.floor((32 * 1024 - 15) / 7) + 1)
    expect(await allOf((await openOne(path)).scan(table))).toMatchObject([{ entry: entries[8_001] }])
  })

  test('a journal in a build log is read as a journal', async () => {
    const source = await openOne(file('mixed.log', 'make\nmake\nmake\n@7 mill: needle\nmake\n'))
    expect(source.format).toBe('text')
    expect(await allOf(source.scan(table))).toMatchObject([{ entry: { from: 'journal', time: 7e6, message: 'needle' } }])
  })

  test('a line with a time and nothing else is as blank as one without, and a mark of a step is not', async () => {
    const source = await openOne(file('blank.log', '5| needle\n6| \n\ntravis_fold:end:mill\n7| hay\n'))
    const [first] = (await allOf(source.scan(table))).filter((item): item is Sighting => !isProblem(item))
    const around = await source.around(first?.entry.origin ?? { source: '', line: 0, offset: 0 }, 2, 9)
    expect(around.map(({ message, text }) => [message, text])).toEqual([['needle', '5| needle'], ['', '6| '], ['', ''], ['travis_fold:end:mill', 'travis_fold:end:mill'], ['hay', '7| hay']])
  })

  test('a time carries over to the lines below it, not farther than the look-back', async () => {
    const far = 'hay\n'.repeat(10_000)
    const source = await openOne(file('times.log', `5| begin\nhay\nneedle\n${far}needle\n9| hay\nthread\nneedle\n`))
    expect((await allOf(source.scan(table))).map((item) => (isProblem(item) ? item : [item.entry.time, item.entry.clock]))).toEqual([[5e6, 'nearby'], [undefined, 'none'], [9e6, 'nearby'], [9e6, 'nearby']])
  })
})

const lineTexts = fc.constantFrom('@5 mill: needle', '@6 mill: hay', '  thread', '\tneedle', 'needle', '7| hay', '8| thread', '{"t":9,"m":"needle"}', '{"m', '', 'hay', 'nee\x1b[1mdle')

test('a scan gives just those entries of a walk over everything that hold a literal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lineTexts, { minLength: 1, maxLength: 60 }), async (lines) => {
      const source = await openOne(file('agree.log', `${lines.join('\n')}\n`))
      const entries = (await all(source.entries())).filter((item) => !isProblem(item))
      const counts = source.summary()
      const sightings = (await allOf(source.scan(table))).filter((item): item is Sighting => !isProblem(item))
      expect(sightings.map(({ entry }) => entry)).toEqual(entries.filter(({ message }) => /needle|thread/.test(message)))
      expect(source.summary()).toMatchObject({ lines: counts.lines, bytes: counts.bytes })
    }),
    { numRuns: 100 },
  )
})
