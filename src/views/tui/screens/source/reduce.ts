import type { Origin } from '../../../../model/origin.ts'
import type { CaseState } from '../../case-state.ts'
import type { Answer } from '../../command.ts'
import { asking, step, telling } from '../../looking/steps.ts'
import { filtered, filterPrompt, searchPrompt } from '../../looking/filtering.ts'
import { jumpOf, noneWords, type Jump } from '../../looking/landmarks.ts'
import { lineChoice } from '../../looking/line-choice.ts'
import { skipAfter, stretchAfter } from '../../looking/moves.ts'
import { centred, chosenOf, isScant, isShort, mostTries, moved, onto, reachesAsFar, renewed } from '../../looking/stretch.ts'
import type { ActionName } from '../../keys.ts'
import type { Message } from '../../message.ts'
import type { Size } from '../../row.ts'
import type { Step } from '../../screen.ts'
import { filterHere, linesOf, pageQuestion, type SourceState } from './state.ts'

/** What a message makes of the screen of a source. */
export function reduceSource(state: SourceState, message: Message, held: CaseState, body: Size): Step<SourceState> {
  const skip = skipAfter(state.skip, message, { columns: body.columns, stretch: state.stretch })
  if (skip !== undefined) return step({ ...state, skip })
  const stretch = state.stretch && stretchAfter(state.stretch, message, { height: body.rows })
  if (stretch !== undefined) return filled({ ...state, stretch }, held, body)
  switch (message.kind) {
    case 'action': return acted(state, message.action, held)
    case 'typed': return typed(state, message, held)
    case 'answered': return answered(state, message.answer, held, body)
    case 'resized': return state.stretch === undefined ? step(state) : filled({ ...state, stretch: moved(state.stretch, 0, body.rows) }, held, body)
    case 'news': return message.news.kind === 'progress' ? grown(state, held) : step(state)
    default: return step(state)
  }
}

function acted(state: SourceState, action: ActionName, held: CaseState): Step<SourceState> {
  const jump = jumpOf(action)
  if (jump !== undefined) return jumped(state, jump, held)
  switch (action) {
    case 'top': return bound(state, 'first', held)
    case 'bottom': return bound(state, 'last', held)
    case 'search': return { ...step(state), turns: [searchPrompt] }
    case 'next match': return sought(state, 'down')
    case 'previous match': return sought(state, 'up')
    case 'go to line': return { ...step(state), turns: [{ kind: 'prompt', wish: { purpose: 'line', label: 'line' } }] }
    case 'open': {
      const at = lineChoice(state)
      return at === undefined ? step(state) : { ...step(state), turns: [{ kind: 'open', screen: 'entry', at }] }
    }
    case 'filter': return { ...step(state), turns: [filterPrompt(state.cast, held)] }
    default: return step(state)
  }
}

function typed(state: SourceState, { purpose, text }: Extract<Message, { kind: 'typed' }>, held: CaseState): Step<SourceState> {
  switch (purpose) {
    case 'search': return sought({ ...state, sought: text === '' ? state.sought : text }, 'down')
    case 'line': {
      const line = Number(text.replace(/[\s,._]/g, ''))
      return Number.isSafeInteger(line) && line > 0 ? bound(state, { line }, held) : telling(state, `${text}: not the number of a line`, 'error')
    }
    case 'filter': return filtered(state, text, held)
    default: return step(state)
  }
}

function answered(state: SourceState, answer: Answer, held: CaseState, body: Size): Step<SourceState> {
  const rest = { ...state, awaits: undefined }
  if ('failed' in answer) return telling({ ...rest, goal: undefined }, answer.failed, 'error')
  if ('cast' in answer) return step({ ...state, cast: answer.cast })
  if ('page' in answer) {
    const before = state.stretch
    const stretch = before === undefined || state.goal !== undefined ? centred(answer.page, body.rows) : renewed(before, answer.page, body.rows)
    const next = { ...rest, goal: stretch.entries.length === 0 ? pageQuestion(state, held).place : undefined, stretch }
    if (before === undefined || !reachesAsFar(before, stretch)) return filled({ ...next, tries: 0 }, held, body)
    // The desk looked far and found nothing yet; asked again it goes on from there.
    return isScant(stretch, body.rows) && state.tries < mostTries ? filled({ ...next, tries: state.tries + 1 }, held, body) : step(next)
  }
  if ('origin' in answer) return answer.origin === undefined ? telling(rest, noneWords(`“${state.sought}”`, answer.question.direction), 'plain') : arrived(rest, answer.origin, held, body)
  if ('entry' in answer) return answer.entry === undefined ? telling(rest, noneWords(answer.question.landmark, answer.question.direction), 'plain') : arrived(rest, answer.entry.origin, held, body)
  return step(state)
}

function arrived(state: SourceState, origin: Origin, held: CaseState, body: Size): Step<SourceState> {
  const stretch = state.stretch && onto(state.stretch, origin, body.rows)
  return stretch === undefined ? bound(state, { offset: origin.offset }, held) : filled({ ...state, stretch }, held, body)
}

// Goes where it is not yet, with what was seen before until the answer comes.
function bound(state: SourceState, goal: NonNullable<SourceState['goal']>, held: CaseState): Step<SourceState> {
  const next: SourceState = { ...state, goal, awaits: 'page' }
  return asking(next, pageQuestion(next, held))
}

// Asks for more where the window comes near an edge.
function filled(state: SourceState, held: CaseState, body: Size): Step<SourceState> {
  if (state.stretch === undefined || state.awaits === 'page' || !isShort(state.stretch, body.rows)) return step(state)
  return asking({ ...state, awaits: 'page' }, pageQuestion(state, held))
}

function sought(state: SourceState, direction: 'down' | 'up'): Step<SourceState> {
  if (state.sought === '') return telling(state, 'nothing is sought yet: / asks', 'plain')
  const from = chosenOf(state.stretch)?.origin.offset ?? 0
  return asking({ ...state, awaits: 'search' }, { about: 'find', source: state.source, text: state.sought, from, direction })
}

function jumped(state: SourceState, { landmark, direction }: Jump, held: CaseState): Step<SourceState> {
  const chosen = chosenOf(state.stretch)
  if (chosen === undefined) return step(state)
  const filter = { ...filterHere(held), source: state.source }
  return asking({ ...state, awaits: 'landmark' }, { about: 'next', landmark, from: { time: chosen.time ?? 0, origin: chosen.origin }, direction, filter })
}

// At its end a log that grows is followed; elsewhere it is enough to know that there is more.
function grown(state: SourceState, held: CaseState): Step<SourceState> {
  const { stretch } = state
  const lines = linesOf(state, held)
  if (stretch === undefined || !stretch.isBottom || state.awaits === 'page' || lines === undefined || lines === state.knownLines) return step(state)
  const isAtEnd = stretch.cursor >= stretch.entries.length - 1
  const next: SourceState = { ...state, knownLines: lines, awaits: 'page', ...(isAtEnd && held.order.follow && { goal: 'last' as const }) }
  return asking(next, pageQuestion(next, held))
}
