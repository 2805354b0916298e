import type { Entry } from '../../model/entry.ts'
import { customKey, isCustomField, longestCustom } from './field-names.ts'
import { quotedAgain } from './quoted.ts'

/** So many custom fields of one entry are written; programs may send as many as they like. */
const mostFields = 100
// A log in which every entry has names of its own is not to fill the memory.
const mostNames = 2000

/** What becomes of fields of one name; those that are left out have no key. */
interface Known {
  readonly key?: string
  /** The daemon says it; without, a program does, and may say anything. */
  readonly isTrusted: boolean
  /** Its text in JSON; most entries say what the one before said. */
  readonly quoted: (text: string) => string
}

const known = new Map<string, Known>()

/** Puts those fields of an entry that have no place of their own among the custom ones, in JSON by their keys. */
export function putOthers(custom: Map<string, string>, { field, fieldNames }: Entry): void {
  for (const name of fieldNames?.() ?? []) {
    const { key, isTrusted, quoted } = knownOf(name)
    if (key === undefined || (custom.has(key) && !isTrusted)) continue
    if (custom.size >= mostFields) return
    const text = field?.(name)
    if (text !== undefined) custom.set(key, quoted(text.slice(0, longestCustom)))
  }
}

function knownOf(name: string): Known {
  const found = known.get(name)
  if (found !== undefined) return found
  const fresh: Known = { isTrusted: name.startsWith('_'), quoted: quotedAgain(), ...(isCustomField(name) && { key: customKey(name) }) }
  if (known.size < mostNames) known.set(name, fresh)
  return fresh
}
