import type { Entry } from '../../model/entry.ts'
import { customKey, isCustomField, longestCustom } from './field-names.ts'
import { quotedAgain } from './quoted.ts'

/** So many custom fields of one entry are written; programs may send as many as they like. */
const mostFields = 100
// A log in which every entry has names of its own is not to fill the memory.
const mostNames = 2000

/** A field that has no place of its own, and its key among the custom ones. */
export interface OtherField {
  readonly name: string
  readonly key: string
  /** The daemon says it; without, a program does, and may say anything. */
  readonly isTrusted: boolean
  /** Its text in JSON; most entries say what the one before said. */
  readonly quoted: (text: string) => string
}

/** Those that are left out are none. */
const known = new Map<string, OtherField | undefined>()

/** Which of the fields of these names have no place of their own. */
export function othersAmong(names: readonly string[]): readonly OtherField[] {
  return names.flatMap(name => otherOf(name) ?? [])
}

/** Puts these fields of an entry among the custom ones, in JSON by their keys. */
export function putOthers(custom: Map<string, string>, others: readonly OtherField[], { field }: Entry): void {
  for (const { name, key, isTrusted, quoted } of others) {
    if (custom.has(key) && !isTrusted) continue
    if (custom.size >= mostFields) return
    const text = field?.(name)
    if (text !== undefined) custom.set(key, quoted(text.slice(0, longestCustom)))
  }
}

function otherOf(name: string): OtherField | undefined {
  const found = known.get(name)
  if (found !== undefined || known.has(name)) return found
  const fresh = isCustomField(name) ? { name, key: customKey(name), isTrusted: name.startsWith('_'), quoted: quotedAgain() } : undefined
  if (known.size < mostNames) known.set(name, fresh)
  return fresh
}
