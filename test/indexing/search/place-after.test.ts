import { expect, test } from 'vitest'
import { placeAfter } from '../../../src/indexing/search/place-after.ts'

const after = (sort: readonly unknown[], timestamp: unknown): readonly unknown[] => placeAfter({ _index: 'i', _id: 'x', _source: { '@timestamp': timestamp }, sort })

test.each([
  ['2024-03-05T10:00:00.123456781Z', 1709632800123456781n, '2024-03-05T10:00:00.123456781Z'],
  ['2024-03-05T11:00:00.1234567+01:00', 1709632800123456700n, '2024-03-05T10:00:00.123456700Z'],
  ['2024-03-05T10:00:00.123456Z', 1709632800123456000n, '2024-03-05T10:00:00.123456000Z'],
  ['2024-03-05T10:00:00Z', 1709632800000000000n, '2024-03-05T10:00:00.000000000Z'],
])('a time that a double cannot hold is said as its document has it: %s', (timestamp, nanos, text) => {
  // As JSON.parse gives it.
  expect(after([5, Number(nanos), 7], timestamp)).toEqual([5, text, 7])
})

test('what is told otherwise stays', () => {
  expect(after(['2024-03-05T10:00:00.123456781Z', 3], '2024-03-05T10:00:00.123456781Z')).toEqual(['2024-03-05T10:00:00.123456781Z', 3])
  expect(after([1709632800123456800], undefined)).toEqual([1709632800123456800])
  // Of another field, or of a document with several times.
  expect(after([Number(1709632800999999999n)], '2024-03-05T10:00:00.123456781Z')).toEqual([Number(1709632800999999999n)])
  expect(after([null, 1709632800123], 1709632800123)).toEqual([null, 1709632800123])
})
