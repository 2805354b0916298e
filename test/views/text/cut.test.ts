import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { columns, cut, cutStart, isUnitwise, padded } from '../../../src/views/text/cut.ts'

test('leaves what fits and ends the rest with an ellipsis', () => {
  expect(cut('0123456789', 10)).toBe('0123456789')
  expect(cut('0123456789', 9)).toBe('01234567…')
  expect(cutStart('/a/long/path.log', 9)).toBe('…path.log')
  expect(cut('x', 0)).toBe('')
})

test('counts columns, not characters', () => {
  expect(cut('漢字漢字', 5)).toBe('漢字…')
  expect(cut('漢字漢字', 4)).toBe('漢…')
  expect(cut('e\u0301e\u0301e\u0301e\u0301', 3)).toBe('e\u0301e\u0301…')
  expect(columns(padded('漢', 4))).toBe(4)
})

test('never takes more columns than there are', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 })
  fc.assert(fc.property(text, fc.integer({ min: 1, max: 40 }), (line, width) => {
    expect(stringWidth(cut(line, width))).toBeLessThanOrEqual(width)
    expect(stringWidth(cutStart(line, width))).toBeLessThanOrEqual(width)
  }))
})

test('is quick with a line of 200 kB', () => {
  const started = performance.now()
  expect(cut('漢'.repeat(100_000), 80)).toHaveLength(40)
  expect(performance.now() - started).toBeLessThan(200)
})

test('counts simple scripts as the slow way does', () => {
  const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isUnitwise)
  expect(units.length).toBeGreaterThan(30_000)
  expect(units.filter(one => columns(one) !== stringWidth(one))).toEqual([])
  fc.assert(fc.property(fc.array(fc.constantFrom(...units), { maxLength: 40 }), (some) => {
    expect(columns(some.join(''))).toBe(stringWidth(some.join('')))
  }))
})
