import { lineChoice } from '../../looking/line-choice.ts'
import type { Screen } from '../../screen.ts'
import { reduceSource } from './reduce.ts'
import { sourceRows, sourceTitle } from './rows.ts'
import { pageQuestion, type SourceState } from './state.ts'

/** One log as it stands: read on from the line that was chosen, search, filter. */
export const source: Screen<SourceState> = {
  name: 'source',
  begin: (at, held) => ({
    screen: 'source',
    source: at?.origin?.source ?? at?.line?.source ?? held.caseFile?.sources[0]?.id ?? held.progress?.sources[0]?.id ?? '',
    ...(at?.of !== undefined && { of: at.of }),
    goal: at?.origin !== undefined ? { offset: at.origin.offset } : at?.line !== undefined ? { line: at.line.line } : 'first',
    tries: 0,
    skip: 0,
    sought: '',
  }),
  title: sourceTitle,
  enter: (state, held) => [{ kind: 'ask', question: pageQuestion(state, held) }, { kind: 'ask', question: { about: 'cast' } }],
  reduce: reduceSource,
  rows: sourceRows,
  choice: lineChoice,
}
