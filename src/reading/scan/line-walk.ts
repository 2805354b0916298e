import type { Block } from './blocks.ts'
import { lineFeed } from './blocks.ts'
import type { Place } from './place.ts'

const carriageReturn = 13
const none: readonly number[] = []

/** Where a line stands in its block, its end left out. */
export interface LineSpan {
  readonly start: number
  readonly end: number
  /** Its number in the source, from 1. */
  readonly number: number
  /** True when it was longer than the bound. */
  readonly cut: boolean
  /** The literals that stand in it, each once. */
  readonly literals: readonly number[]
  /** True when it must be decoded whatever stands in it. */
  readonly always: boolean
}

/** The lines of a block that somebody wants, and what must be counted of the others. */
export interface WalkedLines {
  /** Lines with a place, or every line; and those that are cut, wanted or not. */
  readonly spans: readonly LineSpan[]
  readonly lines: number
  readonly blank: number
}

/** Which lines are wanted. */
export interface Wanted {
  readonly longestLine: number
  /** Those with one of these places, in order; every line when not given. */
  readonly places?: readonly Place[] | undefined
  /** And those that are not of this shape: what is broken must be decoded to be told of. */
  readonly shape?: Shape | undefined
}

/** The first and last byte that the lines of a source have in common, such as the braces of JSON. */
export interface Shape {
  readonly first: number
  readonly last: number
}

/** The shape of nearly all of these lines; undefined where they have none. */
export function shapeOf(sample: Uint8Array): Shape | undefined {
  const lines = Buffer.from(sample).toString('latin1').split(/\r?\n/).slice(0, -1).filter((line) => line !== '')
  const shapes = lines.map((line) => ({ first: line.charCodeAt(0), last: line.charCodeAt(line.length - 1) }))
  const middle = shapes[shapes.length >> 1]
  const same = shapes.filter(({ first, last }) => first === middle?.first && last === middle.last).length
  return lines.length > 1 && same >= lines.length * 0.9 ? middle : undefined
}

/** Goes once through a block's line ends: counts the lines, finds those too long, and tells which line each place is in. */
export function walkLines(block: Block, firstNumber: number, { longestLine, places, shape }: Wanted): WalkedLines {
  const { bytes, end } = block
  const every = places === undefined
  const spans: LineSpan[] = []
  let number = firstNumber
  let blank = 0
  let next = 0
  for (let start = block.start; start < end; number++) {
    const found = bytes.indexOf(lineFeed, start)
    const stop = found < 0 || found >= end ? end : found
    const cut = block.cut || stop - start > longestLine
    const textEnd = cut ? Math.min(stop, start + longestLine) : withoutReturn(bytes, start, stop)
    if (textEnd === start) blank++
    const odd = shape !== undefined && textEnd > start && (bytes[start] !== shape.first || bytes[textEnd - 1] !== shape.last)
    const first = next
    if (!every) while (next < places.length && (places[next] as Place).at < stop) next++
    if (every || cut || odd || next > first) {
      const inside = every ? [] : places.slice(first, next).filter((place) => place.end <= textEnd)
      spans.push({ start, end: textEnd, number, cut, literals: literalsOf(inside), always: odd || inside.some(({ literal }) => literal === 'always') })
    }
    start = stop + 1
  }
  return { spans, lines: number - firstNumber, blank }
}

/** The lines of a block from its first on. */
export function* spansFrom(block: Block): Generator<{ start: number; end: number }> {
  for (let start = block.start; start < block.end; ) {
    const found = block.bytes.indexOf(lineFeed, start)
    const stop = found < 0 || found >= block.end ? block.end : found
    yield { start, end: withoutReturn(block.bytes, start, stop) }
    start = stop + 1
  }
}

/** The whole lines above a place in a block, nearest first; one that is too long ends them. */
export function* spansAbove(block: Block, start: number, longestLine: number): Generator<{ start: number; end: number }> {
  for (let stop = start - 1; stop >= block.above; ) {
    const found = stop === 0 ? -1 : block.bytes.lastIndexOf(lineFeed, stop - 1)
    const begin = Math.max(block.above, found + 1)
    if (stop - begin > longestLine) return
    yield { start: begin, end: withoutReturn(block.bytes, begin, stop) }
    stop = begin - 1
  }
}

function literalsOf(places: readonly Place[]): readonly number[] {
  if (places.length === 0) return none
  return [...new Set(places.map(({ literal }) => literal))].filter((literal) => literal !== 'always')
}

function withoutReturn(bytes: Buffer, start: number, stop: number): number {
  return stop > start && bytes[stop - 1] === carriageReturn ? stop - 1 : stop
}
