import type { Cast, EntryFilter } from '../../../model/desk.ts'
import { severityNames, severityOf } from '../../../model/severity.ts'
import { safeText } from '../../safe-text.ts'
import { momentIn } from '../../text/moment.ts'

const kinds = ['source', 'host', 'unit', 'boot', 'level', 'with', 'without'] as const
type Kind = (typeof kinds)[number]
const field: Readonly<Record<Kind, keyof EntryFilter>> = { source: 'source', host: 'host', unit: 'unit', boot: 'boot', level: 'severity', with: 'holding', without: 'lacking' }
const everything = 'everything'
const bootColumns = 8
// More than a list at the bottom of a screen is good for.
const mostUnits = 200

/** A filter in words, one for each condition; none where it lets all through. */
export function filterWords(filter: EntryFilter): string[] {
  return kinds.flatMap(kind => {
    const value = filter[field[kind]]
    if (value === undefined) return []
    return kind === 'level' ? [`level ${severityNames[filter.severity ?? 7]}`]
      : kind === 'boot' ? [`boot ${safeText(String(value)).slice(0, bootColumns)}`]
        : [`${kind} ${safeText(String(value))}`]
  })
}

/** What a filter can be changed to, as a person may choose or type it. */
export function filterChoices(cast: Cast | undefined, filter: EntryFilter, sources: readonly string[], zone: string): string[] {
  const set = kinds.filter(kind => filter[field[kind]] !== undefined)
  const { hosts = [], boots = [], units = [] } = cast ?? {}
  return [
    ...(set.length > 0 ? [everything] : []),
    ...set.map(kind => `any ${kind}`),
    ...['error', 'warning', 'notice'].map(name => `level ${name}`),
    ...(sources.length > 1 ? sources.map(source => `source ${safeText(source)}`) : []),
    ...(hosts.length > 1 ? hosts.map(host => `host ${safeText(host)}`) : []),
    ...(boots.length > 1 ? boots.map(({ id, from }) => `boot ${safeText(id).slice(0, bootColumns)}${from === undefined ? '' : ` since ${said(zone, from)}`}`) : []),
    ...units.slice(0, mostUnits).map(unit => `unit ${safeText(unit)}`),
  ]
}

/** The filter after what a person chose or typed: a kind and its value, `any KIND`, `everything`, or a text that must stand in a line. In words where it means nothing. */
export function filterAfter(filter: EntryFilter, answer: string, cast: Cast | undefined): EntryFilter | string {
  const text = answer.trim()
  if (text === '') return filter
  if (text === everything) return {}
  const [first = '', ...others] = text.split(/\s+/)
  const rest = others.join(' ')
  if (first === 'any' && isKind(rest)) return without(filter, rest)
  if (!isKind(first) || rest === '') return { ...filter, holding: text }
  switch (first) {
    case 'level': {
      const severity = severityOf(rest) ?? severityOf(severityNames.findIndex(name => name.startsWith(rest.toLowerCase())))
      return severity === undefined ? `no level is called ${safeText(rest)}: there is ${severityNames.join(', ')}` : { ...filter, severity }
    }
    case 'boot': {
      const wanted = others[0] ?? ''
      const boot = cast?.boots.find(({ id }) => id.startsWith(wanted))
      return boot === undefined ? `no boot begins with ${safeText(wanted)}` : { ...filter, boot: boot.id }
    }
    case 'with': return { ...filter, holding: rest }
    case 'without': return { ...filter, lacking: rest }
    case 'source': case 'host': case 'unit': return { ...filter, [first]: rest }
  }
}

function isKind(text: string): text is Kind {
  return (kinds as readonly string[]).includes(text)
}

function without(filter: EntryFilter, kind: Kind): EntryFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field[kind]))
}

function said(zone: string, time: number): string {
  const moment = momentIn(zone, time)
  return moment === undefined ? '' : `${moment.day} ${moment.clock.slice(0, 5)}`
}
