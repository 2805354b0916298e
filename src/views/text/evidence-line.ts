import { isAbsolute } from '../../model/clock.ts'
import type { DocumentPlace } from '../../model/document-place.ts'
import type { Evidence, EvidenceRole } from '../../model/evidence.ts'
import { safeText } from '../safe-text.ts'
import { columns, cut, cutStart, padded, rows } from './cut.ts'
import { timeWords } from './moment.ts'
import { paragraph, type Page } from './page.ts'

/** The sign of each role of evidence. */
export const roleMarks: Readonly<Record<EvidenceRole, string>> = { symptom: '×', trigger: '▸', context: '·', counter: '○' }
const roleColumns = 7
// Below this a quotation is no use beside its head, and gets a line of its own.
const leastQuote = 72
const mostQuoteLines = 2
const mostRegionLines = 14
// The time at the beginning of a line, in brackets or not: it stands beside the quotation already.
const ownTime = /^\[?(?:\d{4}-\d\d-\d\d[T ]|[A-Z][a-z]{2} [ \d]\d )\d\d:\d\d:\d\d[^ \]]*\]?:? +/

/** Where a piece of evidence stands, as an editor takes it: `build.log:812`, `build.log:812–815`. */
export function place(evidence: Pick<Evidence, 'source' | 'line' | 'endLine'>): string {
  const spans = evidence.endLine !== undefined && evidence.endLine > evidence.line
  return `${safeText(evidence.source)}:${evidence.line}${spans ? `–${evidence.endLine}` : ''}`
}

/** Where a document is, as one asks a cluster for it. */
export function documentPath({ index, id }: DocumentPlace): string {
  return safeText(`${index}/_doc/${id}`)
}

/** Evidence as it happened: by time where there is one that can be compared, then by place. */
export function inOrder(evidence: readonly Evidence[]): Evidence[] {
  return [...evidence].sort((a, b) => momentOf(a) - momentOf(b) || byPlace(a, b))
}

/** The lines of the evidence for one hypothesis. */
export function evidenceLines(page: Page, evidence: readonly Evidence[], indent: string): string[] {
  const ordered = inOrder(evidence)
  const days = daysOf(page.zone, ordered)
  const times = ordered.map(one => evidenceTime(page.zone, one, days.length > 1 ? 'with its day' : 'of one day'))
  const places = ordered.map(one => cutStart(place(one), Math.floor(page.width / 2)))
  const placeColumns = Math.max(...places.map(columns))
  const timeColumns = Math.max(...times.map(columns))
  return ordered.flatMap((one, index) => {
    const head = [padded(places[index] ?? '', placeColumns), ...(timeColumns > 0 ? [padded(times[index] ?? '', timeColumns)] : [])].join('  ')
    return entryLines(page, one, head, indent)
  })
}

/** The one day on which all of it happened, for a heading. */
export function dayOf(page: Page, evidence: readonly Evidence[]): string | undefined {
  const days = daysOf(page.zone, evidence)
  return days.length === 1 ? days[0] : undefined
}

/** The days on which it happened. */
export function daysOf(zone: string, evidence: readonly Evidence[]): readonly string[] {
  return [...new Set(evidence.flatMap(one => timeWords(zone, one.time, one.clock)?.day || []))]
}

/** The words for the time of a piece of evidence: `~` before one that the line does not say itself, nothing where there is none. */
export function evidenceTime(zone: string, { time, clock }: Evidence, day: 'of one day' | 'with its day'): string {
  const moment = timeWords(zone, time, clock)
  if (moment === undefined) return ''
  return (clock === 'nearby' ? '~' : '') + (day === 'with its day' && moment.day !== '' ? `${moment.day} ${moment.clock}` : moment.clock)
}

function entryLines(page: Page, evidence: Evidence, head: string, indent: string): string[] {
  const mark = `${roleMarks[evidence.role]} ${padded(evidence.role, roleColumns)}`
  const lead = `${indent}${page.ink.role(evidence.role, mark)}  ${head}`
  const leadColumns = indent.length + columns(mark) + 2 + columns(head)
  const [quote = '', ...more] = evidence.text.split('\n').map(line => quoteOf(line, evidence))
  const beside = page.width - leadColumns - 2
  const below = `${indent}  `
  const quoted = more.length > 0 ? [lead, ...region([quote, ...more], page.width - below.length).map(row => below + row)]
    : beside >= leastQuote || columns(quote.trim()) <= beside ? [`${lead}  ${cut(quote.trim(), beside)}`]
      : [lead, ...rows(quote.trim(), page.width - below.length, mostQuoteLines).map(row => below + row)]
  const because = evidence.because === '' ? [] : paragraph(page, evidence.because, below).map(page.ink.faint)
  // In one piece however long it is, so that it can be copied.
  const document = evidence.document === undefined || page.detail !== 'all' ? [] : [below + page.ink.faint(documentPath(evidence.document))]
  return [...quoted.map(line => line.trimEnd()), ...because, ...document]
}

/** A line of a log as it is quoted beside its time. */
export function quoteOf(line: string, { time }: Pick<Evidence, 'time'>): string {
  const text = safeText(line).trimEnd()
  return time === undefined ? text : text.replace(ownTime, '')
}

// The lines of a message that spans several, each cut to the width; what it shares of indentation says nothing.
function region(lines: readonly string[], width: number): string[] {
  const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length))
  const shown = lines.slice(0, mostRegionLines).map(line => cut(line.slice(Number.isFinite(indent) ? indent : 0), width))
  return lines.length > mostRegionLines ? [...shown, `… and ${lines.length - mostRegionLines} lines more`] : shown
}

function momentOf(evidence: Evidence): number {
  return evidence.time !== undefined && isAbsolute(evidence.clock) ? evidence.time : Number.MAX_SAFE_INTEGER
}

function byPlace(a: Evidence, b: Evidence): number {
  return a.source === b.source ? a.line - b.line : a.source < b.source ? -1 : 1
}
