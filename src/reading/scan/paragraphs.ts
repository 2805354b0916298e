import { sizedValue } from '../../model/sized-value.ts'
import { lineFeed } from './blocks.ts'

const carriageReturn = 13
const equals = 61
const space = 32
const tab = 9
const longestName = 64

/** A record of several lines, and where it stands in its bytes. */
export interface ParagraphSpan {
  readonly start: number
  /** Behind its last line, or where what was read of it ends. */
  readonly end: number
  /** Where the next one may begin. */
  readonly next: number
  /** The number of its first line in the source, from 1. */
  readonly number: number
  /** Why its end is missing: it is longer than the bound, or the line with this number gives a length that cannot be right. */
  readonly cut?: 'long' | { readonly line: number }
}

/** How records of several lines are told apart. */
export type ParagraphFraming = 'paragraphs' | 'indented lines'

/** What was found in some bytes. */
export interface WalkedParagraphs {
  readonly spans: readonly ParagraphSpan[]
  /** Up to here nothing needs to be looked at again. */
  readonly reached: number
}

/**
 * Tells records of several lines apart, line by line, without understanding them. It begins where a record does, and
 * remembers between two walks only which line it has come to, and whether it passes over the rest of a record.
 */
export class ParagraphWalk {
  readonly #framing: ParagraphFraming
  readonly #longest: number
  #line: number
  #isPassing = false

  constructor(framing: ParagraphFraming, longest: number, firstLine: number) {
    this.#framing = framing
    this.#longest = longest
    this.#line = firstLine
  }

  /** How many lines were ended so far, and which line comes next. */
  get line(): number {
    return this.#line
  }

  /** The records that begin at a place and are whole; with the last bytes of a source, those that end with it too. */
  walk(bytes: Buffer, from: number, isEnd: boolean): WalkedParagraphs {
    const spans: ParagraphSpan[] = []
    let at = from
    while (at < bytes.length) {
      if (this.#isPassing) {
        const next = this.#passOver(bytes, at, isEnd)
        if (this.#isPassing) return { spans, reached: next }
        at = next
        continue
      }
      const start = this.#skipBlank(bytes, at)
      const span = start < bytes.length ? this.#spanAt(bytes, start, isEnd) : undefined
      if (span === undefined) return { spans, reached: start }
      spans.push(span)
      at = span.next
      // Where it is longer than is read at once, the end of it is still to come.
      this.#isPassing = span.cut === 'long' && span.next === span.end
    }
    return { spans, reached: at }
  }

  #skipBlank(bytes: Buffer, from: number): number {
    let at = from
    for (; bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed); at++) if (bytes[at] === lineFeed) this.#line++
    return at
  }

  /** The record that begins here; undefined where more bytes are needed to find its end. */
  #spanAt(bytes: Buffer, start: number, isEnd: boolean): ParagraphSpan | undefined {
    const number = this.#line
    let line = number
    let broken: { readonly at: number; readonly line: number } | undefined
    let mayBeSized = this.#framing === 'paragraphs' && startsField(bytes, start)
    const ended = (end: number, next: number, nextLine: number): ParagraphSpan => {
      this.#line = nextLine
      if (broken !== undefined) return { start, end: broken.at, next, number, cut: { line: broken.line } }
      return end - start > this.#longest ? { start, end: start + this.#longest, next, number, cut: 'long' } : { start, end, next, number }
    }
    for (let at = start; at < bytes.length; line++) {
      const found = bytes.indexOf(lineFeed, at)
      const stop = found < 0 ? bytes.length : found
      if (at > start && this.#endsBefore(bytes, at)) return this.#framing === 'paragraphs' ? ended(at, stop + 1, line + 1) : ended(at, at, line)
      if (mayBeSized && found >= 0 && nameEnd(bytes, at) === withoutReturn(bytes, at, stop)) {
        const value = sizedValue(bytes, stop + 1, this.#longest)
        if (value === 'open' && !isEnd) return this.#tooLong(bytes, start, number)
        if (typeof value === 'object') {
          line += lineFeeds(bytes, stop, value.to)
          at = value.to + 1
          continue
        }
        // What its length says is not so: the record is read up to there, and the next begins behind the next empty line.
        mayBeSized = false
        broken = { at, line }
      }
      at = stop + 1
    }
    // A line that comes next may belong to it, and what has come of its last line may be but a part.
    return isEnd ? ended(bytes.length, bytes.length, line) : this.#tooLong(bytes, start, number)
  }

  #tooLong(bytes: Buffer, start: number, number: number): ParagraphSpan | undefined {
    const end = start + this.#longest
    if (end >= bytes.length) return undefined
    this.#line += lineFeeds(bytes, start, end)
    return { start, end, next: end, number, cut: 'long' }
  }

  #endsBefore(bytes: Buffer, at: number): boolean {
    const first = bytes[at]
    const isBlank = first === lineFeed || (first === carriageReturn && bytes[at + 1] === lineFeed)
    return this.#framing === 'paragraphs' ? isBlank : !isBlank && first !== space && first !== tab
  }

  /** Passes over the rest of a record, and stays before a line feed whose next line has not come. */
  #passOver(bytes: Buffer, from: number, isEnd: boolean): number {
    const limit = isEnd ? bytes.length : bytes.length - 2
    for (let found = bytes.indexOf(lineFeed, from); found >= 0 && found < limit; found = bytes.indexOf(lineFeed, found + 1)) {
      this.#line++
      if (found + 1 === bytes.length || !this.#endsBefore(bytes, found + 1)) continue
      this.#isPassing = false
      return found + 1
    }
    return Math.max(from, limit)
  }
}

function startsField(bytes: Buffer, at: number): boolean {
  const end = nameEnd(bytes, at)
  return end > at && (bytes[end] === equals || bytes[end] === lineFeed || bytes[end] === carriageReturn)
}

/** Where a field's name ends: capitals, digits and underscores, at most as many as journald takes; the place itself where none begins. */
function nameEnd(bytes: Buffer, at: number): number {
  let end = at
  while (end - at <= longestName && isOfName(bytes[end] ?? 0)) end++
  return end - at > longestName ? at : end
}

function isOfName(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || byte === 95 || (byte >= 48 && byte <= 57)
}

function withoutReturn(bytes: Buffer, at: number, stop: number): number {
  return stop > at && bytes[stop - 1] === carriageReturn ? stop - 1 : stop
}

function lineFeeds(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let found = bytes.indexOf(lineFeed, from); found >= 0 && found < to; found = bytes.indexOf(lineFeed, found + 1)) count++
  return count
}
