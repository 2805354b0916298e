import type { CaseFile } from './case-file.ts'
import type { Micros } from './clock.ts'
import type { Entry } from './entry.ts'
import type { Judgement } from './judgement.ts'
import type { Narrowing } from './narrowing.ts'
import type { Origin } from './origin.ts'
import type { EventKind } from './rule.ts'
import type { Severity } from './severity.ts'

/** Text that was pasted: a source without a file. */
export interface Pasted {
  /** Such as `paste 1`. */
  readonly id: string
  readonly text: string
}

/** Which logs are read, and how. */
export interface ReadingOrder {
  /** Files, folders, `-` for standard input, `journal:` for this machine's journal of the last day, `journal:-2h` of the last two hours, `journal:-2h..-1h` of one of them, `es:INDEX` for logs in a cluster. */
  readonly names: readonly string[]
  /** What is read of logs in a cluster; all without it. */
  readonly narrowing?: Narrowing
  readonly pasted: readonly Pasted[]
  readonly as?: string
  /** IANA name or offset for times that name none. */
  readonly zone?: string
  /** Added to the times of build logs. */
  readonly offset?: Micros
  /** Goes on at the end of the logs, waiting for more. */
  readonly follow: boolean
}

/** How far the reading has come. */
export interface Progress {
  readonly state: 'opening' | 'reading' | 'judging' | 'following' | 'stopped' | 'read'
  readonly bytesRead: number
  /** Undefined where a source has no size, such as a pipe. */
  readonly bytesInAll?: number
  readonly lines: number
  /** Bytes in a second, over the last few. */
  readonly rate: number
  /** The sources as they were recognised. */
  readonly sources: readonly { readonly id: string; readonly format: string; readonly lines: number }[]
}

/** What changes on the desk while nobody touches it. */
export type News =
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** `final` when everything was read; before that a later one may think otherwise. */
  | { readonly kind: 'case file'; readonly caseFile: CaseFile; readonly final: boolean }
  /** Nothing could be opened, or a bug: in words for people. */
  | { readonly kind: 'failed'; readonly message: string }

/** Which entries a screen wants to see; every condition that is given must hold. */
export interface EntryFilter {
  readonly source?: string
  readonly host?: string
  readonly unit?: string
  readonly boot?: string
  /** This severe or more; entries without a severity count as 6. */
  readonly severity?: Severity
  /** A text that must stand in it, or must not, in any case of letters. */
  readonly holding?: string
  readonly lacking?: string
}

/** Where in a source a page is wanted. */
export type PlaceInSource = { readonly offset: number } | { readonly line: number } | 'first' | 'last'

/** A stretch of the log, in order. Entries hold no `field`. */
export interface EntryPage {
  readonly entries: readonly Entry[]
  /** The index of the entry that was asked for, or of the first after it. */
  readonly at: number
  /** True where nothing stands above the first, or below the last, that the filter lets through. */
  readonly isTop: boolean
  readonly isBottom: boolean
}

/** An entry with everything that its log says of it. */
export interface WholeEntry {
  readonly entry: Entry
  /** The line as it stands in the log. */
  readonly raw: string
}

/** A place in all sources merged by time. Where many entries have one time, the origin tells which is meant. */
export interface Instant {
  readonly time: Micros
  readonly origin?: Origin
}

/** What can be jumped to. */
export const landmarks = ['error', 'unit start', 'boot'] as const
export type Landmark = (typeof landmarks)[number]

/** How much happened in equal steps of time. */
export interface Pulse {
  readonly from: Micros
  readonly step: Micros
  readonly errors: readonly number[]
  readonly unitStarts: readonly number[]
}

/** The life of one unit on one host and boot. */
export interface Lane {
  readonly unit: string
  readonly host?: string
  readonly bootId?: string
  readonly steps: readonly LaneStep[]
  /** Steps that were not kept. */
  readonly more: number
}

export interface LaneStep {
  readonly kind: EventKind
  readonly time?: Micros
  readonly origin: Origin
  readonly text: string
}

/** Hosts, boots and units met, to choose a filter from; the most frequent first. */
export interface Cast {
  readonly hosts: readonly string[]
  readonly boots: readonly { readonly id: string; readonly from?: Micros; readonly to?: Micros }[]
  readonly units: readonly string[]
}

/**
 * An investigation that is at work: reads, judges, and shows what a person asks to see. All values that go in or come
 * out are plain, so that it can sit in another thread.
 */
export interface Desk {
  /** Reads these logs from their beginning; what lay here before is put away. */
  read(order: ReadingOrder): void
  /** Ends the reading; what was read is judged. */
  stop(): void
  /** Judges what was read in the light of what the person said. */
  judge(judgement: Judgement): void
  /** Calls back with everything that changes; gives a way to end that. */
  onNews(listener: (news: News) => void): () => void
  /** A stretch of one source. */
  page(source: string, place: PlaceInSource, span: { readonly above: number; readonly below: number; readonly filter?: EntryFilter }): Promise<EntryPage>
  /** A stretch of all sources, merged by time; what has no time is left out. */
  around(instant: Instant, span: { readonly above: number; readonly below: number; readonly filter?: EntryFilter }): Promise<EntryPage>
  /** All of one entry; undefined where none begins there. */
  whole(origin: Origin): Promise<WholeEntry | undefined>
  /** The next line of a source, in a direction, that holds a text or meets a pattern (`/…/`); undefined where there is none. */
  find(source: string, wanted: { readonly text: string; readonly from: number; readonly direction: 'down' | 'up' }): Promise<Origin | undefined>
  /** The next landmark in a direction; undefined where there is none. */
  next(landmark: Landmark, wanted: { readonly from: Instant; readonly direction: 'down' | 'up'; readonly filter?: EntryFilter }): Promise<Entry | undefined>
  /** What happened in a span of time, in at most so many steps; undefined while nothing with a time was read. */
  pulse(span: { readonly from?: Micros; readonly to?: Micros; readonly steps: number }): Promise<Pulse | undefined>
  lanes(filter?: EntryFilter): Promise<readonly Lane[]>
  cast(): Promise<Cast>
  close(): Promise<void>
}
