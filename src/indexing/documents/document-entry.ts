import type { ClockQuality } from '../../model/clock.ts'
import { clockQualities } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import type { Origin } from '../../model/origin.ts'
import { severityOf } from '../../model/severity.ts'
import { customKey, placeOf } from './field-names.ts'
import { microsOf } from './iso-micros.ts'
import { valueAt } from './tree.ts'

/** A document as a search gives it. */
export interface Hit {
  readonly _index: string
  readonly _id: string
  readonly _source: unknown
}

/** The entry that a document stands for: of our own streams, of Filebeat, or of Elastic Agent. `place` is said of documents that name no file. */
export function entryOfDocument({ _source: source }: Hit, place: Origin): Entry {
  const at = (path: string): unknown => valueAt(source, path.split('.'))
  const text = (...paths: readonly string[]): string | undefined => paths.map(path => textOf(at(path))).find(found => found !== undefined)
  const number = (...paths: readonly string[]): number | undefined => paths.map(path => wholeNumber(at(path))).find(found => found !== undefined)
  const field = (name: string): string | undefined => {
    const found = textOf(valueAt(source, placeOf(name).path))
    return found ?? textOf(valueAt(source, ['journald', 'custom', customKey(name)])) ?? (name === 'MESSAGE' ? text('event.original', 'message') : undefined)
  }
  const clock = clockOf(at('culprit.clock'))
  const isDated = at('culprit.time') === undefined && clock !== 'none' && clock !== 'relative'
  const message = text('message', 'event.original') ?? ''
  const isOwn = at('culprit.clock') !== undefined
  // ECS adds the facility to a priority; Filebeat does not.
  const priority = number('log.syslog.priority', 'syslog.priority')
  const severity = number('log.syslog.severity.code') ?? (isOwn || priority === undefined ? undefined : priority & 7)
  // Of a line about another process, `process` tells of that one.
  const isOfWriter = at('journald.object') === undefined
  return withoutUndefined({
    origin: originOf(at('log.file.path'), at('culprit.line'), at('log.offset')) ?? place,
    from: at('culprit.from') === 'build' ? 'build' : 'journal',
    message,
    text: text('event.original') ?? message,
    time: isDated ? microsOf(at('@timestamp')) : finite(at('culprit.time')),
    clock,
    severity: severityOf(severity),
    host: text('host.hostname', 'journald.host.hostname', 'host.name', 'log.source.address'),
    identifier: text('log.syslog.appname', 'syslog.identifier', 'journald.process.name', ...(isOfWriter ? ['process.name'] : [])),
    pid: wholeNumber(text('journald.pid', 'journald.custom.pid', 'log.syslog.procid', 'syslog.pid', ...(isOfWriter ? ['process.pid'] : []))),
    unit: text('systemd.user_unit', 'systemd.unit'),
    subject: text('journald.unit', 'journald.custom.user_unit', 'journald.coredump.unit', 'journald.object.systemd.unit'),
    bootId: text('journald.host.boot_id', 'host.boot.id'),
    invocationId: text('journald.custom.invocation_id', 'journald.custom.user_invocation_id', 'systemd.invocation_id'),
    messageId: text('event.code', 'message_id'),
    field,
  })
}

type Loose = { readonly [Name in keyof Entry]: Entry[Name] | undefined }

function withoutUndefined(entry: Loose): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as Entry
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
