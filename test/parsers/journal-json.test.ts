import { describe, expect, it } from 'vitest'
import { journalJson } from '../../parsers/journal-json.ts'
import { journalObjects } from '../../parsers/journal-objects.ts'
import type { Entry } from '../../src/model/entry.ts'
import { assume, lineOf } from './line-of.ts'

const read = (record: object) => journalJson.parse(lineOf(JSON.stringify({ __REALTIME_TIMESTAMP: '1700000000000000', ...record })), assume)

describe('a record of the journal', () => {
  it('that is broken is one problem, with its line', () => {
    const line = { origin: { source: 'j.json', line: 4711, offset: 99 }, text: '{"MESSAGE":"wet","__REALTIME_TI' }
    expect(journalJson.parse(line, assume)).toEqual({ code: 'broken-json', source: 'j.json', line: 4711, message: 'A journal record is not valid JSON; it was left out.' })
    expect(journalJson.parse({ ...line, cut: true }, assume)).toMatchObject({ message: expect.stringContaining('longer than the bound') })
    expect(journalObjects.parse(line, assume)).toMatchObject({ code: 'broken-json', line: 4711 })
  })

  it('that lost its beginning is a problem as well', () => {
    expect(journalJson.parse(lineOf('ET":"2","__REALTIME_TIMESTAMP":"1700000000000000","PRIORITY":"6"}'), assume)).toMatchObject({ code: 'broken-json' })
  })

  it('has the time of its reception, and that of its sending only where there is no other', () => {
    expect(read({ _SOURCE_REALTIME_TIMESTAMP: '1600000000000000' })).toMatchObject({ time: 1700000000000000 })
    expect(journalJson.parse(lineOf('{"MESSAGE":"wet","PRIORITY":"6","_SOURCE_REALTIME_TIMESTAMP":"1600000000000000"}'), assume)).toMatchObject({ time: 1600000000000000 })
    expect(journalJson.parse(lineOf('{"MESSAGE":"wet","PRIORITY":"6"}'), assume)).toMatchObject({ clock: 'none' })
  })

  it.each([
    [{ _SYSTEMD_UNIT: 'a.service' }, { unit: 'a.service' }],
    [{ _SYSTEMD_UNIT: 'user@1000.service', _SYSTEMD_USER_UNIT: 'b.service' }, { unit: 'b.service' }],
    [{ UNIT: 'a.service', _SYSTEMD_UNIT: 'init.scope' }, { unit: 'init.scope', subject: 'a.service' }],
    [{ USER_UNIT: 'b.service', USER_INVOCATION_ID: '2', _SYSTEMD_INVOCATION_ID: '1' }, { subject: 'b.service', invocationId: '2' }],
    [{ COREDUMP_UNIT: 'c.service' }, { subject: 'c.service' }],
    [{ OBJECT_SYSTEMD_UNIT: 'd.service' }, { subject: 'd.service' }],
    [{ _COMM: 'miller', SYSLOG_PID: '77' }, { identifier: 'miller', pid: 77 }],
    [{ PRIORITY: '9', _PID: 'x' }, { severity: undefined, pid: undefined }],
    [{ MESSAGE: [[27, 91, 51, 49, 109, 97], 'b'] }, { message: 'a' }],
    [{ MESSAGE: 'two\nlines' }, { message: 'two\nlines' }],
    [{}, { message: '', text: '' }],
  ])('%j gives %j', (record, gives) => {
    expect(read(record)).toMatchObject(gives)
  })

  it('hands out its other fields when they are asked for', () => {
    const entry = read({ COREDUMP_EXE: '/usr/bin/mill', BLOB: [104, 105], NOTHING: null }) as Entry
    expect(['COREDUMP_EXE', 'BLOB', 'NOTHING', 'toString'].map(name => entry.field?.(name))).toEqual(['/usr/bin/mill', 'hi', undefined, undefined])
  })
})
