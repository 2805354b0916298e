import { appendFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { LiteralTable } from '../../src/reading/index.ts'
import type { OpenSource } from '../../src/reading/index.ts'
import { file, openOne, said } from './folder.ts'

const table = new LiteralTable(['needle'])

/** Takes what a scan meets, one by one. */
function scanOf(source: OpenSource): { next: () => Promise<string>; ended: () => Promise<boolean> } {
  const items = oneByOne(source.scan(table))
  return { next: async () => said((await items.next()).value as Entry), ended: async () => (await items.next()).done === true }
}

async function* oneByOne<T>(blocks: AsyncIterable<Iterable<T>>): AsyncGenerator<T> {
  for await (const block of blocks) yield* block
}

async function shown(source: OpenSource, from: number): Promise<string[]> {
  const texts: string[] = []
  for await (const { entries } of source.lens().down(from)) texts.push(...entries.map(({ origin, message }) => `${origin.line} ${message}`))
  return texts
}

test('a file is read on as it grows, half lines too, until it is ended', async () => {
  const path = file('grows.log', '@1 mill: needle\n')
  const source = await openOne(path, { follow: true })
  const scan = scanOf(source)
  expect(await scan.next()).toBe('1 needle')
  appendFileSync(path, '@2 mill: hay\n@3 mill: nee')
  setTimeout(() => { appendFileSync(path, 'dle\n') }, 300)
  expect(await scan.next()).toBe('3 needle')
  expect(await shown(source, 0)).toEqual(['1 needle', '2 hay', '3 needle'])
  setTimeout(() => { source.end() }, 10)
  expect(await scan.ended()).toBe(true)
})

test('an empty file is waited for', async () => {
  const path = file('empty-yet.log', '')
  const source = await openOne(path, { follow: true })
  const scan = scanOf(source)
  setTimeout(() => { appendFileSync(path, '@1 mill: needle\n') }, 50)
  expect(await scan.next()).toBe('1 needle')
})

test('a file that is replaced is a problem, and the new one is read on; both can be shown', async () => {
  const path = file('rotates.log', '@1 mill: needle\n')
  const source = await openOne(path, { follow: true })
  const scan = scanOf(source)
  expect(await scan.next()).toBe('1 needle')
  renameSync(path, `${path}.1`)
  appendFileSync(`${path}.1`, '@2 mill: late needle\n')
  writeFileSync(path, '@3 mill: new needle\n')
  expect([await scan.next(), await scan.next(), await scan.next()].toSorted()).toEqual(['- !replaced', '2 late needle', '3 new needle'])
  expect(await shown(source, 0)).toEqual(['1 needle', '2 late needle', '3 new needle'])
})

test('a file that is emptied is a problem, and what is written anew is read; what was overwritten is said to be gone', async () => {
  const path = file('empties.log', '@1 mill: needle\n@2 mill: a longer line of hay\n')
  const source = await openOne(path, { follow: true })
  const scan = scanOf(source)
  expect(await scan.next()).toBe('1 needle')
  setTimeout(() => {
    truncateSync(path, 0)
    appendFileSync(path, '@3 mill: needle\n')
  }, 20)
  expect([await scan.next(), await scan.next()].toSorted()).toEqual(['- !truncated', '3 needle'])
  await expect(shown(source, 0)).rejects.toThrow('what stood here is gone')
})

test('a file that vanishes can still be shown, and is told of', async () => {
  const path = file('vanishes.log', '@1 mill: needle\n')
  const source = await openOne(path, { follow: true })
  const scan = scanOf(source)
  expect(await scan.next()).toBe('1 needle')
  rmSync(path)
  expect(await shown(source, 0)).toEqual(['1 needle'])
  setTimeout(() => { source.end() }, 1500)
  expect(await scan.next()).toBe('- !vanished')
})

test('the lines around a place are those that are there by now: nobody waits for more', async () => {
  const source = await openOne(file('around.log', '@1 mill: hay\n@2 mill: needle\n'), { follow: true })
  const scan = scanOf(source)
  expect(await scan.next()).toBe('2 needle')
  expect((await source.around({ source: source.id, line: 2, offset: 13 }, 5, 20)).map(({ origin, message }) => `${origin.line} ${message}`)).toEqual(['1 hay', '2 needle'])
  source.end()
})
