import { expect, it } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { MemoryWitness } from '../../src/reasoning/memory-witness.ts'
import { regionOf } from '../../src/reasoning/region.ts'

function said(messages: readonly string[]): readonly Entry[] {
  return messages.map((message, index) => ({ origin: { source: 'build.log', line: index + 1, offset: index }, from: 'build', message, text: message, clock: 'none' }))
}

async function linesOf(messages: readonly string[], below = 4): Promise<readonly string[]> {
  const entries = said(messages)
  const [first] = entries
  if (first === undefined) return []
  return (await regionOf(first, { until: /^\s*$|^done/, above: 0, below }, new MemoryWitness(entries))).map(({ message }) => message)
}

it('ends before the first line that is no part of the message', async () => {
  expect(await linesOf(['no grain', '  in silo 1', '  in silo 2', 'done', 'bye'])).toEqual(['no grain', '  in silo 1', '  in silo 2'])
  expect(await linesOf(['no grain', '  in silo 1', '', '  in silo 2', 'done'])).toEqual(['no grain', '  in silo 1'])
})

it('is not ended by blank lines where every second line is blank', async () => {
  expect(await linesOf(['no grain', '', '  in silo 1', '', '  in silo 2', '', '  in silo 3', '', 'done', ''])).toEqual(['no grain', '  in silo 1', '  in silo 2', '  in silo 3'])
})

it('spans at most thirty lines of the log, of which a double spaced one says half', async () => {
  expect(await linesOf(Array.from({ length: 90 }, (_, line) => (line % 2 === 0 ? `grain ${line}` : '')), 40)).toHaveLength(15)
})

it('has at most so many lines below it, blank ones between them not counted', async () => {
  expect(await linesOf(['no grain', '', 'a', '', 'b', '', 'c', '', 'd', '', 'e'], 4)).toEqual(['no grain', 'a', 'b', 'c', 'd'])
})
