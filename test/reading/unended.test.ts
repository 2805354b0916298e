import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { isProblem } from '../../src/model/problem.ts'
import { LiteralTable } from '../../src/reading/index.ts'
import { all, allOf, file, openOne, said } from './folder.ts'

const table = new LiteralTable(['needle'])
const question = { id: 'q', literals: ['needle'] }

test('while a pipe is still open, what has come can be asked, and nothing is waited for', async () => {
  const stdin = new PassThrough()
  stdin.write('@1 mill: needle\n@2 mill: hay\n')
  const source = await openOne('-', { stdin })
  const scan = source.scan(table)[Symbol.asyncIterator]()
  expect(await nextOf(scan)).toHaveLength(1)
  expect(await all(source.ask([question]))).toHaveLength(1)
  expect(await source.extent()).toEqual({ bytes: 29, isWhole: false })
  stdin.end('@3 mill: needle\n')
  expect(await nextOf(scan)).toHaveLength(1)
  expect((await scan.next()).done).toBe(true)
  expect(await all(source.ask([question]))).toHaveLength(2)
  expect(await source.extent()).toEqual({ bytes: 45, isWhole: true })
})

test('a pipe can be ended: the reading that waits for more is over, without a problem, and what came can be asked', async () => {
  const stdin = new PassThrough()
  stdin.write('@1 mill: needle\n')
  const source = await openOne('-', { stdin })
  const items = allOf(source.scan(table))
  setTimeout(() => { source.end() }, 5)
  expect((await items).map(said)).toEqual(['1 needle'])
  expect(await all(source.ask([question]))).toHaveLength(1)
})

test('of a reading that was broken off, only what was read is asked', async () => {
  const source = await openOne(file('long.log', '@1 mill: needle\n'.repeat(500_000)))
  for await (const items of source.scan(table)) if ([...items].some((item) => !isProblem(item))) break
  const { bytes } = source.summary()
  expect(bytes).toBeLessThan(8_000_000)
  expect((await all(source.ask([question]))).length).toBeLessThanOrEqual(bytes / 16)
})

async function nextOf<T>(blocks: AsyncIterator<Iterable<T>>): Promise<readonly T[]> {
  const { value } = (await blocks.next()) as IteratorYieldResult<Iterable<T>>
  return [...value]
}
