import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverage, normalPath, resource } from '../../src/model/resource.ts'

describe('a path', () => {
  it.each([
    ['/var/tmp/x//proc/modules', '/var/tmp/x/proc/modules'],
    ["'/a/./b/../c/'", '/a/c'],
    ['‘/a b/c’', '/a b/c'],
    ['file:///a', '/a'],
    ['/../a', '/a'],
    ['../a', '../a'],
    ['/', '/'],
  ])('%s is %s', (written, normal) => {
    expect(normalPath(written)).toBe(normal)
  })

  it('is normal once it was made so', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', '.', '..', '')), parts => {
      const path = normalPath(`/${parts.join('/')}`)
      expect(normalPath(path)).toBe(path)
      expect(path).not.toMatch(/\/\.\.?(\/|$)|\/\/./)
    }))
  })
})

describe('a scope', () => {
  const reach = (scope: string, thing: string): string | undefined => coverage(resource('path', scope), resource('path', thing))
  it.each([
    ['/var/tmp', '/var/tmp', 'same'], ['/var/tmp', '/var/tmp/x', 'below'], ['/var/tmp', '/var/tmpfoo', undefined],
    ['/', '/x', 'below'], ['', '/x', 'any'], ['/var/log/*.log', '/var/log/a.log', 'below'], ['/var/log/*.log', '/var/log/a.txt', undefined],
  ])('%s takes in %s: %s', (scope, thing, coverage) => {
    expect(reach(scope, thing)).toBe(coverage)
  })

  it('never takes in another kind of thing', () => {
    expect(coverage(resource('path', '/a'), resource('lock', '/a'))).toBeUndefined()
  })
})
