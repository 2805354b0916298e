import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Turns } from '../../src/desk/turns.ts'

test('who asks while a turn is under way waits for the next to end, and all who do share it', async () => {
  let begun = 0
  let ended = 0
  const turns = new Turns(async () => {
    begun++
    await wait(5)
    ended++
  })
  const first = turns.take()
  const others = [turns.take(), turns.take(), turns.take()].map(async other => { await other; return ended })
  await first
  expect(ended).toBeGreaterThanOrEqual(1)
  expect(await Promise.all(others)).toEqual([2, 2, 2])
  expect({ begun, current: turns.current }).toEqual({ begun: 2, current: undefined })
})

test('a turn that fails is told to who waits, and the next is taken all the same', async () => {
  let count = 0
  const turns = new Turns(async () => {
    if (count++ === 0) throw new Error('once')
  })
  await expect(turns.take()).rejects.toThrow('once')
  await turns.take()
  expect(count).toBe(2)
})
