import { hash as digest } from 'node:crypto'
import type { Micros } from '../../model/clock.ts'
import { isAbsolute, second } from '../../model/clock.ts'
import type { Entry } from '../../model/entry.ts'
import { isDate } from './iso-micros.ts'

/** How many keys are remembered at the least to count equals; entries of one time lie near each other. */
const rememberedKeys = 20_000

/**
 * Gives the entries of one source their ids, in order. An id comes from what the entry is, never from its line: boot,
 * monotonic time, time and the cursor's hash where there is a cursor; else host, boot, time, transport, pid, program and
 * message, and the ordinal among equals. Where no time says when, all that stood above in the source tells it apart.
 */
export class Identities {
  #counts = new Map<string, number>()
  #older = new Map<string, number>()
  #above = ''

  idOf(entry: Entry): string {
    const cursor = cursorIn(entry.field?.('__CURSOR'))
    if (cursor !== undefined) return timedId(cursor.time, hash(cursor.key))
    const { time, clock, bootId, host, pid, identifier, message } = entry
    const key = [host, bootId, entry.field?.('_TRANSPORT'), pid, identifier, message].map(part => part ?? '').join('\u0000')
    if (isAbsolute(clock) && time !== undefined) return timedId(time, this.#counted(`${time}\u0000${key}`))
    if (clock === 'relative' && bootId !== undefined) return `-${this.#counted(`${time ?? ''}\u0000${key}`)}`
    this.#above = hash(`${this.#above}\u0000${time ?? ''}\u0000${key}`)
    return `-${this.#above}`
  }

  /** The key's hash, another one for each of its equals. */
  #counted(key: string): string {
    const short = hash(key)
    const before = this.#counts.get(short) ?? this.#older.get(short) ?? 0
    if (this.#counts.size >= rememberedKeys) {
      this.#older = this.#counts
      this.#counts = new Map()
    }
    this.#counts.set(short, before + 1)
    return before === 0 ? short : hash(`${short} ${before}`)
  }
}

/** What tells a log from others of its name: how it begins, and when, where that is known. */
export function logId(name: string, firstEntry: string, begins: Micros | undefined): string {
  return idOfParts('log', name, firstEntry, begins === undefined ? '' : `${begins}`)
}

/** The id of a thing that is known by these parts. */
export function idOfParts(...parts: readonly string[]): string {
  return hash(parts.join('\u0000'))
}

const identifying = /;(b=[0-9a-f]{32};m=[0-9a-f]+;t=([0-9a-f]+);x=[0-9a-f]+)/

/** What of a cursor tells entries apart wherever they stand: not the file that it was made for, nor the place in it. */
function cursorIn(cursor: string | undefined): { readonly key: string; readonly time: number } | undefined {
  const [, key, time = ''] = (cursor === undefined ? null : identifying.exec(cursor)) ?? []
  return key === undefined ? undefined : { key, time: Number.parseInt(time, 16) }
}

// Ids that begin with the time lie near each other in the index, where a duplicate is found faster for it.
function timedId(time: number, key: string): string {
  return `${isDate(time) ? Math.floor(time / second).toString(16).padStart(9, '0') : ''}-${key}`
}

function hash(text: string): string {
  return digest('sha256', text, 'base64url').slice(0, 22)
}
