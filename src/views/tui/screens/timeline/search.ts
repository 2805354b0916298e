import type { EntryFilter, EntryPage, Instant } from '../../../../model/desk.ts'
import type { Entry } from '../../../../model/entry.ts'
import type { Question } from '../../command.ts'

type AroundQuestion = Extract<Question, { about: 'around' }>
const nextOnly = { above: 1, below: 1 } as const

/** Asks for the entries nearest to an instant that hold a text. */
export function searchQuestion(text: string, instant: Instant, filter: EntryFilter): AroundQuestion {
  return { about: 'around', instant, span: { ...nextOnly, filter: { ...filter, holding: text } } }
}

/** Tells a search from the asking for a stretch. */
export function isSearch({ span }: { readonly span: { readonly above: number; readonly below: number } }): boolean {
  return span.above === nextOnly.above && span.below === nextOnly.below
}

/** The nearest of the found entries beyond an instant. */
export function foundIn({ entries, at }: EntryPage, { origin }: Instant, direction: 'down' | 'up'): Entry | undefined {
  if (direction === 'up') return entries[at - 1]
  const first = entries[at]
  const isSame = first !== undefined && first.origin.source === origin?.source && first.origin.offset === origin.offset
  return isSame ? entries[at + 1] : first
}

/** Whether an entry holds what the filter wants it to. */
export function passes({ text, message }: Entry, { holding }: EntryFilter): boolean {
  const wanted = holding?.toLowerCase()
  return wanted === undefined || text.toLowerCase().includes(wanted) || message.toLowerCase().includes(wanted)
}
