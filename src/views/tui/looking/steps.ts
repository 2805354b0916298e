import { safeText } from '../../safe-text.ts'
import type { Question } from '../command.ts'
import type { Step } from '../screen.ts'

/** A screen after a message that asks for nothing more. */
export function step<S>(state: S): Step<S> {
  return { state, commands: [] }
}

/** A screen that waits for an answer. */
export function asking<S>(state: S, ...questions: readonly Question[]): Step<S> {
  return { state, commands: questions.map(question => ({ kind: 'ask', question })) }
}

/** A screen with a line for the person. */
export function telling<S>(state: S, text: string, tone: 'plain' | 'good' | 'error'): Step<S> {
  return { state, commands: [], turns: [{ kind: 'tell', text: safeText(text), tone }] }
}
