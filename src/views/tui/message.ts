import type { News } from '../../model/desk.ts'
import type { Judgement } from '../../model/judgement.ts'
import type { ActionName } from './keys.ts'
import type { Answer } from './command.ts'
import type { Size } from './row.ts'

/** Everything that can happen to the screens; the reducer is told of nothing else. */
export type Message =
  /** A key by its name, as the key table has it, or a character; the root makes an action or a prompt's text of it. */
  | { readonly kind: 'key'; readonly key: string }
  /** What a key means on the screen that is open. */
  | { readonly kind: 'action'; readonly action: ActionName }
  /** What was typed into the prompt of that purpose, once it was finished. */
  | { readonly kind: 'typed'; readonly purpose: string; readonly text: string }
  /** A bracketed paste is under way. */
  | { readonly kind: 'pasting'; readonly lines: number; readonly bytes: number }
  /** A bracketed paste, of any size. */
  | { readonly kind: 'pasted'; readonly text: string }
  /** Counted from 0 in the body of the screen; beyond it in the header and footer. */
  | { readonly kind: 'mouse'; readonly row: number; readonly column: number; readonly what: 'click' | 'wheel up' | 'wheel down' }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'news'; readonly news: News }
  /** What came of a command that asks. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** What came of a command that does something, in words. */
  | { readonly kind: 'told'; readonly text: string; readonly tone: 'plain' | 'good' | 'error' }
  | { readonly kind: 'saved'; readonly path: string; readonly judgement: Judgement }
  /** Once a second, for what goes away by itself. */
  | { readonly kind: 'tick' }
