import fc from 'fast-check'
import { expect, it } from 'vitest'
import { thingsNamed } from '../../src/reasoning/things-named.ts'

it.each([
  ['overlay2: the backing xfs filesystem is formatted without d_type support', ['d_type', 'overlay2']],
  ['cannot open "/var/lib/mill/grain.db" (code MILL_EMPTY)', ['/var/lib/mill/grain.db', 'MILL_EMPTY']],
  ['ERROR: it did not work', []],
  ['ERRO[0000] it did not work', []],
  ["unit sweep.service: unknown key 'BroomSize' in [Service]", ['BroomSize', 'sweep.service']],
])('%s names %j', (message, things) => {
  expect(thingsNamed(message)).toEqual(things)
})

it('takes any text, and never gives more than a few short ones', () => {
  fc.assert(fc.property(fc.string({ maxLength: 3000 }), message => {
    const things = thingsNamed(message)
    expect(things.length).toBeLessThanOrEqual(6)
    expect(Math.max(0, ...things.map(thing => thing.length))).toBeLessThanOrEqual(60)
  }))
})
