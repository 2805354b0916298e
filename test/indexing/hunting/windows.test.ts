import { expect, test } from 'vitest'
import { hour, minute } from '../../../src/model/clock.ts'
import { Windows } from '../../../src/indexing/hunting/windows.ts'

const birch = { host: 'birch', boot: '0a' }

test('what lies near each other is one window, with what is far above it apart', () => {
  const windows = new Windows()
  windows.add(birch, 'wet', 10 * hour)
  windows.add(birch, 'wetter', 10 * hour + 5 * minute)
  expect(windows.all()).toEqual([{ ...birch, near: [{ from: 10 * hour - 10 * minute, to: 10 * hour + 7 * minute }], far: [{ from: 8 * hour - 10 * minute, to: 10 * hour - 10 * minute - 1 }] }])
})

test('each run of each host has its own', () => {
  const windows = new Windows()
  windows.add({ host: 'elm' }, 'wet', hour)
  windows.add(birch, 'wet', hour)
  windows.add({ ...birch, boot: '0b' }, 'wet', hour)
  expect(windows.all().map(({ host, boot }) => [host, boot])).toEqual([['birch', '0a'], ['birch', '0b'], ['elm', undefined]])
})

test('a symptom that shows all day opens no window of a day', () => {
  const windows = new Windows()
  for (let time = 0; time < 24 * 60; time += 30) windows.add(birch, 'wet', time * minute)
  const [{ near } = { near: [] }] = windows.all()
  expect(near).toHaveLength(3)
  expect(near.at(-1)?.to).toBe((24 * 60 - 30 + 2) * minute)
})
