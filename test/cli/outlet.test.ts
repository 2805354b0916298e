import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { Outlet } from '../../src/cli/outlet.ts'

function output(write: Writable['_write']): NodeJS.WriteStream {
  return new Writable({ highWaterMark: 8, write }) as unknown as NodeJS.WriteStream
}

test('writes no faster than it is read', async () => {
  const taken: string[] = []
  const outlet = new Outlet(output((chunk, _, done) => { setTimeout(() => { taken.push(String(chunk)); done() }, 5) }))
  for (const text of ['first line\n', 'second line\n', 'third line\n']) {
    expect(await outlet.write(text)).toBe(true)
    expect(taken.at(-1)).toBe(text)
  }
})

test('says when nobody reads any more, also while it waits', async () => {
  const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  const outlet = new Outlet(output((_, __, done) => { setTimeout(done, 5, broken) }))
  expect(await outlet.write('a line that fills it\n')).toBe(false)
  expect(await outlet.write('another\n')).toBe(false)
})
