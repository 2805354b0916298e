import type { CaseFile } from '../../model/case-file.ts'
import type { EntryFilter, ReadingOrder } from '../../model/desk.ts'
import type { Judgement } from '../../model/judgement.ts'
import { noJudgement } from '../../model/judgement.ts'
import type { CaseState } from './case-state.ts'
import type { Question } from './command.ts'
import type { Grain } from './drawing/histogram.ts'
import type { ScreenName } from './keys.ts'
import type { Prompt } from './prompt.ts'
import type { Size } from './row.ts'
import type { Choice, ScreenState } from './screen.ts'
import { beginning } from './screens/index.ts'

/** All that the screens are made of. */
export interface State {
  /** The screens that are open, each above the one it was opened from; the last is seen. */
  readonly stack: readonly [ScreenState, ...ScreenState[]]
  readonly held: CaseState
  /** What `undo` goes back to, the latest last. */
  readonly past: readonly Change[]
  readonly size: Size
  /** What was said of the case when it was saved last. */
  readonly saved: Judgement
  readonly prompt?: Prompt
  /** What was chosen when the prompt came up. */
  readonly about?: Choice
  readonly toast?: Toast
  /** The newest question of each kind, and the depth in the stack of the screen that asked. */
  readonly waiting: Readonly<Partial<Record<Question['about'], { readonly question: Question; readonly depth: number } | undefined>>>
}

/** What was before a change, and what the change was. */
export interface Change {
  readonly what: string
  readonly before: Partial<CaseState>
}

/** A line below the body that goes away. */
export interface Toast {
  readonly text: string
  readonly tone: 'plain' | 'good' | 'error'
  /** How many ticks it stays. */
  readonly ticks: number
}

/** How the screens begin. */
export interface Beginning {
  readonly order: ReadingOrder
  readonly screen: ScreenName
  readonly size: Size
  readonly zone: string
  readonly filter?: EntryFilter
  /** What is known of a case that was saved. */
  readonly judgement?: Judgement
  readonly caseFile?: CaseFile
  readonly savedAs?: string
  /** What bars are made of. */
  readonly grain?: Grain
  /** Whether all logs of the case file are there to be read. */
  readonly logs?: 'all' | 'some missing'
}

export const smallest: Size = { columns: 60, rows: 16 }
// The last row of a terminal stays empty: to write into it would scroll some of them.
const chrome = { header: 1, footer: 2, spare: 1 }

export function begin({ order, screen, size, zone, filter = {}, judgement = noJudgement, caseFile, savedAs, grain, logs = 'all' }: Beginning): State {
  const held: CaseState = { order, final: caseFile !== undefined, judgement, filter, zone, ...(caseFile && { caseFile }), ...(savedAs !== undefined && { savedAs }), ...(grain && { grain }), ...(caseFile && logs === 'some missing' && { snapshot: caseFile }) }
  return { stack: [beginning(screen, undefined, held)], held, past: [], size, saved: judgement, waiting: {} }
}

/** The columns and rows that a screen has for itself. */
export function bodyOf({ columns, rows }: Size): Size {
  return { columns, rows: Math.max(1, rows - chrome.header - chrome.footer - chrome.spare) }
}

/** The row of the terminal at which the body begins, from 0. */
export const bodyTop = chrome.header

/** The screen that is seen. */
export function top({ stack }: Pick<State, 'stack'>): ScreenState {
  return stack.at(-1) ?? stack[0]
}
