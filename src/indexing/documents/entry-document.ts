import type { Micros } from '../../model/clock.ts'
import { isAbsolute } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import { severityNames } from '../../model/severity.ts'
import type { FieldPlace } from './field-names.ts'
import { cataloguedFields, commonFields, customKey, kernelFields } from './field-names.ts'
import { isDate, isoMicros } from './iso-micros.ts'
import type { Tree } from './tree.ts'
import { put } from './tree.ts'

// A term of an index may be 32,766 bytes long.
const longestCustom = 8000

/** An entry as a document: in ECS and in the names of Filebeat's journald input; what neither has is below `culprit`. `near` is a time for what has none. */
export function entryDocument(entry: Entry, near: Micros): Tree {
  const { origin, message, text, time, clock, severity } = entry
  const isTimed = isAbsolute(clock) && isDate(time)
  const document: Tree = {
    '@timestamp': isoMicros(isTimed ? time : near),
    message,
    event: { kind: 'event', dataset: 'culprit.entries', ...(text !== message && { original: text }) },
    log: { file: { path: origin.source }, offset: origin.offset },
    culprit: { from: entry.from, clock, line: origin.line, ...(time !== undefined && !isTimed && { time }) },
    ecs: { version: '8.17.0' },
  }
  if (entry.field === undefined) putOwn(document, entry)
  else putFields(document, entry)
  if (severity !== undefined) {
    put(document, ['log', 'level'], severityNames[severity])
    put(document, ['log', 'syslog', 'severity'], { code: severity, name: severityNames[severity] })
  }
  return document
}

// Of a text there is no more than what its line says.
function putOwn(document: Tree, { host, bootId, identifier, pid, unit, subject, invocationId, messageId, severity }: Entry): void {
  if (host !== undefined) document['host'] = { hostname: host, name: host }
  if (bootId !== undefined) put(document, ['journald', 'host', 'boot_id'], bootId)
  if (identifier !== undefined) put(document, ['log', 'syslog', 'appname'], identifier)
  if (identifier !== undefined) put(document, ['process', 'name'], identifier)
  if (pid !== undefined) put(document, ['journald', 'pid'], pid)
  if (pid !== undefined) put(document, ['process', 'pid'], pid)
  if (unit !== undefined) put(document, ['systemd', 'unit'], unit)
  if (subject !== undefined) put(document, ['journald', 'unit'], subject)
  if (invocationId !== undefined) put(document, ['systemd', 'invocation_id'], invocationId)
  if (messageId !== undefined) put(document, ['event', 'code'], messageId)
  if (severity !== undefined) put(document, ['log', 'syslog', 'priority'], severity)
}

function putFields(document: Tree, entry: Entry): void {
  for (const field of commonFields) putField(document, field, entry)
  if (entry.messageId !== undefined) for (const field of cataloguedFields) putField(document, field, entry)
  const transport = entry.field?.('_TRANSPORT')
  if (transport === 'kernel' || transport === 'audit') for (const field of kernelFields) putField(document, field, entry)
}

function putField(document: Tree, { name, path, copies, type }: FieldPlace, entry: Entry): void {
  const text = entry.field?.(name)
  if (text === undefined) return
  const value = type === 'number' ? numberIn(text) : path[1] === 'custom' ? text.slice(0, longestCustom) : text
  // What should be a number and is none would make the server refuse the whole entry.
  if (value === undefined) put(document, ['journald', 'custom', customKey(name)], text.slice(0, longestCustom))
  else {
    put(document, path, value)
    for (const copy of copies) put(document, copy, copy[0] === 'user' ? text : value)
  }
}

function numberIn(text: string): number | undefined {
  const number = Number(text)
  return Number.isSafeInteger(number) && String(number) === text ? number : undefined
}
