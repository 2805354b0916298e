import type { ScreenName } from '../../../src/views/tui/keys.ts'
import type { Command } from '../../../src/views/tui/command.ts'
import type { Message } from '../../../src/views/tui/message.ts'
import { reduce } from '../../../src/views/tui/reduce.ts'
import type { Row } from '../../../src/views/tui/row.ts'
import type { Choice } from '../../../src/views/tui/screen.ts'
import { screenOf } from '../../../src/views/tui/screens/index.ts'
import { begin, bodyOf, top, type State } from '../../../src/views/tui/state.ts'
import { take } from '../../../src/views/tui/turns.ts'
import type { CaseState } from '../../../src/views/tui/case-state.ts'
import { textOf } from './hostile.ts'
import type { SmallDesk } from './small-desk.ts'

/** The screens at work, with a desk that answers at once or when it is told to. */
export class Driven {
  state: State
  /** Everything that was to be done outside, questions aside. */
  readonly done: Command[] = []
  readonly #desk: SmallDesk
  readonly #unanswered: Command[] = []
  isAnswering = true

  constructor(desk: SmallDesk, { size = { columns: 80, rows: 24 }, held = {}, screen, at }: { readonly size?: State['size']; readonly held?: Partial<CaseState>; readonly screen: ScreenName; readonly at?: Choice }) {
    this.#desk = desk
    const first = begin({ order: { names: [], pasted: [], follow: false }, screen: 'hypotheses', size, zone: 'UTC' })
    this.state = { ...first, held: { ...first.held, ...held } }
    this.#after(take({ state: this.state, commands: [] }, [{ kind: 'open', screen, ...(at && { at }) }]))
  }

  /** Presses keys, one after the other. */
  press(...keys: readonly string[]): this {
    for (const key of keys) this.tell({ kind: 'key', key })
    return this
  }

  /** Types a text into the prompt that is open, and ends it. */
  type(text: string): this {
    return this.press(...[...text].map(one => (one === ' ' ? 'space' : one)), 'enter')
  }

  tell(message: Message): this {
    this.#after(reduce(this.state, message))
    return this
  }

  /** Lets the desk answer what it was asked meanwhile. */
  answers(): this {
    for (let command = this.#unanswered.shift(); command !== undefined; command = this.#unanswered.shift()) {
      if (command.kind === 'ask') this.tell({ kind: 'answered', answer: this.#desk.answer(command.question) })
    }
    return this
  }

  get rows(): readonly Row[] {
    const seen = top(this.state)
    return screenOf(seen).rows(seen, this.state.held, bodyOf(this.state.size))
  }

  get lines(): string[] {
    return this.rows.map(row => textOf(row).trimEnd())
  }

  /** The chosen row as text. */
  get chosen(): string {
    return textOf(this.rows.find(({ chosen }) => chosen) ?? { spans: [] }).trim()
  }

  get title(): string {
    const seen = top(this.state)
    return screenOf(seen).title(seen, this.state.held)
  }

  #after({ state, commands }: { readonly state: State; readonly commands: readonly Command[] }): void {
    this.state = state
    this.#unanswered.push(...commands.filter(({ kind }) => kind === 'ask'))
    this.done.push(...commands.filter(({ kind }) => kind !== 'ask'))
    if (this.isAnswering) this.answers()
  }
}
