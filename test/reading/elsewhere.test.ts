import { expect, test } from 'vitest'
import { openSources } from '../../src/reading/index.ts'
import type { ArrivingLog } from '../../src/reading/index.ts'
import { isProblem } from '../../src/model/problem.ts'
import { file } from './folder.ts'
import { assume, parsers } from './formats.ts'

const parser = parsers.find(({ format }) => format === 'stamped')

function arriving(id: string, texts: readonly string[]): ArrivingLog {
  const met: ArrivingLog['met'] = []
  return {
    id, met, stop: () => undefined, parser: parser as ArrivingLog['parser'],
    bytes: (async function* () {
      for (const text of texts) yield Buffer.from(text)
      met.push({ code: 'broken-off', source: id, message: 'the place is gone' })
    })(),
  }
}

test('a log from elsewhere is read in its format, as often as one likes, beside files', async () => {
  const line = (n: number): string => `@${n} miller: grain ${n}\n`
  const asked: string[] = []
  const elsewhere = { scheme: 'far:', open: async (name: string) => { asked.push(name); return [arriving(`${name}#a`, [line(1), `${line(2)}${line(3)}`]), { code: 'empty', source: name, message: 'holds no more' }] } }
  const { sources, problems } = await openSources(['far:x', file('near.log', 'plain\n'), 'far:x'], { parsers, assume, elsewhere })
  expect(asked).toEqual(['far:x'])
  expect(problems).toEqual([{ code: 'empty', source: 'far:x', message: 'holds no more' }])
  expect(sources.map(({ id }) => id.replace(/.*\//, ''))).toEqual(['far:x#a', 'near.log'])
  const [far] = sources
  for (let walk = 0; walk < 2; walk++) {
    const items = []
    for await (const item of far?.entries() ?? []) items.push(isProblem(item) ? item.code : `${item.origin.line} ${item.message}`)
    expect(items.toSorted()).toEqual([...(walk === 0 ? ['1 grain 1', '2 grain 2', '3 grain 3', 'broken-off'] : ['1 grain 1', '2 grain 2', '3 grain 3'])])
  }
  expect(far?.coverage()).toHaveLength(1)
  for (const source of sources) await source.close()
})

test('what was assumed of its times was assumed where it was written', async () => {
  const formats = await import('../../parsers/index.ts')
  const syslog = formats.parsers.find(({ format }) => format === 'syslog') as ArrivingLog['parser']
  const elsewhere = { scheme: 'far:', open: async (name: string) => [{ ...arriving(name, ['Mar  5 10:00:00 birch miller: grain\n']), parser: syslog }] }
  const { sources: [far] } = await openSources(['far:x'], { parsers, assume, elsewhere })
  for await (const item of far?.entries() ?? []) expect(item).toBeDefined()
  expect(far?.summary()).toMatchObject({ clock: 'zone assumed', assumed: expect.stringContaining('when it was written there') as string })
  await far?.close()
})

test('pages that are long are kept whole while the next come, and read again', async () => {
  const page = (first: number): string => Array.from({ length: 40_000 }, (_, index) => `@${first + index} miller: grain number ${first + index} of the mill\n`).join('')
  const elsewhere = { scheme: 'far:', open: async (name: string) => [arriving(name, [page(0), '@40000 miller: short\n', page(40_001), page(80_001)])] }
  const { sources: [far] } = await openSources(['far:x'], { parsers, assume, elsewhere })
  const times = async (): Promise<number[]> => {
    const found = []
    for await (const item of far?.entries() ?? []) if (!isProblem(item)) found.push(Number(/\d+/.exec(item.message)?.[0] ?? 40_000))
    return found
  }
  const all = Array.from({ length: 120_001 }, (_, index) => index)
  expect(await times()).toEqual(all)
  expect(await times()).toEqual(all)
  await far?.close()
})
