import type { Cast, Instant, Pulse } from '../../../../model/desk.ts'
import type { CaseState } from '../../case-state.ts'
import type { Question } from '../../command.ts'
import { histogramRows, histogramSteps } from '../../drawing/histogram.ts'
import { chosenOf, span, type Stretch } from '../../looking/stretch.ts'
import { latest } from '../../looking/symptom.ts'
import type { TimeSpan } from '../../looking/time-span.ts'
import type { Size } from '../../row.ts'

/** All logs merged by time. */
export interface TimelineState {
  readonly screen: 'timeline'
  /** The hypothesis that it was opened from. */
  readonly of?: string
  readonly stretch?: Stretch
  /** Where the next answer puts the cursor; where it is not given the cursor stays on its entry. */
  readonly goal?: Instant | undefined
  readonly awaits?: 'page' | 'search' | 'landmark' | undefined
  /** How often it was asked in vain for more. */
  readonly tries: number
  /** Columns that are scrolled away to the left. */
  readonly skip: number
  readonly sought: string
  /** The direction of the search that is awaited. */
  readonly heading?: 'down' | 'up'
  readonly cast?: Cast
  readonly pulse?: Pulse
  /** The time that all logs take, once it is known, and the part of it that the histogram shows. */
  readonly whole?: TimeSpan
  readonly zoom?: TimeSpan | undefined
}

/** Rows of errors in the histogram. */
export function barRows({ rows }: Size): number {
  return rows < 16 ? 1 : rows < 32 ? 2 : 4
}

/** Rows of entries below the histogram. */
export function listRows(body: Size): number {
  return Math.max(1, body.rows - histogramRows({ height: barRows(body) }))
}

/** What must be asked to see the goal, else what is around the cursor. */
export function aroundQuestion(state: TimelineState, { filter }: Pick<CaseState, 'filter'>): Extract<Question, { about: 'around' }> {
  return { about: 'around', instant: state.goal ?? instantOf(state) ?? { time: latest }, span: { ...span, ...(Object.keys(filter).length > 0 && { filter }) } }
}

/** What must be asked for the histogram. */
export function pulseQuestion({ zoom }: Pick<TimelineState, 'zoom'>, { grain = 'braille' }: Pick<CaseState, 'grain'>, { columns }: Size): Extract<Question, { about: 'pulse' }> {
  return { about: 'pulse', ...zoom, steps: histogramSteps({ width: columns, grain }) }
}

/** Where the cursor is. */
export function instantOf({ stretch }: Pick<TimelineState, 'stretch'>): Instant | undefined {
  const chosen = chosenOf(stretch)
  return chosen?.time === undefined ? undefined : { time: chosen.time, origin: chosen.origin }
}
