import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentIn } from '../../../src/views/text/moment.ts'

const at = (text: string): number => Date.parse(text) * 1000

test('shows what a clock of the zone showed', () => {
  expect(momentIn('UTC', at('2026-03-04T05:06:07.089Z'))).toEqual({ day: '2026-03-04', clock: '05:06:07.089' })
  expect(momentIn('Asia/Kathmandu', at('2026-03-04T20:06:07Z'))).toEqual({ day: '2026-03-05', clock: '01:51:07.000' })
  expect(momentIn('-09:30', at('2026-03-04T05:06:07Z'))).toEqual({ day: '2026-03-03', clock: '19:36:07.000' })
})

test('changes with summer time at the second', () => {
  expect(momentIn('Europe/Berlin', at('2026-03-29T00:59:59.999Z'))?.clock).toBe('01:59:59.999')
  expect(momentIn('Europe/Berlin', at('2026-03-29T01:00:00Z'))?.clock).toBe('03:00:00.000')
  expect(momentIn('Australia/Lord_Howe', at('2026-04-04T14:59:59Z'))?.clock).toBe('01:59:59.000')
  expect(momentIn('Australia/Lord_Howe', at('2026-04-04T15:00:00Z'))?.clock).toBe('01:30:00.000')
})

test('tells the same as the calendar that the machine has', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Chatham', 'America/New_York']
  fc.assert(fc.property(fc.constantFrom(...zones), fc.date({ min: new Date('1980-01-01T00:00:00Z'), max: new Date('2037-01-01T00:00:00Z'), noInvalidDate: true }), (zone, date) => {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(date)
    const shown = momentIn(zone, date.getTime() * 1000)
    expect(`${shown?.day} ${shown?.clock.slice(0, 8)}`).toBe(parts)
  }))
})

test('knows no time beyond the calendar', () => {
  expect(momentIn('UTC', 1e19)).toBeUndefined()
  expect(momentIn('UTC', Number.NaN)).toBeUndefined()
  expect(momentIn('+14:00', 8.64e18)).toBeUndefined()
  expect(momentIn('UTC', 8.64e18)?.day).toBe('275760-09-13')
})

test('reads any finite time without a throw', () => {
  fc.assert(fc.property(fc.double(), fc.constantFrom('UTC', 'Europe/Berlin', '+14:00', '-12:00'), (time, zone) => { momentIn(zone, time) }))
})
