import { describe, expect, it } from 'vitest'
import { build } from '../../parsers/build.ts'
import { dmesg } from '../../parsers/dmesg.ts'
import { journalShort } from '../../parsers/journal-short.ts'
import { syslog } from '../../parsers/syslog.ts'
import type { Assumptions, Parser } from '../../src/model/parser.ts'
import { isProblem } from '../../src/model/problem.ts'
import { assume, lineOf } from './line-of.ts'

function timeOf(parser: Parser, text: string, given: Partial<Assumptions> = {}) {
  const item = parser.parse(lineOf(text), { ...assume, ...given })
  if (!item || isProblem(item)) return undefined
  return item.time === undefined ? item.clock : `${new Date(item.time / 1000).toISOString()} ${item.clock}`
}

it('beyond the year 2255 is no time: microseconds would not be whole', () => {
  expect(timeOf(build, '2254-11-14T22:13:20.250Z mill failed')).toMatch(/^2254/)
  expect(timeOf(build, '3023-11-14T22:13:20.250Z mill failed')).not.toMatch(/^3023/)
})

describe('a time without a year', () => {
  it.each([
    ['Feb 10 12:00:00', '2024-02-10T12:00:00.000Z'],
    ['Feb 11 12:00:00', '2023-02-11T12:00:00.000Z'],
    ['Dec 31 23:59:59', '2023-12-31T23:59:59.000Z'],
    ['Jan 01 00:00:00', '2024-01-01T00:00:00.000Z'],
  ])('%s is in the last year that is not in the future', (stamp, wanted) => {
    expect(timeOf(journalShort, `${stamp} birch miller[77]: wet`)).toBe(`${wanted} zone assumed`)
  })

  it('takes 29 February for that of a leap year', () => {
    expect(timeOf(journalShort, 'Feb 29 12:00:00 birch miller[77]: wet')).toBe('2020-02-29T12:00:00.000Z zone assumed')
  })

  it.each(['Feb 30 12:00:00', 'Apr 31 12:00:00', 'Foo 10 12:00:00', 'Feb 10 24:00:00', 'Feb 10 12:61:00'])('%s is no time', stamp => {
    expect(timeOf(syslog, `${stamp} birch miller[77]: wet`)).toBeUndefined()
  })
})

it('that a number of sixteen digits would give is none', () => {
  expect(timeOf(build, '\u001b_bk;t=1170000000025000\u0007error: wet')).toBe('none')
})

describe('a month in another language', () => {
  it.each([
    ['German', 'Mär 03', '03-03'], ['German in Austria', 'Jän 03', '01-03'], ['German', 'Mai 28', '05-28'], ['German', 'Okt 09', '10-09'], ['German', 'Dez 31', '12-31'],
    ['French', 'févr. 21', '02-21'], ['French', 'mai 28', '05-28'], ['French', 'août 05', '08-05'], ['French in Canada', 'jui 05', '07-05'], ['French in Canada', 'aoû 05', '08-05'],
    ['Spanish', 'ene 15', '01-15'], ['Spanish', 'ago 15', '08-15'], ['Spanish', 'dic 15', '12-15'],
    ['Italian', 'gen 15', '01-15'], ['Italian', 'lug 15', '07-15'], ['Italian', 'ott 15', '10-15'],
    ['Portuguese', 'fev 15', '02-15'], ['Portuguese', 'out 15', '10-15'], ['Portuguese', 'dez 15', '12-15'],
    ['Polish', 'lut 21', '02-21'], ['Polish', 'paź 21', '10-21'], ['Polish', 'lis 21', '11-21'],
    ['Russian', 'янв 21', '01-21'], ['Russian', 'мая 21', '05-21'], ['Russian', 'дек 21', '12-21'],
    ['Ukrainian', 'лют 21', '02-21'], ['Belarusian', 'ліп 21', '07-21'], ['Bulgarian', 'яну 21', '01-21'], ['Serbian', 'нов 21', '11-21'],
    ['Dutch', 'mrt 21', '03-21'], ['Dutch', 'mei 21', '05-21'], ['Czech', 'úno 21', '02-21'], ['Czech', 'srp 21', '08-21'], ['Slovak', 'júl 21', '07-21'],
    ['Swedish', 'maj 21', '05-21'], ['Norwegian', 'des. 21', '12-21'], ['Finnish', 'kesä 21', '06-21'], ['Hungarian', 'márc 21', '03-21'], ['Romanian', 'iul 21', '07-21'],
    ['Greek', 'Ιουν 21', '06-21'], ['Turkish', 'Ağu 21', '08-21'], ['Slovene', 'avg 21', '08-21'], ['Lithuanian', 'saus. 21', '01-21'], ['Indonesian', 'Agu 21', '08-21'],
    ['Japanese', ' 1月 21', '01-21'], ['Japanese', '11月 21', '11-21'], ['Chinese', '3月 21', '03-21'], ['Korean', '10월 21', '10-21'],
  ])('is read (%s: %s)', (_, day, wanted) => {
    const year = wanted > '02-11' ? 2023 : 2024
    const line = `${day} 12:00:00 birch miller[77]: wet`
    expect(timeOf(journalShort, line)).toBe(`${year}-${wanted}T12:00:00.000Z zone assumed`)
    expect(timeOf(syslog, `<13>${line}`)).toBe(`${year}-${wanted}T12:00:00.000Z zone assumed`)
    expect(journalShort.recognise([line, line.replace('wet', 'dry')])).toBe(1)
  })

  it.each(['mai 28 fichiers', 'mai 28 12:00:00', 'mai 28 12:00:00 trop tard', 'Mail 28 12:00:00 birch miller[77]: wet', ' 4 28 12:00:00 birch miller[77]: wet'])('makes no journal of %j', line => {
    expect(journalShort.recognise([line])).toBe(0)
  })
})

describe('a time without a zone', () => {
  it.each([
    ['Europe/Berlin', '2023-07-01 12:00:00,5: wet', '2023-07-01T10:00:00.500Z'],
    ['Europe/Berlin', '2023-12-01 12:00:00,5: wet', '2023-12-01T11:00:00.500Z'],
    ['America/St_Johns', '2023-12-01 12:00:00: wet', '2023-12-01T15:30:00.000Z'],
    ['+02:00', '2023-12-01 12:00:00: wet', '2023-12-01T10:00:00.000Z'],
    ['-0330', '2023-12-01 12:00:00: wet', '2023-12-01T15:30:00.000Z'],
    ['UTC', '2023-12-01 12:00:00: wet', '2023-12-01T12:00:00.000Z'],
    // The hour before the clocks go forward, and the one after.
    ['Europe/Berlin', '2023-03-26 01:59:59: wet', '2023-03-26T00:59:59.000Z'],
    ['Europe/Berlin', '2023-03-26 03:00:00: wet', '2023-03-26T01:00:00.000Z'],
    ['Europe/Berlin', '2023-10-29 04:00:00: wet', '2023-10-29T03:00:00.000Z'],
  ])('is that of the assumed zone: %s, %s', (zone, text, wanted) => {
    expect(timeOf(build, text, { zone })).toBe(`${wanted} zone assumed`)
  })

  it('does not end a run where nobody knows the zone', () => {
    expect(timeOf(build, '2023-12-01 12:00:00: wet', { zone: 'Mars/Olympus' })).toBe('2023-12-01T12:00:00.000Z zone assumed')
  })
})

describe('a time with a zone', () => {
  it.each([
    [journalShort, 'Fri 2023-12-01 12:00:00 CET birch miller[77]: wet', '2023-12-01T11:00:00.000Z exact'],
    [journalShort, 'Fri 2023-12-01 12:00:00 -03 birch miller[77]: wet', '2023-12-01T15:00:00.000Z exact'],
    [journalShort, 'Fri 2023-12-01 12:00:00 CST birch miller[77]: wet', '2023-12-01T18:00:00.000Z zone assumed'],
    [journalShort, 'Fri 2023-12-01 12:00:00 XYZT birch miller[77]: wet', '2023-12-01T12:00:00.000Z zone assumed'],
    [syslog, '<13>1 2023-12-01T12:00:00.5-01:00 birch miller 77 - - wet', '2023-12-01T13:00:00.500Z exact'],
    [build, '2023-12-01 12:00:00 UTC [77] ERROR:  wet', '2023-12-01T12:00:00.000Z exact'],
    [build, '[2023-12-01T12:00:00+0100] wet', '2023-12-01T11:00:00.000Z exact'],
    [dmesg, '2023-12-01T12:00:00,000001+01:00 wet', '2023-12-01T11:00:00.000Z exact'],
  ])('$format says so: %s', (parser, text, wanted) => {
    expect(timeOf(parser, text, { zone: 'UTC' })).toBe(wanted)
  })
})

it('adds the given offset to every time', () => {
  const offset = 3_600_000_000
  expect(timeOf(build, '2023-12-01T12:00:00.0000000Z wet', { offset })).toBe('2023-12-01T13:00:00.000Z exact')
  expect(timeOf(dmesg, '[   60.000000] cpu is warm', { offset })).toBe('1970-01-01T01:01:00.000Z relative')
})

describe('a message', () => {
  it.each([
    '[ERROR] wet', 'ERROR: wet', '[12/340] CC mill.o', '[ 12%] Building mill.o', '10:20 is late', '1234 tests', '12:34 mill.c', '#12 [mill 1/2] RUN mill',
    '#12 ERROR: wet', '  266 | #include <grain.h>', '      |          ^~~~~', '| a | b |', '2023-12-01 was a Friday', '1.2.3.4: refused', 'mill.c:12:3: error: wet',
    '   > Could not resolve a:b:1', '    > 32 |   expect(1)', 'E   assert 1 == 2', '[gw0] PASSED', '> mill@1.0.0 build', '-- Configuring done', '## [mill]', '+ mill --fast', 'May I ask', 'Mon repos', '  at Mill.grind(Mill.java:12)',
  ])('%s stays as it is', text => {
    expect(build.parse(lineOf(text), assume)).toMatchObject({ message: text, text })
  })
})
