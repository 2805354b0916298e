import type { Micros } from '../../model/clock.ts'
import type { Origin } from '../../model/origin.ts'
import type { CaseState } from './case-state.ts'
import type { Command } from './command.ts'
import type { Message } from './message.ts'
import type { ScreenName } from './keys.ts'
import type { Wish } from './prompt.ts'
import type { Row, Size } from './row.ts'

/** What came of a message for a screen. */
export interface Step<S> {
  readonly state: S
  readonly commands: readonly Command[]
  /** Changes that concern more than this screen, in order. */
  readonly turns?: readonly Turn[]
}

/** A change beyond the screen that was told. */
export type Turn =
  | { readonly kind: 'open'; readonly screen: ScreenName; readonly at?: Choice }
  | { readonly kind: 'back' }
  /** The case changes: a verdict, a pin, a filter; can be undone. */
  | { readonly kind: 'change'; readonly what: string; readonly case: Partial<CaseState> }
  /** A line below the body for some seconds. */
  | { readonly kind: 'tell'; readonly text: string; readonly tone: 'plain' | 'good' | 'error' }
  /** Asks the person at the bottom of the screen; the answer comes as `typed` with the same purpose, or never. */
  | { readonly kind: 'prompt'; readonly wish: Wish }

/** What is chosen on a screen: what another screen opens at, and what is copied, pinned or judged. */
export interface Choice {
  /** As it is copied. */
  readonly text: string
  /** The line of a log that it is. */
  readonly origin?: Origin
  /** The line that it speaks of, where only its number is known. */
  readonly line?: Pick<Origin, 'source' | 'line'>
  readonly time?: Micros
  /** The fingerprint of the hypothesis that it belongs to. */
  readonly of?: string
  readonly unit?: string
}

/** How one kind of screen begins, answers and looks: pure functions of its own state and the case. */
export interface Screen<S extends { readonly screen: ScreenName }> {
  readonly name: S['screen']
  /** Its state at first, at what was chosen on the screen before. */
  readonly begin: (at: Choice | undefined, held: CaseState) => S
  readonly title: (state: S, held: CaseState) => string
  /** What it must ask, when it opens, is come back to, and when the filter, the zone or the logs change. */
  readonly enter: (state: S, held: CaseState, body: Size) => readonly Command[]
  readonly reduce: (state: S, message: Message, held: CaseState, body: Size) => Step<S>
  /** At most `body.rows` rows: those that are in the window, nothing beyond. */
  readonly rows: (state: S, held: CaseState, body: Size) => readonly Row[]
  /** What is chosen on it, if anything is. */
  readonly choice?: (state: S, held: CaseState, body: Size) => Choice | undefined
}

/** The state of whichever screen is open; each kind adds its own in its own file. */
export type { AnyScreenState as ScreenState } from './screens/index.ts'
