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
  // 2024-03-31 is a Sunday.
  ['Tuesday', '2024-03-26T00:00:00.000Z'], ['tue 10:00', '2024-03-26T10:00:00.000Z'], ['Sun', '2024-03-31T00:00:00.000Z'], ['Sunday 11:59:59', '2024-03-31T11:59:59.000Z'], ['Sun 12:00:01', '2024-03-24T12:00:01.000Z'],
  ['Tue 2024-03-05', '2024-03-05T00:00:00.000Z'], ['Tue, 2024-03-05 10:07', '2024-03-05T10:07:00.000Z'], ['today 10:00', '2024-03-31T10:00:00.000Z'], ['yesterday 10:00', '2024-03-30T10:00:00.000Z'],
  ['10:07', '2024-03-31T10:07:00.000Z'], ['10:07:08.5', '2024-03-31T10:07:08.500Z'], ['tomorrow', '2024-04-01T00:00:00.000Z'], ['+2h', '2024-03-31T14:00:00.000Z'],
  ['-1h30min', '2024-03-31T10:30:00.000Z'], ['1h 30min ago', '2024-03-31T10:30:00.000Z'], ['3 weeks ago', '2024-03-10T12:00:00.000Z'], ['1M ago', '2024-03-01T01:30:00.000Z'], ['@1709633228', '2024-03-05T10:07:08.000Z'],
  ['2024-03-05 10:07 Europe/Berlin', '2024-03-05T09:07:00.000Z'], ['today UTC', '2024-03-31T00:00:00.000Z'],
])('%s', (text, time) => {
  expect(at(text)).toBe(time)
})

test('what names no zone is in that of the run, also beside a change of the clocks', () => {
  expect(at('2024-03-05', 'Europe/Berlin')).toBe('2024-03-04T23:00:00.000Z')
  expect(at('today', 'Europe/Berlin')).toBe('2024-03-30T23:00:00.000Z')
  expect(at('Tue 10:00', 'Europe/Berlin')).toBe('2024-03-26T09:00:00.000Z')
  expect(at('2024-03-31 04:00', 'Europe/Berlin')).toBe('2024-03-31T02:00:00.000Z')
  expect(at('2024-03-05 10:00', '-03:30')).toBe('2024-03-05T13:30:00.000Z')
})

test.each(['', 'soon', '2h', '-2h ago', '2024-13-05', '2024-03-05 25:00', '5 parsecs ago', '1e9', 'Mon 2024-03-05', 'today 2024-03-05', 'Tuesdays', 'Tue -2h', '2024-02-30', '+2h ago', 'constructor', '5 constructor ago', '10', '-', 'T10:00', '2024-03-05T'])('%j is no time', text => {
  expect(at(text)).toBeUndefined()
})
