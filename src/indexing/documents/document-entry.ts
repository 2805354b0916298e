import type { ClockQuality } from '../../model/clock.ts'
import { clockQualities } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import type { Origin } from '../../model/origin.ts'
import { severityOf } from '../../model/severity.ts'
import { customKey, placeOf } from './field-names.ts'
import { microsOf } from './iso-micros.ts'
import type { Path } from './tree.ts'
import { pathTo, valueAt } from './tree.ts'

/** A document as a search gives it. */
export interface Hit {
  readonly _index: string
  readonly _id: string
  readonly _source: unknown
}

const paths = (...places: readonly string[]): readonly Path[] => places.map(pathTo)

// Where shippers put each, the best first.
const places = {
  clock: pathTo('culprit.clock'), from: pathTo('culprit.from'), time: pathTo('culprit.time'), timestamp: pathTo('@timestamp'), object: pathTo('journald.object'),
  file: pathTo('log.file.path'), line: pathTo('culprit.line'), offset: pathTo('log.offset'),
  message: paths('message', 'event.original'), text: paths('event.original'),
  severity: paths('log.syslog.severity.code'), priority: paths('log.syslog.priority', 'syslog.priority'),
  host: paths('host.hostname', 'journald.host.hostname', 'host.name', 'log.source.address'),
  identifier: paths('log.syslog.appname', 'syslog.identifier', 'journald.process.name'), writer: paths('process.name'),
  pid: paths('journald.pid', 'journald.custom.pid', 'log.syslog.procid', 'syslog.pid'), writerPid: paths('process.pid'),
  unit: paths('systemd.user_unit', 'systemd.unit'),
  subject: paths('journald.unit', 'journald.custom.user_unit', 'journald.coredump.unit', 'journald.object.systemd.unit'),
  bootId: paths('journald.host.boot_id', 'host.boot.id'),
  invocationId: paths('journald.custom.invocation_id', 'journald.custom.user_invocation_id', 'systemd.invocation_id'),
  messageId: paths('event.code', 'message_id'),
} as const

/** The entry that a document stands for: of our own streams, of Filebeat, or of Elastic Agent. `place` is said of documents that name no file. */
export function entryOfDocument({ _source: source }: Hit, place: Origin): Entry {
  const clockText = valueAt(source, places.clock)
  const clock = clockOf(clockText)
  const time = valueAt(source, places.time)
  const message = textAt(source, places.message) ?? ''
  // ECS adds the facility to a priority; Filebeat does not.
  const priority = numberAt(source, places.priority)
  const severity = numberAt(source, places.severity) ?? (clockText !== undefined || priority === undefined ? undefined : priority & 7)
  // Of a line about another process, `process` tells of that one.
  const isOfWriter = valueAt(source, places.object) === undefined
  // Absent properties stay there as undefined: entries of one shape are made and read several times as fast.
  return {
    origin: originOf(valueAt(source, places.file), valueAt(source, places.line), valueAt(source, places.offset)) ?? place,
    from: valueAt(source, places.from) === 'build' ? 'build' : 'journal',
    message,
    text: textAt(source, places.text) ?? message,
    time: time === undefined && clock !== 'none' && clock !== 'relative' ? microsOf(valueAt(source, places.timestamp)) : finite(time),
    clock,
    severity: severityOf(severity),
    host: textAt(source, places.host),
    identifier: textAt(source, places.identifier) ?? (isOfWriter ? textAt(source, places.writer) : undefined),
    pid: wholeNumber(textAt(source, places.pid) ?? (isOfWriter ? textAt(source, places.writerPid) : undefined)),
    unit: textAt(source, places.unit),
    subject: textAt(source, places.subject),
    bootId: textAt(source, places.bootId),
    invocationId: textAt(source, places.invocationId),
    messageId: textAt(source, places.messageId),
    field: (name: string) => fieldIn(source, name),
  } satisfies Loose as Entry
}

type Loose = { readonly [Name in keyof Entry]: Entry[Name] | undefined }

function fieldIn(source: unknown, name: string): string | undefined {
  const found = textOf(valueAt(source, pathTo(placeOf(name).path.join('.')))) ?? textOf(valueAt(source, pathTo(`journald.custom.${customKey(name)}`)))
  return found ?? (name === 'MESSAGE' ? textAt(source, places.text) ?? textAt(source, places.message) : undefined)
}

function textAt(source: unknown, paths: readonly Path[]): string | undefined {
  for (const path of paths) {
    const text = textOf(valueAt(source, path))
    if (text !== undefined) return text
  }
  return undefined
}

function numberAt(source: unknown, paths: readonly Path[]): number | undefined {
  for (const path of paths) {
    const number = wholeNumber(valueAt(source, path))
    if (number !== undefined) return number
  }
  return undefined
}

function originOf(source: unknown, line: unknown, offset: unknown): Origin | undefined {
  return typeof source === 'string' && typeof line === 'number' && typeof offset === 'number' ? { source, line, offset } : undefined
}

function clockOf(value: unknown): ClockQuality {
  return clockQualities.find(quality => quality === value) ?? 'exact'
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
