import { symptomOf } from '../../looking/symptom.ts'
import type { Screen } from '../../screen.ts'
import { reduceUnits, unitsChoice } from './reduce.ts'
import { unitsRows, unitsTitle } from './rows.ts'
import { lanesQuestion, type UnitsState } from './state.ts'

/** The life of each unit as a lane, those of the hypothesis first. */
export const units: Screen<UnitsState> = {
  name: 'units',
  begin: (at, held) => {
    const time = at?.time ?? symptomOf(held, at?.of)?.time
    return {
      screen: 'units', cursor: 0, top: 0, step: 0, sought: '',
      ...(at?.of !== undefined && { of: at.of }), ...(at?.unit !== undefined && { unit: at.unit }), ...(time !== undefined && { at: time }),
    }
  },
  title: unitsTitle,
  enter: (_state, held) => [{ kind: 'ask', question: lanesQuestion(held) }, { kind: 'ask', question: { about: 'cast' } }],
  reduce: reduceUnits,
  rows: unitsRows,
  choice: unitsChoice,
}
