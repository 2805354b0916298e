import { hash as digest } from 'node:crypto'
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
    const byCursor = cursorKey(entry.field?.('__CURSOR'))
    if (byCursor !== undefined) return timedId(byCursor.micros, byCursor.key)
    const { time, clock, bootId, host, pid, identifier, message } = entry
    const key = [host, bootId, entry.field?.('_TRANSPORT'), pid, identifier, message].map(part => part ?? '').join('\u0000')
    if (isAbsolute(clock) && time !== undefined) return timedId(time, this.#counted(`${time}\u0000${key}`))
    if (clock === 'relative' && bootId !== undefined) return untimedId(this.#counted(`${time ?? ''}\u0000${key}`))
    this.#above = hash(`${this.#above}\u0000${time ?? ''}\u0000${key}`)
    return untimedId(this.#above)
  }

  /** The key with its ordinal among equals. */
  #counted(key: string): string {
    const short = hash(key)
    const before = this.#counts.get(short) ?? this.#older.get(short) ?? 0
    if (this.#counts.size >= rememberedKeys) {
      this.#older = this.#counts
      this.#counts = new Map()
    }
    this.#counts.set(short, before + 1)
    return before === 0 ? short : `${short} ${before}`
  }
}

/** The id of a thing that is known by these parts. */
export function idOfParts(...parts: readonly string[]): string {
  return hash(parts.join('\u0000'))
}

function cursorKey(cursor: string | undefined): { readonly key: string; readonly micros: number } | undefined {
  const [, boot, monotonic, realtime = '', x] = /\bb=([0-9a-f]{32});m=([0-9a-f]+);t=([0-9a-f]+);x=([0-9a-f]+)/.exec(cursor ?? '') ?? []
  return boot === undefined ? undefined : { key: `cursor ${boot} ${monotonic ?? ''} ${realtime} ${x ?? ''}`, micros: Number.parseInt(realtime, 16) }
}

// Ids that begin with the time lie near each other in the index, where a duplicate is found faster for it.
function timedId(time: number, key: string): string {
  return `${isDate(time) ? Math.floor(time / second).toString(16).padStart(9, '0') : ''}-${hash(key)}`
}

const untimedId = (key: string): string => `-${hash(key)}`

function hash(text: string): string {
  return digest('sha256', text, 'base64url').slice(0, 22)
}
