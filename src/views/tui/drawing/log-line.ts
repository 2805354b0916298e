import type { Entry } from '../../../model/entry.ts'
import { safeText } from '../../safe-text.ts'
import { cut, padded } from '../../text/cut.ts'
import { timeWords } from '../../text/moment.ts'
import type { Span, Tone } from '../row.ts'
import { oneLine } from './one-line.ts'

/** Columns of a time, with the sign before it that says how it is meant. */
export const timeColumns = 13
const longestName = 40

/** When an entry was written, by the clock of the zone: `~` where the line itself does not say it. */
export function timeSpan({ time, clock }: Pick<Entry, 'time' | 'clock'>, zone: string): Span {
  const words = timeWords(zone, time, clock)?.clock ?? ''
  return { text: padded(cut(`${clock === 'nearby' ? '~' : ' '}${words}`, timeColumns), timeColumns), tone: 'faint' }
}

/** Who says it: the host where several are about, the program and its process, or the unit. */
export function voice(entry: Entry, hosts: 'one host' | 'several hosts'): Span[] {
  const host = hosts === 'several hosts' && entry.host !== undefined ? `${name(entry.host)} ` : ''
  const writer = entry.identifier ?? entry.unit
  const pid = entry.pid === undefined ? '' : `[${entry.pid}]`
  const who = writer === undefined ? '' : `${name(writer)}${pid}: `
  return host + who === '' ? [] : [{ text: host + who, tone: 'faint' }]
}

/** What an entry says, in the tone of how severe it is, what is sought made visible. */
export function messageSpans(entry: Entry, wanted?: RegExp): Span[] {
  const text = oneLine(entry.message)
  const tone = toneOf(entry)
  if (wanted === undefined) return text === '' ? [] : [{ text, tone }]
  return marked(text, tone, wanted)
}

/** A text in pieces: what a pattern meets in the tone of a match. The pattern must be global. */
export function marked(text: string, tone: Tone, wanted: RegExp): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const { 0: found, index: begin } of text.matchAll(wanted)) {
    if (found === '' || begin < at) continue
    // Halves of a pair stay together.
    const index = isLowHalf(text, begin) ? begin - 1 : begin
    const end = endOfCluster(text, begin + found.length)
    if (index > at) spans.push({ text: text.slice(at, index), tone })
    spans.push({ text: text.slice(index, end), tone: 'match' })
    at = end
  }
  return at < text.length ? [...spans, { text: text.slice(at), tone }] : spans
}

// What joins the character before it (accents, joiners and what they join) must stay with it, or both would be drawn wrong.
const joining = /[\p{M}\p{Emoji_Modifier}\u200d]/u

function endOfCluster(text: string, found: number): number {
  const end = isLowHalf(text, found) ? found + 1 : found
  const [next] = text.slice(end, end + 2)
  if (next === undefined || !joining.test(next)) return end
  const [first] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(end))
  return first === undefined ? end : endOfCluster(text, end + first.segment.length)
}

function isLowHalf(text: string, at: number): boolean {
  return at > 0 && /^[\udc00-\udfff]$/.test(text[at] ?? '') && /^[\ud800-\udbff]$/.test(text[at - 1] ?? '')
}

function toneOf({ severity = 6 }: Entry): Tone {
  return severity <= 3 ? 'error' : severity === 4 ? 'warning' : severity === 7 ? 'faint' : 'plain'
}

function name(text: string): string {
  return cut(safeText(text), longestName)
}
