import { expect, test } from 'vitest'
import { askedTime } from '../../src/model/asked-time.ts'

const now = Date.parse('2024-03-31T12:00:00Z') * 1000
const at = (text: string, zone = 'UTC'): string | undefined => {
  const micros = askedTime(text, { now, zone })
  return micros === undefined ? undefined : new Date(micros / 1000).toISOString()
}

test.each([
  ['now', '2024-03-31T12:00:00.000Z'], ['-2h', '2024-03-31T10:00:00.000Z'], ['-30 s', '2024-03-31T11:59:30.000Z'], ['2 hours ago', '2024-03-31T10:00:00.000Z'], ['1.5 d ago', '2024-03-30T00:00:00.000Z'],
  ['today', '2024-03-31T00:00:00.000Z'], ['yesterday', '2024-03-30T00:00:00.000Z'], ['2024-03-05', '2024-03-05T00:00:00.000Z'], ['2024-03-05 10:07', '2024-03-05T10:07:00.000Z'],
  ['2024-03-05T10:07:08.25Z', '2024-03-05T10:07:08.250Z'], ['2024-03-05 10:07:08+0200', '2024-03-05T08:07:08.000Z'], ['2024-03-05 10:07 UTC', '2024-03-05T10:07:00.000Z'],
])('%s', (text, time) => {
  expect(at(text)).toBe(time)
})

test('what names no zone is in that of the run, also beside a change of the clocks', () => {
  expect(at('2024-03-05', 'Europe/Berlin')).toBe('2024-03-04T23:00:00.000Z')
  expect(at('today', 'Europe/Berlin')).toBe('2024-03-30T23:00:00.000Z')
  expect(at('2024-03-31 04:00', 'Europe/Berlin')).toBe('2024-03-31T02:00:00.000Z')
  expect(at('2024-03-05 10:00', '-03:30')).toBe('2024-03-05T13:30:00.000Z')
})

test.each(['', 'soon', '2h', '-2h ago', '2024-13-05', '2024-03-05 25:00', '5 parsecs ago', '1e9'])('%j is no time', text => {
  expect(at(text)).toBeUndefined()
})
