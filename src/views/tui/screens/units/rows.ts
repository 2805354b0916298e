import type { Lane } from '../../../../model/desk.ts'
import { safeText } from '../../../safe-text.ts'
import { timeWords } from '../../../text/moment.ts'
import type { CaseState } from '../../case-state.ts'
import { axisLabels } from '../../drawing/axis.ts'
import { clip } from '../../drawing/clip.ts'
import { signs } from '../../drawing/entry-mark.ts'
import { laneRow, nameColumns } from '../../drawing/lanes.ts'
import { oneLine } from '../../drawing/one-line.ts'
import { filterWords } from '../../looking/filter-words.ts'
import { hypothesisOf } from '../../looking/symptom.ts'
import type { Row, Size, Span, Tone } from '../../row.ts'
import { partOf, type Part } from './order.ts'
import { chosenStep, wholeSpan, type UnitsState } from './state.ts'

const tones: Readonly<Record<Part, Tone>> = { culprit: 'culprit', named: 'strong', stranger: 'plain' }
const bootColumns = 4

/** Rows of lanes between the axis and the words for the chosen step. */
export function laneRows({ rows }: Size): number {
  return Math.max(1, rows - 2)
}

/** The axis, a lane for each unit, and what the chosen step says. */
export function unitsRows(state: UnitsState, held: CaseState, body: Size): Row[] {
  const { lanes, top, cursor } = state
  if (lanes === undefined || lanes.length === 0) return [emptyRow(state, held, body.columns)]
  const span = state.zoom ?? wholeSpan(state) ?? { from: 0, to: 1 }
  const hypothesis = hypothesisOf(held, state.of)
  const head = nameColumns(body.columns)
  const pointed = state.at === undefined ? {} : { at: state.at }
  const axis = wholeSpan(state) === undefined ? [] : axisLabels(span, { width: body.columns - head, zone: held.zone, ...pointed })
  const shown = lanes.slice(top, top + laneRows(body)).map((lane, index): Row => {
    const isChosen = top + index === cursor
    const row = laneRow(lane, { width: body.columns, span, name: nameOf(lane, lanes), tone: tones[partOf(lane.unit, hypothesis)], ...pointed, ...(isChosen && { step: state.step }) })
    return isChosen ? { ...row, chosen: true } : row
  })
  const blank = Array.from({ length: Math.max(0, laneRows(body) - shown.length) }, (): Row => ({ spans: [] }))
  return [{ spans: clip([{ text: ' '.repeat(head), tone: 'plain' }, ...axis], { skip: 0, width: body.columns }) }, ...shown, ...blank, { spans: clip(stepSpans(state, held), { skip: 0, width: body.columns }) }].slice(0, body.rows)
}

/** How many units there are, and what hides others. */
export function unitsTitle({ lanes }: UnitsState, held: CaseState): string {
  const words = filterWords(held.filter)
  return ['units', ...(lanes === undefined ? [] : [lanes.length.toLocaleString('en')]), safeText(held.zone), ...(words.length > 0 ? [`only ${words.join(', ')}`] : [])].join(' · ')
}

// Host and boot only where the name alone would mean several.
function nameOf({ unit, host, bootId }: Lane, lanes: readonly Lane[]): string {
  const namesakes = lanes.filter(other => other.unit === unit)
  const hosts = new Set(namesakes.map(other => other.host)).size
  const boots = new Set(namesakes.map(other => other.bootId)).size
  return `${hosts > 1 && host !== undefined ? `${host}/` : ''}${unit}${boots > 1 && bootId !== undefined ? ` ${bootId.slice(0, bootColumns)}` : ''}`
}

function stepSpans(state: UnitsState, held: CaseState): Span[] {
  const step = chosenStep(state)
  if (step === undefined) return [{ text: ' no step of this unit was kept', tone: 'faint' }]
  const moment = step.time === undefined ? undefined : timeWords(held.zone, step.time, 'exact')
  const { sign, tone } = signs[step.kind]
  const place = `${safeText(step.origin.source)}:${step.origin.line}`
  const time = moment === undefined ? '' : `${moment.day} ${moment.clock}  `
  const nth = `${state.step + 1} of ${state.lanes?.[state.cursor]?.steps.length ?? 0}  `
  const text = oneLine(step.text)
  return [{ text: ` ${sign} ${step.kind}  `, tone }, { text: `${nth}${time}${place}`, tone: 'faint' as const }, ...(text === '' ? [] : [{ text: `  ${text}`, tone: 'plain' as const }])]
}

function emptyRow({ lanes }: UnitsState, held: CaseState, width: number): Row {
  const words = filterWords(held.filter)
  const text = lanes === undefined ? ' reading …' : words.length > 0 ? ` no unit meets the filter: ${words.join(', ')}` : ' no log tells of a unit that started or stopped'
  return { spans: clip([{ text, tone: 'faint' }], { skip: 0, width }) }
}
