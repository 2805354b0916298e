import type { EntryFilter, EntryPage, Lane, LaneStep } from '../../../src/model/desk.ts'
import { isAbsolute } from '../../../src/model/clock.ts'
import { unitOf, type Entry } from '../../../src/model/entry.ts'
import type { EventKind } from '../../../src/model/rule.ts'
import type { Answer, Question } from '../../../src/views/tui/command.ts'

/** What a desk would answer that holds these entries, each source in the order of its lines. */
export class SmallDesk {
  readonly #entries: readonly Entry[]
  /** Every question that was asked, in order. */
  readonly asked: Question[] = []

  constructor(entries: readonly Entry[]) {
    this.#entries = entries
  }

  answer(question: Question): Answer {
    this.asked.push(question)
    switch (question.about) {
      case 'page': {
        const lines = this.#entries.filter(({ origin }) => origin.source === question.source)
        const { place } = question
        const isThere = ({ origin }: Entry): boolean => (place === 'first' ? true : place === 'last' ? false : 'line' in place ? origin.line >= place.line : origin.offset >= place.offset)
        return { question, page: pageOf(lines, isThere, question.span) }
      }
      case 'around': {
        const { time, origin } = question.instant
        return { question, page: pageOf(this.#merged(), entry => (entry.time ?? 0) > time || (entry.time === time && (origin === undefined || place(entry) >= `${origin.source} ${String(origin.offset).padStart(9)}`)), question.span) }
      }
      case 'whole': {
        const entry = this.#entries.find(({ origin }) => origin.source === question.origin.source && origin.offset === question.origin.offset)
        return { question, whole: entry && { entry, raw: entry.text } }
      }
      case 'find': {
        const wanted = /^\/(.+)\/$/.exec(question.text)?.[1]
        const holds = ({ text }: Entry): boolean => (wanted === undefined ? text.toLowerCase().includes(question.text.toLowerCase()) : new RegExp(wanted, 'i').test(text))
        const lines = this.#entries.filter(entry => entry.origin.source === question.source && holds(entry))
        const found = question.direction === 'down' ? lines.find(({ origin }) => origin.offset > question.from) : lines.findLast(({ origin }) => origin.offset < question.from)
        return { question, origin: found?.origin }
      }
      case 'next': {
        const { from, filter = {} } = question
        const all = this.#merged().filter(entry => passes(entry, filter))
        const at = all.findIndex(({ origin }) => origin.source === from.origin?.source && origin.offset === from.origin.offset)
        const meant = ({ severity = 6, message }: Entry): boolean => (question.landmark === 'error' ? severity <= 3 : message.startsWith(question.landmark === 'boot' ? 'Linux version' : 'Starting '))
        return { question, entry: question.direction === 'down' ? all.slice(at + 1).find(meant) : all.slice(0, Math.max(0, at)).findLast(meant) }
      }
      case 'pulse': {
        const timed = this.#merged()
        const from = question.from ?? timed[0]?.time
        const to = question.to ?? timed.at(-1)?.time
        if (from === undefined || to === undefined) return { question, pulse: undefined }
        const step = Math.max(1, Math.ceil((to - from + 1) / question.steps))
        const count = (meant: (entry: Entry) => boolean): number[] => Array.from({ length: question.steps }, (_, index) => timed.filter(entry => meant(entry) && Math.floor(((entry.time ?? 0) - from) / step) === index).length)
        return { question, pulse: { from, step, errors: count(({ severity = 6 }) => severity <= 3), unitStarts: count(({ message }) => message.startsWith('Starting ')) } }
      }
      case 'lanes': return { question, lanes: lanesOf(this.#entries.filter(entry => passes(entry, question.filter ?? {}))) }
      case 'cast': return { question, cast: { hosts: names(this.#entries, ({ host }) => host), boots: names(this.#entries, ({ bootId }) => bootId).map(id => ({ id })), units: names(this.#entries, unitOf) } }
    }
  }

  #merged(): Entry[] {
    return this.#entries.filter(({ time, clock }) => time !== undefined && isAbsolute(clock)).sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || (place(a) < place(b) ? -1 : 1))
  }
}

function pageOf(lines: readonly Entry[], isThere: (entry: Entry) => boolean, { above, below, filter = {} }: { readonly above: number; readonly below: number; readonly filter?: EntryFilter }): EntryPage {
  const seen = lines.filter(entry => passes(entry, filter))
  const found = seen.findIndex(isThere)
  const at = found < 0 ? Math.max(0, seen.length - 1) : found
  const from = Math.max(0, at - above)
  const to = Math.min(seen.length, at + below + 1)
  return { entries: seen.slice(from, to), at: at - from, isTop: from === 0, isBottom: to === seen.length }
}

function passes(entry: Entry, { source, host, unit, boot, severity, holding, lacking }: EntryFilter): boolean {
  const text = entry.text.toLowerCase()
  return (source === undefined || entry.origin.source === source) && (host === undefined || entry.host === host) && (unit === undefined || unitOf(entry) === unit)
    && (boot === undefined || entry.bootId === boot) && (severity === undefined || (entry.severity ?? 6) <= severity)
    && (holding === undefined || text.includes(holding.toLowerCase())) && (lacking === undefined || !text.includes(lacking.toLowerCase()))
}

function lanesOf(entries: readonly Entry[]): Lane[] {
  const kinds: readonly (readonly [string, EventKind])[] = [['Starting ', 'unit start'], ['Started ', 'unit started'], ['Stopped ', 'unit stopped'], ['Failed ', 'unit failure']]
  const steps = entries.flatMap(entry => {
    const kind = kinds.find(([word]) => entry.message.startsWith(word))?.[1]
    return kind === undefined || entry.subject === undefined ? [] : [{ unit: entry.subject, step: { kind, origin: entry.origin, text: entry.message, ...(entry.time !== undefined && { time: entry.time }) } satisfies LaneStep }]
  })
  return names(entries, ({ subject }) => subject).map(unit => ({ unit, more: 0, steps: steps.filter(one => one.unit === unit).map(({ step }) => step) })).filter(({ steps }) => steps.length > 0)
}

function names(entries: readonly Entry[], of: (entry: Entry) => string | undefined): string[] {
  return [...new Set(entries.flatMap(entry => of(entry) ?? []))]
}

function place({ origin }: Entry): string {
  return `${origin.source} ${String(origin.offset).padStart(9)}`
}
