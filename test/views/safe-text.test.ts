import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeText } from '../../src/views/safe-text.ts'

test('takes whole escape sequences out, not only their first byte', () => {
  expect(safeText('\u001b[1;31mred\u001b[0m and \u001b]0;title\u0007plain')).toBe('red and plain')
  expect(safeText('\u009b31mred\u009b0m, \u001b]8;;http://x.test\u001b\\link\u001b]8;;\u001b\\')).toBe('red, link')
})

test('makes one line of several and keeps what can be read', () => {
  expect(safeText('a\tb\r\nc')).toBe('a b c')
  expect(safeText('größer 漢字 e\u0301 👩‍🚀')).toBe('größer 漢字 e\u0301 👩‍🚀')
})

test('takes out what turns or hides text', () => {
  expect(safeText('ab\u202Egnp.exe\u202C \u2066x\u2069\u200F\u200E\uFEFF')).toBe('abgnp.exe x')
  expect(safeText('half \uD83D pair')).toBe('half  pair')
})

test('leaves no control character of whatever text', () => {
  const nasty = fc.string({ unit: fc.oneof(fc.constantFrom('\u001b', '[', ']', '\u009b', '\u009d', '\u0007', 'm', '3', ';', '\\', '\u202e', '\n'), fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 60 })
  fc.assert(fc.property(nasty, text => {
    expect(safeText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  }), { numRuns: 500 })
})
