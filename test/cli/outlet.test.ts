import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { Outlet } from '../../src/cli/outlet.ts'

function output(write: Writable['_write']): NodeJS.WriteStream {
  return new Writable({ highWaterMark: 8, write }) as unknown as NodeJS.WriteStream
}

const long = (text: string): string => `${text.repeat(10_000)}\n`

test('writes no faster than it is read', async () => {
  const taken: string[] = []
  const outlet = new Outlet(output((chunk, _, done) => { setTimeout(() => { taken.push(String(chunk)); done() }, 5) }))
  for (const text of ['first line', 'second line', 'third line'].map(long)) {
    expect(await outlet.write(text)).toBe(true)
    expect(taken.at(-1)).toBe(text)
  }
})

test('writes what is said at once in one, and does not keep it', async () => {
  const taken: string[] = []
  const outlet = new Outlet(output((chunk, _, done) => { taken.push(String(chunk)); done() }))
  expect(await outlet.write('first\n')).toBe(true)
  expect(await outlet.write('second\n')).toBe(true)
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(taken).toEqual(['first\nsecond\n'])
  await outlet.write('third\n')
  expect(await outlet.end()).toBe(true)
  expect(taken).toEqual(['first\nsecond\n', 'third\n'])
})

test('waits also with little to say for one who is slow to read', async () => {
  let read = (): void => undefined
  const outlet = new Outlet(output((_, __, done) => { read = done }))
  await outlet.write('a line that fills it\n')
  await new Promise(resolve => setTimeout(resolve, 5))
  const waiting = outlet.write('another\n')
  expect(await Promise.race([waiting, new Promise(resolve => setTimeout(resolve, 20, 'waits'))])).toBe('waits')
  read()
  setTimeout(() => { read() }, 5)
  expect(await waiting).toBe(true)
})

test('says when nobody reads any more, also while it waits', async () => {
  const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  const outlet = new Outlet(output((_, __, done) => { setTimeout(done, 5, broken) }))
  expect(await outlet.write(long('a line that fills it'))).toBe(false)
  expect(await outlet.write('another\n')).toBe(false)
})
