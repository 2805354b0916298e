import { expect, test } from 'vitest'
import { readText } from '../../src/reading/index.ts'
import { assume, parsers } from './formats.ts'

test('reads a text in memory line by line, whatever forms they have', () => {
  expect(readText('@5 mill: ground\n  and sifted\n7| baked\n\neaten\n{"t":9,"m":"slept"}', 'here', parsers, assume)).toMatchObject([
    { origin: { source: 'here', line: 1, offset: 0 }, message: 'ground', identifier: 'mill' },
    { origin: { line: 2, offset: 16 }, message: '  and sifted', identifier: 'mill', clock: 'nearby' },
    { origin: { line: 3 }, from: 'build', message: 'baked', time: 7e6 },
    { origin: { line: 5 }, from: 'build', message: 'eaten', time: 7e6, clock: 'nearby' },
    { origin: { line: 6 }, message: 'slept', time: 9e6 },
  ])
})
