import type { CaseFile } from '../../../src/model/case-file.ts'
import type { Message } from '../../../src/views/tui/message.ts'
import { reduce } from '../../../src/views/tui/reduce.ts'
import type { State } from '../../../src/views/tui/state.ts'
import { begin } from '../../../src/views/tui/state.ts'
import { someCaseFile, someHypothesis } from '../case-file.ts'

export const sweeper = someHypothesis({ score: [{ points: 3, because: 'it started 0.4 s before the loss' }] })
export const other = someHypothesis({ ruleId: 'causes/storage/full', title: 'the disk was full', score: [{ points: 1, because: 'it says so' }] })
export const caseFile = someCaseFile({ hypotheses: [sweeper, other] })

/** The screens of a case, and everything that was to be done outside. */
export class Screens {
  state: State
  done: ReturnType<typeof reduce>['commands'][number][] = []

  constructor(but: Partial<Parameters<typeof begin>[0]> = {}) {
    this.state = begin({ order: { names: ['build.log'], pasted: [], follow: false }, screen: 'hypotheses', size: { columns: 80, rows: 24 }, zone: 'UTC', ...but })
  }

  tell(...messages: readonly Message[]): this {
    for (const message of messages) {
      const { state, commands } = reduce(this.state, message)
      this.state = state
      this.done.push(...commands)
    }
    return this
  }

  press(...keys: readonly string[]): this {
    return this.tell(...keys.map(key => ({ kind: 'key', key }) as const))
  }

  type(text: string): this {
    return this.tell({ kind: 'pasted', text }).press('enter')
  }

  judged(file: CaseFile): this {
    return this.tell({ kind: 'news', news: { kind: 'case file', caseFile: file, final: true } })
  }
}
