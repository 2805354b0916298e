import type { Cast, EntryFilter, EntryPage, Instant, Landmark, Lane, PlaceInSource, Pulse, ReadingOrder, WholeEntry } from '../../model/desk.ts'
import type { Entry } from '../../model/entry.ts'
import type { Judgement } from '../../model/judgement.ts'
import type { Origin } from '../../model/origin.ts'

interface Stretch {
  readonly above: number
  readonly below: number
  readonly filter?: EntryFilter
}

/** Something that a screen wants to know of the desk. The newest of a kind counts: an older answer that comes late is dropped. */
export type Question =
  | { readonly about: 'page'; readonly source: string; readonly place: PlaceInSource; readonly span: Stretch }
  | { readonly about: 'around'; readonly instant: Instant; readonly span: Stretch }
  | { readonly about: 'whole'; readonly origin: Origin }
  | { readonly about: 'find'; readonly source: string; readonly text: string; readonly from: number; readonly direction: 'down' | 'up' }
  | { readonly about: 'next'; readonly landmark: Landmark; readonly from: Instant; readonly direction: 'down' | 'up'; readonly filter?: EntryFilter }
  | { readonly about: 'pulse'; readonly from?: number; readonly to?: number; readonly steps: number }
  | { readonly about: 'lanes'; readonly filter?: EntryFilter }
  | { readonly about: 'cast' }

/** The question, and what the desk said; `failed` in words for people. */
export type Answer =
  | { readonly question: Extract<Question, { about: 'page' | 'around' }>; readonly page: EntryPage }
  | { readonly question: Extract<Question, { about: 'whole' }>; readonly whole: WholeEntry | undefined }
  | { readonly question: Extract<Question, { about: 'find' }>; readonly origin: Origin | undefined }
  | { readonly question: Extract<Question, { about: 'next' }>; readonly entry: Entry | undefined }
  | { readonly question: Extract<Question, { about: 'pulse' }>; readonly pulse: Pulse | undefined }
  | { readonly question: Extract<Question, { about: 'lanes' }>; readonly lanes: readonly Lane[] }
  | { readonly question: Extract<Question, { about: 'cast' }>; readonly cast: Cast }
  | { readonly question: Question; readonly failed: string }

/** What the outside must do after a message: the reducer itself touches nothing. */
export type Command =
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'read'; readonly order: ReadingOrder }
  | { readonly kind: 'stop' }
  | { readonly kind: 'judge'; readonly judgement: Judgement }
  /** To the clipboard of the terminal (OSC 52). */
  | { readonly kind: 'copy'; readonly text: string }
  /** The case file, or a report by its ending: `.json`, `.md`, `.txt`. */
  | { readonly kind: 'save'; readonly path: string }
  | { readonly kind: 'bell' }
  | { readonly kind: 'suspend' }
  /** Draws everything anew. */
  | { readonly kind: 'redraw' }
  | { readonly kind: 'quit' }
