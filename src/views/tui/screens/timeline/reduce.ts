import type { EntryPage, Instant, Pulse } from '../../../../model/desk.ts'
import type { Entry } from '../../../../model/entry.ts'
import type { CaseState } from '../../case-state.ts'
import type { Answer } from '../../command.ts'
import { timeAt } from '../../drawing/histogram.ts'
import { patternIn, wantedPattern } from '../../drawing/wanted.ts'
import type { ActionName } from '../../keys.ts'
import { filtered, filterPrompt, searchPrompt } from '../../looking/filtering.ts'
import { jumpOf, noneWords, type Jump } from '../../looking/landmarks.ts'
import { lineChoice } from '../../looking/line-choice.ts'
import { skipAfter, stretchAfter } from '../../looking/moves.ts'
import { asking, step, telling } from '../../looking/steps.ts'
import { centred, chosenOf, isScant, isShort, mostTries, moved, onto, reachesAsFar, renewed } from '../../looking/stretch.ts'
import { earliest, latest } from '../../looking/symptom.ts'
import { following, zoomed } from '../../looking/zoom.ts'
import type { Message } from '../../message.ts'
import type { Size } from '../../row.ts'
import type { Step } from '../../screen.ts'
import { foundIn, isSearch, passes, searchQuestion } from './search.ts'
import { aroundQuestion, instantOf, listRows, pulseQuestion, type TimelineState } from './state.ts'

/** What a message makes of the timeline. */
export function reduceTimeline(state: TimelineState, message: Message, held: CaseState, body: Size): Step<TimelineState> {
  const skip = skipAfter(state.skip, message, { columns: body.columns, stretch: state.stretch })
  if (skip !== undefined) return step({ ...state, skip })
  const stretch = state.stretch && stretchAfter(state.stretch, message, { height: listRows(body), firstRow: body.rows - listRows(body) })
  if (stretch !== undefined) return filled({ ...state, stretch }, held, body)
  switch (message.kind) {
    case 'action': return acted(state, message.action, held, body)
    case 'typed': return typed(state, message, held, body)
    case 'answered': return answered(state, message.answer, held, body)
    case 'mouse': return message.what === 'click' ? pointed(state, message, held, body) : step(state)
    case 'resized': return resized(state, held, body)
    case 'news': return message.news.kind === 'case file' ? asking(state, pulseQuestion(state, held, body), aroundQuestion(state, held)) : step(state)
    default: return step(state)
  }
}

function acted(state: TimelineState, action: ActionName, held: CaseState, body: Size): Step<TimelineState> {
  const jump = jumpOf(action)
  const choice = lineChoice(state)
  if (jump !== undefined) return jumped(state, jump, held)
  switch (action) {
    case 'top': return bound(state, { time: earliest }, held)
    case 'bottom': return bound(state, { time: latest }, held)
    case 'search': return { ...step(state), turns: [searchPrompt] }
    case 'next match': return sought(state, 'down', held, body)
    case 'previous match': return sought(state, 'up', held, body)
    case 'zoom in': return inZoom(state, 'in', held, body)
    case 'zoom out': return inZoom(state, 'out', held, body)
    case 'filter': return { ...step(state), turns: [filterPrompt(state.cast, held)] }
    case 'open': return choice === undefined ? step(state) : { ...step(state), turns: [{ kind: 'open', screen: 'entry', at: choice }] }
    default: return step(state)
  }
}

function typed(state: TimelineState, { purpose, text }: Extract<Message, { kind: 'typed' }>, held: CaseState, body: Size): Step<TimelineState> {
  if (purpose === 'search') return sought({ ...state, sought: text === '' ? state.sought : text }, 'down', held, body)
  return purpose === 'filter' ? filtered(state, text, held) : step(state)
}

function answered(state: TimelineState, answer: Answer, held: CaseState, body: Size): Step<TimelineState> {
  const rest = { ...state, awaits: undefined }
  if ('failed' in answer) return telling({ ...rest, goal: undefined }, answer.failed, 'error')
  if ('cast' in answer) return step({ ...state, cast: answer.cast })
  if ('pulse' in answer) return step(answer.pulse === undefined ? state : withPulse(state, answer.pulse, answer.question.from === undefined))
  if ('page' in answer) return isSearch(answer.question) ? searched(rest, answer, held, body) : paged(rest, answer.page, held, body)
  if ('entry' in answer) {
    const { landmark, direction } = answer.question
    return answer.entry === undefined ? telling(rest, noneWords(landmark, direction), 'plain') : arrived(rest, answer.entry, held, body)
  }
  return step(state)
}

function paged(state: TimelineState, page: EntryPage, held: CaseState, body: Size): Step<TimelineState> {
  const before = state.stretch
  const height = listRows(body)
  const stretch = before === undefined || state.goal !== undefined ? centred(page, height) : renewed(before, page, height)
  const next = { ...state, goal: stretch.entries.length === 0 ? aroundQuestion(state, held).instant : undefined, stretch }
  if (before === undefined || !reachesAsFar(before, stretch)) return filled({ ...next, tries: 0 }, held, body)
  // The desk looked far and found nothing yet; asked again it goes on from there.
  return isScant(stretch, height) && state.tries < mostTries ? filled({ ...next, tries: state.tries + 1 }, held, body) : inView(next, held, body)
}

function searched(state: TimelineState, { question, page }: Extract<Answer, { page: EntryPage }>, held: CaseState, body: Size): Step<TimelineState> {
  const direction = state.heading ?? 'down'
  const found = question.about === 'around' ? foundIn(page, question.instant, direction) : undefined
  if (found === undefined) return telling(state, noneWords(`“${state.sought}”`, direction), 'plain')
  // The text that is sought took the place of the filter's own, and its capitals did not count.
  return passes(found, held.filter) && found.text.search(wantedPattern(state.sought) ?? /^/) >= 0 ? arrived(state, found, held, body)
    : asking({ ...state, awaits: 'search' }, searchQuestion(state.sought, { time: found.time ?? 0, origin: found.origin }, held.filter))
}

function arrived(state: TimelineState, entry: Entry, held: CaseState, body: Size): Step<TimelineState> {
  const stretch = state.stretch && onto(state.stretch, entry.origin, listRows(body))
  if (stretch !== undefined) return filled({ ...state, stretch }, held, body)
  return entry.time === undefined ? step(state) : bound(state, { time: entry.time, origin: entry.origin }, held)
}

// Goes where it is not yet, with what was seen before until the answer comes.
function bound(state: TimelineState, goal: Instant, held: CaseState): Step<TimelineState> {
  const next: TimelineState = { ...state, goal, awaits: 'page' }
  return asking(next, aroundQuestion(next, held))
}

// Asks for more where the window comes near an edge.
function filled(state: TimelineState, held: CaseState, body: Size): Step<TimelineState> {
  const { state: next, commands } = inView(state, held, body)
  if (next.stretch === undefined || next.awaits === 'page' || !isShort(next.stretch, listRows(body))) return { state: next, commands }
  const asked = asking<TimelineState>({ ...next, awaits: 'page' }, aroundQuestion(next, held))
  return { ...asked, commands: [...commands, ...asked.commands] }
}

// The histogram goes along where the cursor leaves the part that it shows.
function inView(state: TimelineState, held: CaseState, body: Size): Step<TimelineState> {
  const zoom = following(state.zoom, chosenOf(state.stretch)?.time)
  if (zoom === state.zoom || zoom === undefined) return step(state)
  const next = { ...state, zoom }
  return asking(next, pulseQuestion(next, held, body))
}

function inZoom(state: TimelineState, direction: 'in' | 'out', held: CaseState, body: Size): Step<TimelineState> {
  const at = instantOf(state)?.time
  if (at === undefined) return step(state)
  const part = zoomed(state, at, direction)
  if (part === state.zoom) return step(state)
  const next = { ...state, zoom: part }
  return asking(next, pulseQuestion(next, held, body))
}

function withPulse(state: TimelineState, pulse: Pulse, isWhole: boolean): TimelineState {
  const whole = { from: pulse.from, to: pulse.from + pulse.step * pulse.errors.length }
  return { ...state, pulse, ...(isWhole && { whole }) }
}

function sought(state: TimelineState, direction: 'down' | 'up', held: CaseState, body: Size): Step<TimelineState> {
  const from = instantOf(state)
  if (state.sought === '') return telling(state, 'nothing is sought yet: / asks', 'plain')
  if (patternIn(state.sought) !== undefined) return soughtNear(state, direction, held, body)
  return from === undefined ? step(state) : asking({ ...state, awaits: 'search', heading: direction }, searchQuestion(state.sought, from, held.filter))
}

// A pattern is sought in what is at hand only: over all logs, only texts can be.
function soughtNear(state: TimelineState, direction: 'down' | 'up', held: CaseState, body: Size): Step<TimelineState> {
  const { entries = [], cursor = 0 } = state.stretch ?? {}
  const wanted = wantedPattern(state.sought)
  if (wanted === undefined) return telling(state, `${state.sought}: not a pattern`, 'error')
  const beyond = direction === 'down' ? entries.slice(cursor + 1) : entries.slice(0, cursor).reverse()
  const found = beyond.find(({ message }) => message.search(wanted) >= 0)
  return found === undefined ? telling(state, `${noneWords(state.sought, direction)} among the next ${beyond.length} entries; a single log (enter) is searched whole`, 'plain') : arrived(state, found, held, body)
}

function jumped(state: TimelineState, { landmark, direction }: Jump, held: CaseState): Step<TimelineState> {
  const from = instantOf(state)
  if (from === undefined) return step(state)
  return asking({ ...state, awaits: 'landmark' }, { about: 'next', landmark, from, direction, ...(Object.keys(held.filter).length > 0 && { filter: held.filter }) })
}

// A click into the histogram goes to that time.
function pointed(state: TimelineState, { column, row }: { readonly column: number; readonly row: number }, held: CaseState, body: Size): Step<TimelineState> {
  const time = state.pulse === undefined || row < 0 || row >= body.rows - listRows(body) ? undefined : timeAt(state.pulse, column, body.columns)
  return time === undefined ? step(state) : bound(state, { time }, held)
}

function resized(state: TimelineState, held: CaseState, body: Size): Step<TimelineState> {
  const stretch = state.stretch && moved(state.stretch, 0, listRows(body))
  const { state: next, commands } = filled(stretch === undefined ? state : { ...state, stretch }, held, body)
  return { state: next, commands: [{ kind: 'ask', question: pulseQuestion(next, held, body) }, ...commands] }
}
