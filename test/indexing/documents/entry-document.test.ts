import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { journalExport } from '../../../parsers/journal-export.ts'
import { journalJson } from '../../../parsers/journal-json.ts'
import { journalVerbose } from '../../../parsers/journal-verbose.ts'
import { isProblem } from '../../../src/model/problem.ts'
import type { Entry } from '../../../src/model/entry.ts'
import { kept } from '../../../src/model/entry.ts'
import { entryDocument } from '../../../src/indexing/documents/entry-document.ts'
import { entryOfDocument } from '../../../src/indexing/documents/document-entry.ts'
import { cataloguedFields, commonFields, kernelFields } from '../../../src/indexing/documents/field-names.ts'

const origin = { source: 'journal.json', line: 7, offset: 123 }
const nowhere = { source: 'es:elsewhere', line: 1, offset: 0 }
const near = 1_600_000_000_000_000

function read(record: object): Entry {
  const item = journalJson.parse({ origin, text: JSON.stringify(record) }, { zone: 'UTC', now: near })
  if (item === undefined || isProblem(item)) throw new Error('no entry')
  return item
}

const document = (entry: Entry): Record<string, unknown> => JSON.parse(entryDocument(entry, near)) as Record<string, unknown>
const back = (source: unknown): Entry => entryOfDocument({ _index: 'i', _id: 'x', _source: source }, nowhere)

/** What can be compared of an entry: its properties that say something. */
function plain(entry: Entry): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => typeof value !== 'function' && value !== undefined))
}

const names = [...commonFields, ...cataloguedFields, ...kernelFields].map(({ name }) => name)
const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat().map(String), fc.constantFrom('007', '', '-1', '1e3', 'kernel', 'audit', '6'))
const record = fc.tuple(fc.dictionary(fc.constantFrom(...names, 'MESSAGE'), value, { maxKeys: 25 }), fc.integer({ min: 0, max: 2_000_000_000_000_000 }))
  .map(([fields, time]) => ({ ...fields, __REALTIME_TIMESTAMP: String(time) }))

describe('there and back', () => {
  test('a journal record keeps what it says', () => {
    fc.assert(fc.property(record, (fields) => {
      const entry = read(fields)
      const again = back(document(entry))
      expect(plain(again)).toEqual(plain(entry))
      const asked = [...commonFields, ...(entry.messageId === undefined ? [] : cataloguedFields), ...(['kernel', 'audit'].includes(entry.field?.('_TRANSPORT') ?? '') ? kernelFields : [])]
      for (const { name } of asked) expect([name, again.field?.(name)]).toEqual([name, entry.field?.(name)])
    }), { numRuns: 500 })
  })

  test('a line of text keeps what it says, at whatever clock', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    const line = fc.record({
      origin: fc.constant(origin), from: fc.constantFrom('journal' as const, 'build' as const), message: text, text,
      clock: fc.constantFrom('exact', 'year inferred', 'zone assumed', 'nearby', 'relative'), time: fc.oneof(fc.integer({ min: 0, max: 9_000_000_000_000_000 }), fc.integer({ min: -1e15, max: -1 })),
      severity: fc.constantFrom(0, 3, 6, 7), host: text, identifier: text, pid: fc.nat(), unit: text, subject: text, bootId: text, invocationId: text, messageId: text,
    }, { requiredKeys: ['origin', 'from', 'message', 'text', 'clock'] })
    fc.assert(fc.property(line, (entry) => {
      const whole = (entry.time === undefined ? { ...entry, clock: 'none' } : entry) as Entry
      expect(plain(back(document(whole)))).toEqual(plain(whole))
    }), { numRuns: 500 })
  })
})

test('the names are those of ECS and of the journald input of Filebeat', () => {
  const entry = read({
    __REALTIME_TIMESTAMP: '1547776650268123', MESSAGE: '\u001b[31mStarting Cleanup\u001b[0m', PRIORITY: '3', _HOSTNAME: 'birch', _MACHINE_ID: 'm1', _BOOT_ID: 'b1', _PID: '1', _UID: '0', _COMM: 'systemd', _CMDLINE: '/sbin/init',
    SYSLOG_IDENTIFIER: 'systemd', SYSLOG_FACILITY: '3', _SYSTEMD_UNIT: 'init.scope', UNIT: 'tmpfiles.service', INVOCATION_ID: 'i1', MESSAGE_ID: '7d4958e842da4a758f6c1cdc7b36dcc5', JOB_TYPE: 'start', _TRANSPORT: 'journal', CODE_LINE: '12',
  })
  expect(document(entry)).toEqual({
    '@timestamp': '2019-01-18T01:57:30.268123Z', message: 'Starting Cleanup', ecs: { version: '8.17.0' },
    event: { kind: 'event', dataset: 'culprit.entries', code: '7d4958e842da4a758f6c1cdc7b36dcc5', original: '\u001b[31mStarting Cleanup\u001b[0m' },
    log: {
      level: 'error', file: { path: 'journal.json' }, offset: 123, origin: { file: { line: 12 } },
      syslog: { priority: 3, severity: { code: 3, name: 'error' }, facility: { code: 3 }, appname: 'systemd' },
    },
    host: { hostname: 'birch', name: 'birch', id: 'm1' }, user: { id: '0' },
    process: { pid: 1, name: 'systemd', command_line: '/sbin/init' },
    systemd: { unit: 'init.scope', transport: 'journal' },
    journald: { host: { boot_id: 'b1' }, pid: 1, uid: 0, unit: 'tmpfiles.service', code: { line: 12 }, process: { name: 'systemd', command_line: '/sbin/init' }, custom: { invocation_id: 'i1', job_type: 'start' } },
    culprit: { from: 'journal', clock: 'exact', line: 7 },
  })
})

test('what a log has in common stands in each of its documents', () => {
  const untimed = { origin, from: 'build', message: 'm', text: 'm', clock: 'none' } as const
  const common = { belongs: '{"type":"logs","dataset":"culprit.entries","namespace":"default"}', log: 'b "1"' }
  expect(JSON.parse(entryDocument(untimed, near, common))).toEqual({ ...document(untimed), data_stream: { type: 'logs', dataset: 'culprit.entries', namespace: 'default' }, culprit: { ...(document(untimed)['culprit'] as object), log: 'b "1"' } })
})

test('an entry without a time, or with one that no index can hold, stands at the time near it', () => {
  const untimed = { origin, from: 'build', message: 'm', text: 'm', clock: 'none' } as const
  expect(document(untimed)['@timestamp']).toBe('2020-09-13T12:26:40.000000Z')
  expect(document({ ...untimed, clock: 'exact', time: 1e16 })).toMatchObject({ '@timestamp': '2020-09-13T12:26:40.000000Z', culprit: { time: 1e16 } })
})

describe('fields without a place of their own', () => {
  const customOf = (fields: object): Record<string, string> => (document(read({ __REALTIME_TIMESTAMP: '1547776650268123', ...fields }))['journald'] as { custom?: Record<string, string> } | undefined)?.custom ?? {}

  test('are custom ones as Filebeat writes them, and are read back', () => {
    const fields = { __REALTIME_TIMESTAMP: '5', MESSAGE: 'm', MILL_WHEEL: 'he said "wet"\n', _SELINUX_CONTEXT: 'unconfined\n', COREDUMP_EXE: '/usr/bin/mill', MANY: ['first', 'second'], BYTES: [104, 105], NOTHING: null }
    expect(customOf(fields)).toEqual({ mill_wheel: 'he said "wet"\n', selinux_context: 'unconfined\n', coredump_exe: '/usr/bin/mill', many: 'first', bytes: 'hi' })
    const again = back(document(read(fields)))
    for (const name of ['MILL_WHEEL', '_SELINUX_CONTEXT', 'COREDUMP_EXE', 'MANY']) expect([name, again.field?.(name)]).toEqual([name, read(fields).field?.(name)])
  })

  test('are the same from whichever rendering of the journal', () => {
    const record = { __REALTIME_TIMESTAMP: '1700000000123456', _BOOT_ID: '0b', MESSAGE: 'wet', MILL_WHEEL: 'turns' }
    const text = Object.entries(record).map(([name, value]) => `${name}=${value}`).join('\n')
    const verbose = `Tue 2023-11-14 23:13:20.123000 CET [s=0f;i=1;b=0b;m=3;t=60a2418202240;x=5]\n    MESSAGE=wet\n    MILL_WHEEL=turns`
    for (const [parser, rendering] of [[journalExport, text], [journalVerbose, verbose]] as const) {
      const item = parser.parse({ origin, text: rendering }, { zone: 'UTC', now: near })
      expect(item !== undefined && !isProblem(item) && document(item)['journald']).toEqual({ host: { boot_id: '0b' }, custom: { mill_wheel: 'turns' } })
    }
  })

  test('tell nothing of where an entry stands or what its program says of the time', () => {
    expect(customOf({ __CURSOR: 's=0;b=1', __MONOTONIC_TIMESTAMP: '7', __SEQNUM: '9', _SOURCE_REALTIME_TIMESTAMP: '1', _SOURCE_BOOTTIME_TIMESTAMP: '1', SYSLOG_TIMESTAMP: 'Mar  5', SYSLOG_RAW: '<6>m', MESSAGE: 'm', _PID: '7' })).toEqual({})
  })

  test('of the daemon count, whatever a program calls its own', () => {
    expect(customOf({ SELINUX_CONTEXT: 'mine', _SELINUX_CONTEXT: 'true' })).toEqual({ selinux_context: 'true' })
    expect(customOf({ _SELINUX_CONTEXT: 'true', SELINUX_CONTEXT: 'mine' })).toEqual({ selinux_context: 'true' })
  })

  test('are bounded in number and length, and none is called as an index cannot take it', () => {
    const many = customOf(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`A${index}`, 'x'.repeat(20_000)])))
    expect(Object.keys(many)).toHaveLength(100)
    expect(many['a0']).toHaveLength(8000)
    expect(customOf({ '': 'a', '___': 'b', 'a.b': 'c', 'A\u0000B': 'd', 'small': 'e', ['A'.repeat(65)]: 'f', '"': 'g', 'GOOD_1': 'h' })).toEqual({ good_1: 'h' })
  })

  test('an entry that is kept has none of its functions, so that it can go to another thread', () => {
    expect(() => structuredClone(kept(read({ __REALTIME_TIMESTAMP: '5', MILL: 'x' })))).not.toThrow()
  })
})

describe('documents of other shippers', () => {
  test('Filebeat: journald', () => {
    const entry = back({
      '@timestamp': '2024-03-05T10:00:00.123Z', message: 'Started Session 1 of user root.', message_id: '39f53479d3a045ac8e11786248231fbf',
      host: { name: 'shipper' }, journald: { host: { boot_id: 'b' }, pid: 1, unit: 'session-1.scope', custom: { job_result: 'done' } }, log: { syslog: { priority: 6 } },
      process: { pid: 1, name: 'systemd' }, syslog: { identifier: 'systemd', facility: 3 }, systemd: { unit: 'init.scope', transport: 'journal', invocation_id: 'i' },
    })
    expect(plain(entry)).toEqual({
      origin: nowhere, from: 'journal', message: 'Started Session 1 of user root.', text: 'Started Session 1 of user root.', time: 1_709_632_800_123_000, clock: 'exact', severity: 6, host: 'shipper',
      identifier: 'systemd', pid: 1, unit: 'init.scope', subject: 'session-1.scope', bootId: 'b', invocationId: 'i', messageId: '39f53479d3a045ac8e11786248231fbf',
    })
    expect(entry.field?.('JOB_RESULT')).toBe('done')
  })

  test('Elastic Agent: journald and system, with dotted names, arrays and a priority that holds the facility', () => {
    expect(plain(back({
      '@timestamp': '2024-03-05T11:00:00.123456789+01:00', 'host.hostname': ['birch'], 'process.name': 'sshd', 'process.pid': 77, message: 'm', log: { 'syslog.priority': 83 }, event: { code: 'c' },
    }))).toEqual({ origin: nowhere, from: 'journal', message: 'm', text: 'm', time: 1_709_632_800_123_456, clock: 'exact', severity: 3, host: 'birch', identifier: 'sshd', pid: 77, messageId: 'c' })
  })

  test.each([[{}], [null], ['text'], [{ message: { nested: 1 }, host: 'x', '@timestamp': 'yesterday', log: [] }]])('nonsense gives an empty entry: %j', (source) => {
    expect(back(source)).toMatchObject({ message: '', clock: 'exact', from: 'journal' })
  })
})
