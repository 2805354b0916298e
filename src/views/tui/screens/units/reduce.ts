import type { Lane } from '../../../../model/desk.ts'
import type { CaseState } from '../../case-state.ts'
import type { Answer } from '../../command.ts'
import type { ActionName } from '../../keys.ts'
import { filtered, filterPrompt, searchPrompt } from '../../looking/filtering.ts'
import { noneWords } from '../../looking/landmarks.ts'
import { asking, step, telling } from '../../looking/steps.ts'
import { hypothesisOf } from '../../looking/symptom.ts'
import { following, zoomed } from '../../looking/zoom.ts'
import type { Message } from '../../message.ts'
import type { Size } from '../../row.ts'
import type { Choice, Step } from '../../screen.ts'
import { inPart } from './order.ts'
import { laneRows } from './rows.ts'
import { chosenStep, lanesQuestion, wholeSpan, type UnitsState } from './state.ts'

const wheel = 3
// The axis stands above the lanes.
const firstRow = 1

/** What a message makes of the lanes. */
export function reduceUnits(state: UnitsState, message: Message, held: CaseState, body: Size): Step<UnitsState> {
  const height = laneRows(body)
  switch (message.kind) {
    case 'action': return acted(state, message.action, held, height)
    case 'mouse': return step(moused(state, message, height))
    case 'typed': return message.purpose === 'filter' ? filtered(state, message.text, held)
      : message.purpose === 'search' ? sought({ ...state, sought: message.text === '' ? state.sought : message.text }, 1, height) : step(state)
    case 'answered': return answered(state, message.answer, held, height)
    case 'resized': return step(toLane(state, state.cursor, height))
    case 'news': return message.news.kind === 'case file' ? asking(state, lanesQuestion(held)) : step(state)
    default: return step(state)
  }
}

/** The chosen step, as other screens take it. */
export function unitsChoice(state: UnitsState): Choice | undefined {
  const lane = state.lanes?.[state.cursor]
  const chosen = chosenStep(state)
  if (lane === undefined) return undefined
  return {
    text: chosen?.text ?? lane.unit, unit: lane.unit,
    ...(chosen !== undefined && { origin: chosen.origin }), ...(chosen?.time !== undefined && { time: chosen.time }), ...(state.of !== undefined && { of: state.of }),
  }
}

function acted(state: UnitsState, action: ActionName, held: CaseState, height: number): Step<UnitsState> {
  const half = Math.max(1, Math.floor(height / 2))
  const last = (state.lanes?.length ?? 1) - 1
  switch (action) {
    case 'down': return step(toLane(state, state.cursor + 1, height))
    case 'up': return step(toLane(state, state.cursor - 1, height))
    case 'page down': return step(scrolled(state, height, height))
    case 'page up': return step(scrolled(state, -height, height))
    case 'half page down': return step(scrolled(state, half, height))
    case 'half page up': return step(scrolled(state, -half, height))
    case 'top': return step(toLane(state, 0, height))
    case 'bottom': return step(toLane(state, last, height))
    case 'right': return step(toStep(state, state.step + 1))
    case 'left': return step(toStep(state, state.step - 1))
    case 'zoom in': return step(inZoom(state, 'in'))
    case 'zoom out': return step(inZoom(state, 'out'))
    case 'search': return { ...step(state), turns: [searchPrompt] }
    case 'next match': return sought(state, 1, height)
    case 'previous match': return sought(state, -1, height)
    case 'filter': return { ...step(state), turns: [filterPrompt(state.cast, held)] }
    case 'open': return opened(state)
    default: return step(state)
  }
}

// Where a step has a time, all that happened around it; else its line.
function opened(state: UnitsState): Step<UnitsState> {
  const at = unitsChoice(state)
  if (at?.origin === undefined) return telling(state, 'no step of this unit was kept', 'plain')
  return { ...step(state), turns: [{ kind: 'open', screen: at.time === undefined ? 'source' : 'timeline', at }] }
}

function answered(state: UnitsState, answer: Answer, held: CaseState, height: number): Step<UnitsState> {
  if ('failed' in answer) return telling(state, answer.failed, 'error')
  if ('cast' in answer) return step({ ...state, cast: answer.cast })
  if (!('lanes' in answer)) return step(state)
  const lanes = inPart(answer.lanes, hypothesisOf(held, state.of))
  const before = state.lanes?.[state.cursor]
  const same = lanes.findIndex(lane => (before === undefined ? lane.unit === state.unit : isSame(lane, before)))
  const next = toLane({ ...state, lanes, step: before === undefined || same < 0 ? nearest(lanes[Math.max(0, same)], state.at) : state.step }, Math.max(0, same), height)
  return step(next)
}

function moused(state: UnitsState, { row, what }: Extract<Message, { kind: 'mouse' }>, height: number): UnitsState {
  if (what !== 'click') return scrolled(state, what === 'wheel down' ? wheel : -wheel, height)
  const lane = state.top + row - firstRow
  return row < firstRow || row >= firstRow + height || lane >= (state.lanes?.length ?? 0) ? state : toLane(state, lane, height)
}

function scrolled(state: UnitsState, by: number, height: number): UnitsState {
  return toLane({ ...state, top: state.top + by }, state.cursor + by, height)
}

// The step that is chosen in another lane is the one nearest in time.
function toLane(state: UnitsState, wanted: number, height: number): UnitsState {
  const last = Math.max(0, (state.lanes?.length ?? 0) - 1)
  const cursor = Math.max(0, Math.min(last, wanted))
  const top = Math.max(0, cursor - height + 1, Math.min(state.top, cursor, Math.max(0, last + 1 - height)))
  const index = cursor === state.cursor ? state.step : nearest(state.lanes?.[cursor], chosenStep(state)?.time ?? state.at)
  return toStep({ ...state, cursor, top }, index)
}

function toStep(state: UnitsState, wanted: number): UnitsState {
  const last = Math.max(0, (state.lanes?.[state.cursor]?.steps.length ?? 0) - 1)
  const next = { ...state, step: Math.max(0, Math.min(last, wanted)) }
  return { ...next, zoom: following(state.zoom, chosenStep(next)?.time) }
}

function inZoom(state: UnitsState, direction: 'in' | 'out'): UnitsState {
  const whole = wholeSpan(state)
  const at = chosenStep(state)?.time ?? state.at
  if (whole === undefined || at === undefined) return state
  return { ...state, zoom: zoomed({ whole, zoom: state.zoom }, at, direction) }
}

function sought(state: UnitsState, by: 1 | -1, height: number): Step<UnitsState> {
  const { lanes = [], cursor } = state
  const wanted = state.sought.toLowerCase()
  for (let away = 1; away <= lanes.length; away++) {
    const index = (cursor + by * away + lanes.length * 2) % lanes.length
    if (lanes[index]?.unit.toLowerCase().includes(wanted)) return step(toLane(state, index, height))
  }
  return telling(state, noneWords(`unit with “${state.sought}”`, by > 0 ? 'down' : 'up'), 'plain')
}

function nearest(lane: Lane | undefined, at: number | undefined): number {
  const steps = lane?.steps ?? []
  if (at === undefined) return 0
  const away = (index: number): number => Math.abs((steps[index]?.time ?? Infinity) - at)
  return steps.reduce((best, _, index) => (away(index) < away(best) ? index : best), 0)
}

function isSame(a: Lane, b: Lane): boolean {
  return a.unit === b.unit && a.host === b.host && a.bootId === b.bootId
}
