import { ClusterError } from '../connection/cluster-error.ts'
import { strange } from '../connection/search-answer.ts'
import type { RawHit } from './raw-hit.ts'
import { parsed } from './raw-hit.ts'

const space = 0x20
const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const slash = 0x2f
const zero = 0x30
const nine = 0x39
const openList = 0x5b
const backslash = 0x5c
const closeList = 0x5d
const letterU = 0x75
const open = 0x7b
const close = 0x7d

// What stands around the hits of an answer is short.
const longestAround = 1024 * 1024

/** Tells the hits of an answer to a search apart by their braces while it comes: most of them nobody wants to understand. */
export class HitSplitter {
  readonly #hits: RawHit[] = []
  // Outside of the hits: the text, and the names of what is open.
  #around = ''
  readonly #within: string[] = []
  #name = ''
  #isAmongHits = false
  #hasHits = false
  // Where the walk stands.
  #inString = false
  #escaped = false
  // Within a hit: how deep, what came of it in earlier chunks, and where its last list at the top begins, which is its place.
  #depth = 0
  readonly #parts: Buffer[] = []
  #size = 0
  #sortFrom = 0
  #isUnusual = false
  #scratch = Buffer.alloc(64 * 1024)

  /** Takes the next bytes. */
  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) at = this.#isAmongHits ? this.#amongHits(chunk, at) : this.#aroundHits(chunk, at)
  }

  /** The hits, and the answer without them. Throws where the bytes are no such answer. */
  end(): { readonly hits: readonly RawHit[]; readonly answer: unknown } {
    if (this.#isAmongHits) throw new ClusterError('an answer breaks off in its midst; see what stands between')
    const answer = parsed(this.#around)
    if (!this.#hasHits) throw strange()
    return { hits: this.#hits, answer }
  }

  #aroundHits(chunk: Buffer, from: number): number {
    let at = from
    for (; at < chunk.length && !this.#isAmongHits; at++) this.#step(chunk[at] as number)
    this.#around += chunk.toString('latin1', from, at)
    if (this.#around.length > longestAround) throw strange()
    return at
  }

  #step(byte: number): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (byte === backslash) this.#escaped = true
      else if (byte === quote) this.#inString = false
      else this.#name += String.fromCharCode(byte)
    } else if (byte === quote) {
      this.#inString = true
      this.#name = ''
    } else if (byte === open || byte === openList) {
      this.#isAmongHits = byte === openList && this.#name === 'hits' && this.#within.length === 2 && this.#within[1] === 'hits'
      this.#hasHits ||= this.#isAmongHits
      this.#within.push(this.#name)
      this.#name = ''
    } else if (byte === close || byte === closeList) this.#within.pop()
    else if (byte === comma) this.#name = ''
  }

  // Every byte of every document passes here: a quote behind the last ends the inner loop, which so need not ask where it is.
  #amongHits(chunk: Buffer, from: number): number {
    const length = chunk.length
    const bytes = this.#quotedAtEnd(chunk)
    let start = from
    let at = from
    let [depth, inString] = [this.#depth, this.#inString]
    if (this.#escaped) this.#sayEscaped(bytes[at++] as number)
    while (at < length) {
      let byte = bytes[at++] as number
      if (inString) {
        for (;;) {
          while (byte !== quote && byte !== backslash) byte = bytes[at++] as number
          // Mostly a colon or a comma and the next string follow.
          if (byte === backslash || at + 2 > length || bytes[at + 1] !== quote || (bytes[at] !== colon && bytes[at] !== comma)) break
          at += 2
          byte = bytes[at++] as number
        }
        if (byte === quote) inString = at > length
        else if (at < length) this.#sayEscaped(bytes[at++] as number)
        else this.#escaped = true
      } else if (byte === quote && depth > 0) inString = true
      else if (byte <= space) this.#isUnusual ||= depth > 0
      else if (byte === open || byte === openList) {
        if (depth === 0) start = at - 1
        else if (depth === 1 && byte === openList) this.#sortFrom = this.#size + at - 1 - start
        depth++
      } else if (byte === close || byte === closeList) {
        if (depth === 0) {
          this.#isAmongHits = false
          return at - 1
        }
        depth--
        if (depth === 0) this.#take(chunk.subarray(start, at))
      } else if (depth === 0 && byte !== comma) throw strange()
    }
    if (depth > 0) this.#keep(chunk.subarray(start))
    this.#depth = depth
    this.#inString = inString
    return length
  }

  #quotedAtEnd(chunk: Buffer): Buffer {
    if (this.#scratch.length <= chunk.length) this.#scratch = Buffer.alloc(chunk.length * 2)
    this.#scratch.set(chunk)
    this.#scratch[chunk.length] = quote
    return this.#scratch
  }

  #sayEscaped(byte: number): void {
    this.#escaped = false
    this.#isUnusual ||= byte === slash || byte === letterU
  }

  #keep(bytes: Buffer): void {
    this.#parts.push(bytes)
    this.#size += bytes.length
  }

  #take(end: Buffer): void {
    const json = this.#parts.length === 0 ? end : Buffer.concat([...this.#parts, end])
    this.#hits.push(this.#isUnusual ? rewritten(json) : { json, ...placeIn(json, this.#sortFrom) })
    this.#parts.length = this.#size = this.#depth = this.#sortFrom = 0
    this.#isUnusual = false
  }
}

function rewritten(json: Buffer): RawHit {
  const hit = parsed(json.toString()) as { readonly sort?: readonly unknown[] }
  const text = Buffer.from(JSON.stringify(hit))
  const sort = Buffer.from(JSON.stringify(hit.sort ?? []))
  return { json: text, ...placeIn(sort, 0) }
}

/** What a list begins with. It is looked at of every hit, and so not parsed. */
function placeIn(json: Buffer, list: number): Pick<RawHit, 'offset' | 'line'> {
  const offset = wholeNumberAt(json, list + 1)
  return { offset, line: offset === undefined ? undefined : wholeNumberAt(json, json.indexOf(comma, list) + 1) }
}

/** The number whose digits begin at a place of a list, and end with a comma or the list. */
function wholeNumberAt(json: Buffer, from: number): number | undefined {
  let value = 0
  for (let at = from; at < json.length; at++) {
    const byte = json[at] as number
    if (byte >= zero && byte <= nine) value = value * 10 + (byte - zero)
    else return at > from && (byte === comma || byte === closeList) ? value : undefined
  }
  return undefined
}
