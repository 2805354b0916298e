import type { Hypothesis } from '../../model/hypothesis.ts'
import { confidence, level } from '../../model/hypothesis.ts'
import { fingerprint } from '../../model/judgement.ts'
import type { CaseState } from './case-state.ts'
import type { Answer, Command } from './command.ts'
import { answeredPrompt } from './answers.ts'
import { deeds, isDeed } from './deeds.ts'
import { actionOf } from './keys.ts'
import type { Message } from './message.ts'
import { answerOf, pressed, typed } from './prompt.ts'
import type { ScreenState } from './screen.ts'
import { screenOf } from './screens/index.ts'
import type { State } from './state.ts'
import { bodyOf, top } from './state.ts'
import type { Outcome } from './turns.ts'
import { asked, changed, take, tell } from './turns.ts'

/** What a message makes of the screens, and what must be done outside for it. The one place where they change. */
export function reduce(state: State, message: Message): Outcome {
  switch (message.kind) {
    case 'key': return key(state, message.key)
    case 'action': return isDeed(message.action) ? deeds[message.action](state) : told(state, message)
    case 'pasted': return pasted(state, message)
    case 'resized': return told({ ...state, size: message.size }, message)
    case 'news': return noticed(state, told({ ...state, held: heldAfter(state.held, message) }, message))
    case 'answered': return answered(state, message.answer)
    case 'told': return { state: tell(state, message.text, message.tone), commands: [] }
    case 'saved': return { state: tell({ ...state, saved: message.judgement, held: { ...state.held, savedAs: message.path } }, `saved as ${message.path}`, 'good'), commands: [] }
    case 'tick': return told(faded(state), message)
    case 'mouse': return state.prompt === undefined ? told(state, message) : { state, commands: [] }
    case 'pasting': case 'typed': return told(state, message)
  }
}

function key(state: State, name: string): Outcome {
  if (state.prompt !== undefined) {
    const next = pressed(state.prompt, name)
    if (typeof next === 'object') return { state: { ...state, prompt: next }, commands: [] }
    const { prompt, about, ...rest } = state
    if (next === 'left') return { state: rest, commands: [] }
    const text = answerOf(prompt ?? state.prompt)
    return answeredPrompt(rest, state.prompt.purpose, text, about) ?? told(rest, { kind: 'typed', purpose: state.prompt.purpose, text })
  }
  const action = actionOf(top(state).screen, name)
  return action === undefined ? { state, commands: [] } : reduce(state, { kind: 'action', action })
}

// A paste is one more source, on whichever screen it comes; into a prompt it is text like any other.
function pasted(state: State, message: Extract<Message, { kind: 'pasted' }>): Outcome {
  if (state.prompt !== undefined) return { state: { ...state, prompt: typed(state.prompt, message.text) }, commands: [] }
  const after = told(state, message)
  if (message.text.trim() === '') return { ...after, state: tell(after.state, 'the paste was empty', 'plain') }
  const { order } = state.held
  const id = `paste ${Math.max(0, ...order.pasted.map(one => Number(one.id.slice('paste '.length)))) + 1}`
  const outcome = changed(after.state, `${id} added`, { order: { ...order, pasted: [...order.pasted, { id, text: message.text }] } })
  return { state: outcome.state, commands: [...after.commands, ...outcome.commands] }
}

// Tells the screen that is seen.
function told(state: State, message: Message): Outcome {
  return tellAt(state, state.stack.length - 1, message)
}

function tellAt(state: State, depth: number, message: Message): Outcome {
  const before = state.stack[depth]
  if (before === undefined) return { state, commands: [] }
  const step = screenOf(before).reduce(before, message, state.held, bodyOf(state.size))
  const stack = step.state === before ? state.stack : replaced(state.stack, depth, step.state)
  return take(asked({ ...state, stack }, step.commands, depth), step.turns ?? [])
}

function replaced(stack: State['stack'], depth: number, screen: ScreenState): State['stack'] {
  const [first, ...others] = stack
  return depth === 0 ? [screen, ...others] : [first, ...others.map((other, index) => (index + 1 === depth ? screen : other))]
}

// An answer goes to the screen that asked, unless it asked anew or is gone.
function answered(state: State, answer: Answer): Outcome {
  const { about } = answer.question
  const waiting = state.waiting[about]
  if (waiting?.question !== answer.question) return { state, commands: [] }
  return tellAt({ ...state, waiting: { ...state.waiting, [about]: undefined } }, waiting.depth, { kind: 'answered', answer })
}

function heldAfter(held: CaseState, { news }: Extract<Message, { kind: 'news' }>): CaseState {
  if (news.kind === 'progress') return { ...held, progress: news.progress, ...(news.progress.state === 'opening' && { failed: undefined }) }
  // A case that was reopened stands until its logs are read to their end again.
  if (news.kind === 'case file' && held.snapshot !== undefined) return held
  if (news.kind === 'case file') return held.final && !news.final && !held.order.follow ? held : { ...held, caseFile: news.caseFile, final: news.final }
  const { progress, ...rest } = held
  return { ...rest, ...(progress && { progress: { ...progress, state: 'stopped' } }), failed: news.message }
}

// While logs are followed nobody may be looking: what is likely now and was not before is told aloud.
function noticed(before: State, { state, commands }: Outcome): Outcome {
  // What is found while the logs are first read through is no news.
  const isWatched = before.held.order.follow && (before.held.caseFile !== undefined || before.held.progress?.state === 'following')
  if (!isWatched || state.held.caseFile === before.held.caseFile) return { state, commands }
  const known = new Set(likely(before.held).map(fingerprint))
  const news = likely(state.held).find(one => !known.has(fingerprint(one)))
  return news === undefined ? { state, commands } : { state: tell(state, `new: ${news.title}`, 'good'), commands: [...commands, { kind: 'bell' }] }
}

function likely({ caseFile }: CaseState): readonly Hypothesis[] {
  return caseFile?.hypotheses.filter(({ score }) => ['near certain', 'likely'].includes(level(confidence(score)))) ?? []
}

function faded(state: State): State {
  const { toast, ...rest } = state
  if (toast === undefined) return state
  return toast.ticks > 1 ? { ...rest, toast: { ...toast, ticks: toast.ticks - 1 } } : rest
}

export type { Command, Outcome }
