import { lineChoice } from '../../looking/line-choice.ts'
import { symptomOf } from '../../looking/symptom.ts'
import type { Screen } from '../../screen.ts'
import { reduceTimeline } from './reduce.ts'
import { timelineRows, timelineTitle } from './rows.ts'
import { aroundQuestion, pulseQuestion, type TimelineState } from './state.ts'

/** All logs merged by time, what is chosen or the symptom at its centre, under a histogram of errors and unit starts. */
export const timeline: Screen<TimelineState> = {
  name: 'timeline',
  begin: (at, held) => {
    const goal = at?.time === undefined ? symptomOf(held, at?.of) : { time: at.time, ...(at.origin && { origin: at.origin }) }
    return { screen: 'timeline', tries: 0, skip: 0, sought: '', ...(at?.of !== undefined && { of: at.of }), ...(goal && { goal }) }
  },
  title: timelineTitle,
  enter: (state, held, body) => [
    { kind: 'ask', question: aroundQuestion(state, held) },
    { kind: 'ask', question: pulseQuestion(state, held, body) },
    { kind: 'ask', question: { about: 'cast' } },
  ],
  reduce: reduceTimeline,
  rows: timelineRows,
  choice: lineChoice,
}
