import type { Micros } from '../../../../model/clock.ts'
import type { Cast, Lane, LaneStep } from '../../../../model/desk.ts'
import type { CaseState } from '../../case-state.ts'
import type { Question } from '../../command.ts'
import type { TimeSpan } from '../../looking/time-span.ts'

/** The life of each unit. */
export interface UnitsState {
  readonly screen: 'units'
  /** The hypothesis that it was opened from. */
  readonly of?: string
  /** The unit to begin with. */
  readonly unit?: string
  /** A time that a line is drawn at. */
  readonly at?: Micros
  /** Those of the hypothesis first. */
  readonly lanes?: readonly Lane[]
  /** The index of the chosen lane, of the one on the first row, and of the chosen step in its lane. */
  readonly cursor: number
  readonly top: number
  readonly step: number
  readonly zoom?: TimeSpan | undefined
  readonly sought: string
  readonly cast?: Cast
}

/** What must be asked for the lanes. */
export function lanesQuestion({ filter }: Pick<CaseState, 'filter'>): Extract<Question, { about: 'lanes' }> {
  return { about: 'lanes', ...(Object.keys(filter).length > 0 && { filter }) }
}

/** The step that the cursor is on. */
export function chosenStep({ lanes, cursor, step }: UnitsState): LaneStep | undefined {
  return lanes?.[cursor]?.steps[step]
}

/** The time that all steps take, and the one that is pointed at; undefined where none has a time. */
export function wholeSpan({ lanes = [], at }: Pick<UnitsState, 'lanes' | 'at'>): TimeSpan | undefined {
  let [from, to] = [at ?? Infinity, at ?? -Infinity]
  for (const { steps } of lanes) {
    for (const { time } of steps) {
      if (time === undefined) continue
      from = Math.min(from, time)
      to = Math.max(to, time)
    }
  }
  return from > to ? undefined : { from, to }
}
