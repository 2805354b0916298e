import type { CaseState } from './case-state.ts'
import type { Command } from './command.ts'
import { promptOf } from './prompt.ts'
import type { Choice, Turn } from './screen.ts'
import type { ScreenName } from './keys.ts'
import { beginning, screenOf } from './screens/index.ts'
import type { State } from './state.ts'
import { weighed } from './snapshot.ts'
import { bodyOf, top } from './state.ts'

/** The screens after something happened, and what must be done outside. */
export interface Outcome {
  readonly state: State
  readonly commands: readonly Command[]
}

// More than anybody goes back.
const mostChanges = 200
// Deeper than anybody remembers where they came from.
const deepest = 20

/** Takes the turns in order. */
export function take(outcome: Outcome, turns: readonly Turn[]): Outcome {
  return turns.reduce((before, turn) => {
    const after = turned(before.state, turn)
    return { state: after.state, commands: [...before.commands, ...after.commands] }
  }, outcome)
}

function turned(state: State, turn: Turn): Outcome {
  switch (turn.kind) {
    case 'open': return opened(state, turn.screen, turn.at)
    case 'back': return back(state)
    case 'change': return changed(state, turn.what, turn.case)
    case 'tell': return { state: tell(state, turn.text, turn.tone), commands: [] }
    case 'prompt': return { state: { ...state, prompt: promptOf(turn.wish) }, commands: [] }
  }
}

/** Another screen above the one that is seen. */
export function opened(state: State, screen: ScreenName, at?: Choice): Outcome {
  const [first, ...others] = state.stack
  return entered({ ...state, stack: [first, ...others.slice(-deepest), beginning(screen, at, state.held)] })
}

/** The screen below the one that is seen; from the first there is only the way out. */
export function back(state: State): Outcome {
  const [first, ...others] = state.stack
  return others.length === 0 ? leave(state) : entered({ ...state, stack: [first, ...others.slice(0, -1)], waiting: Object.fromEntries(Object.entries(state.waiting).filter(([, one]) => one !== undefined && one.depth < others.length)) })
}

const unsaved = 'what you said of this case is not saved: w saves it, q leaves it'

function leave(state: State): Outcome {
  return state.held.judgement === state.saved || state.toast?.text === unsaved ? { state, commands: [{ kind: 'quit' }] } : { state: tell(state, unsaved, 'error'), commands: [] }
}

/** A change of the case that can be undone, and what follows from it outside. */
export function changed(state: State, what: string, wanted: Partial<CaseState>): Outcome {
  // Whoever changes which logs are read wants to see what they say.
  const change = wanted.order !== undefined && state.held.snapshot !== undefined ? { ...wanted, snapshot: undefined } : wanted
  const before = Object.fromEntries(Object.keys(change).map(key => [key, state.held[key as keyof CaseState]])) as Partial<CaseState>
  const outcome = held({ ...state, past: [...state.past, { what, before }].slice(-mostChanges) }, change)
  return { ...outcome, state: tell(outcome.state, `${what}; u takes it back`, 'good') }
}

/** The case as it was before the last change. */
export function undone(state: State): Outcome {
  const last = state.past.at(-1)
  if (last === undefined) return { state: tell(state, 'nothing to undo', 'plain'), commands: [] }
  const outcome = held({ ...state, past: state.past.slice(0, -1) }, last.before)
  return { ...outcome, state: tell(outcome.state, `undone: ${last.what}`, 'good') }
}

/** The state with a line for some seconds. */
export function tell(state: State, text: string, tone: 'plain' | 'good' | 'error'): State {
  return { ...state, toast: { text, tone, ticks: tone === 'error' ? 10 : 4 } }
}

/** Notes which screen asked, so that the answer finds it. */
export function asked(state: State, commands: readonly Command[], depth: number): Outcome {
  const questions = commands.flatMap(command => (command.kind === 'ask' ? [[command.question.about, { question: command.question, depth }] as const] : []))
  return { state: questions.length === 0 ? state : { ...state, waiting: { ...state.waiting, ...Object.fromEntries(questions) } }, commands }
}

function held(state: State, change: Partial<CaseState>): Outcome {
  // What is read or said anew makes anew what was found.
  const held: CaseState = { ...state.held, ...change, ...((change.order ?? change.judgement) && { final: false }) }
  const next: State = { ...state, held: held.snapshot === undefined ? held : { ...held, caseFile: weighed(held.snapshot, held.judgement), final: true } }
  const commands: Command[] = [
    ...(change.judgement === undefined ? [] : [{ kind: 'judge', judgement: change.judgement } as const]),
    ...(change.order === undefined ? [] : [{ kind: 'read', order: change.order } as const]),
  ]
  const outcome = entered(next)
  return { state: outcome.state, commands: [...commands, ...outcome.commands] }
}

function entered(state: State): Outcome {
  const seen = top(state)
  return asked(state, screenOf(seen).enter(seen, state.held, bodyOf(state.size)), state.stack.length - 1)
}
