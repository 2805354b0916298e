import type { Micros } from '../../model/clock.ts'
import { isAbsolute } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import { severityNames } from '../../model/severity.ts'
import { ByNames } from './by-names.ts'
import type { FieldPlace } from './field-names.ts'
import { cataloguedFields, commonFields, customFields, customKey, kernelFields, longestCustom } from './field-names.ts'
import { Form } from './form.ts'
import { isDate, isoMicros } from './iso-micros.ts'
import type { OtherField } from './other-fields.ts'
import { othersAmong, putOthers } from './other-fields.ts'
import { quoted, quotedAgain } from './quoted.ts'

const isCustom = ({ path }: FieldPlace): boolean => customFields.every((name, index) => path[index] === name)
const named = [
  '@timestamp', 'message', 'event.kind', 'event.dataset', 'event.original', 'log.file.path', 'log.offset', 'log.level', 'log.syslog.severity.code', 'log.syslog.severity.name',
  'culprit.log', 'culprit.from', 'culprit.clock', 'culprit.line', 'culprit.time', 'ecs.version', 'data_stream',
].map(name => name.split('.'))
const form = new Form([...named, customFields, ...commonFields.filter(field => !isCustom(field)).flatMap(({ path, copies }) => [path, ...copies])])
const at = (name: string): number => form.numberOf(name.split('.'))
const places = {
  timestamp: at('@timestamp'), message: at('message'), kind: at('event.kind'), dataset: at('event.dataset'), original: at('event.original'),
  path: at('log.file.path'), offset: at('log.offset'), level: at('log.level'), severity: at('log.syslog.severity.code'), severityName: at('log.syslog.severity.name'),
  log: at('culprit.log'), from: at('culprit.from'), clock: at('culprit.clock'), line: at('culprit.line'), time: at('culprit.time'), ecs: at('ecs.version'), stream: at('data_stream'), custom: form.numberOf(customFields),
  host: [at('host.hostname'), at('host.name')], boot: at('journald.host.boot_id'), identifier: [at('log.syslog.appname'), at('process.name')], pid: [at('journald.pid'), at('process.pid')],
  unit: at('systemd.unit'), subject: at('journald.unit'), invocation: at('systemd.invocation_id'), code: at('event.code'), priority: at('log.syslog.priority'),
} as const

/** Where the text of a field goes, by the numbers of the form. */
interface Slot {
  readonly name: string
  readonly key: string
  readonly isNumber: boolean
  /** None where it is among the custom fields. */
  readonly own?: number
  readonly copies: readonly number[]
  /** Copies that are texts though the field is a number. */
  readonly texts: readonly number[]
  /** Its text in JSON; most entries say what the one before said. */
  readonly quoted: (text: string) => string
}

const slots = { common: commonFields.map(slotOf), catalogued: cataloguedFields.map(slotOf), kernel: kernelFields.map(slotOf) } as const

function slotOf(field: FieldPlace): Slot {
  const { name, path, copies, type } = field
  const isText = (copy: readonly string[]): boolean => copy[0] === 'user'
  return {
    name, key: customKey(name), isNumber: type === 'number', ...(!isCustom(field) && { own: form.numberOf(path) }),
    copies: copies.filter(copy => !isText(copy)).map(copy => form.numberOf(copy)), texts: copies.filter(isText).map(copy => form.numberOf(copy)),
    quoted: quotedAgain(),
  }
}

/** What is put of entries that have fields of certain names, in that order. */
interface Plan {
  readonly own: readonly Slot[]
  readonly others: readonly OtherField[]
}

const plans = new ByNames<Plan>(names => ({ own: slots.common.filter(({ name }) => names.includes(name)), others: othersAmong(names) }))

type Values = (string | undefined)[]

/** Filled anew for each document. */
const values: Values = new Array<string | undefined>(form.size).fill(undefined)
const severities = severityNames.map(quoted)
/** What nearly all entries of a log have in common. */
const again = { path: quotedAgain(), from: quotedAgain(), clock: quotedAgain(), log: quotedAgain() } as const

/** What all entries of a log that is written have in common. */
export interface Bundle {
  /** Tells of the data stream, in JSON. */
  readonly belongs: string
  /** Tells the log from others of its name. */
  readonly log: string
}

/**
 * An entry as a document, in JSON: in ECS and in the names of Filebeat's journald input; what neither has is below
 * `culprit`. `near` is a time for what has none.
 */
export function entryDocument(entry: Entry, near: Micros, bundle?: Bundle): string {
  const { origin, message, text, time, clock, severity } = entry
  const isTimed = isAbsolute(clock) && isDate(time)
  values.fill(undefined)
  values[places.timestamp] = `"${isoMicros(isTimed ? time : near)}"`
  values[places.message] = quoted(message)
  values[places.kind] = '"event"'
  values[places.dataset] = '"culprit.entries"'
  if (text !== message) values[places.original] = quoted(text)
  values[places.path] = again.path(origin.source)
  values[places.offset] = `${origin.offset}`
  values[places.from] = again.from(entry.from)
  values[places.clock] = again.clock(clock)
  values[places.line] = `${origin.line}`
  if (time !== undefined && !isTimed) values[places.time] = `${time}`
  values[places.ecs] = '"8.17.0"'
  if (bundle !== undefined) {
    values[places.stream] = bundle.belongs
    values[places.log] = again.log(bundle.log)
  }
  if (entry.field === undefined) putOwn(entry)
  else putFields(entry)
  if (severity !== undefined) {
    values[places.level] = values[places.severityName] = severities[severity]
    values[places.severity] = `${severity}`
  }
  return form.filled(values)
}

// Of a text there is no more than what its line says.
function putOwn({ host, bootId, identifier, pid, unit, subject, invocationId, messageId, severity }: Entry): void {
  const put = (places: readonly number[], text: string | undefined): void => {
    if (text !== undefined) for (const place of places) values[place] = quoted(text)
  }
  put(places.host, host)
  put([places.boot], bootId)
  put(places.identifier, identifier)
  if (pid !== undefined) for (const place of places.pid) values[place] = `${pid}`
  put([places.unit], unit)
  put([places.subject], subject)
  put([places.invocation], invocationId)
  put([places.code], messageId)
  if (severity !== undefined) values[places.priority] = `${severity}`
}

function putFields(entry: Entry): void {
  const custom = new Map<string, string>()
  const names = entry.fieldNames?.()
  if (names === undefined) {
    for (const slot of slots.common) putField(custom, slot, entry)
    putKnown(custom, entry)
  } else {
    const { own, others } = plans.of(names)
    for (const slot of own) putField(custom, slot, entry)
    putOthers(custom, others, entry)
  }
  if (custom.size === 0) return
  let text = ''
  for (const [key, value] of custom) text += `${text === '' ? '{' : ','}"${key}":${value}`
  values[places.custom] = `${text}}`
}

// Whoever cannot tell what fields it has is asked for those that are worth it.
function putKnown(custom: Map<string, string>, entry: Entry): void {
  if (entry.messageId !== undefined) for (const slot of slots.catalogued) putField(custom, slot, entry)
  const transport = entry.field?.('_TRANSPORT')
  if (transport === 'kernel' || transport === 'audit') for (const slot of slots.kernel) putField(custom, slot, entry)
}

function putField(custom: Map<string, string>, slot: Slot, entry: Entry): void {
  const { name, key, isNumber, own, copies, texts } = slot
  const text = entry.field?.(name)
  if (text === undefined) return
  // What should be a number and is none would make the server refuse the whole entry.
  if (own === undefined || (isNumber && !wholeNumber.test(text))) {
    custom.set(key, quoted(text.slice(0, longestCustom)))
    return
  }
  const value = isNumber ? text : slot.quoted(text)
  values[own] = value
  for (const copy of copies) values[copy] = value
  for (const copy of texts) values[copy] = slot.quoted(text)
}

// As JSON writes it, and no longer than a double holds.
const wholeNumber = /^(?:0|-?[1-9]\d{0,14})$/
