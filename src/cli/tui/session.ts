import type { Desk } from '../../model/desk.ts'
import { noJudgement } from '../../model/judgement.ts'
import type { CaseState } from '../../views/tui/case-state.ts'
import type { Answer, Command, Question } from '../../views/tui/command.ts'
import type { Message } from '../../views/tui/message.ts'
import { reduce } from '../../views/tui/reduce.ts'
import type { State } from '../../views/tui/state.ts'

/** What commands do outside of the desk. */
export interface Hands {
  /** False where it is too long for that. */
  copy(text: string): boolean
  save(path: string, held: CaseState): Promise<void>
  bell(): void
  suspend(): void
  redraw(): void
  quit(): void
}

/** The screens at work: messages go through the reducer, and what it commands is done. */
export class Session {
  #state: State
  readonly #desk: Desk
  readonly #hands: Hands
  readonly #changed: () => void
  readonly #deeds = new Set<Promise<void>>()

  constructor(state: State, { desk, hands, changed }: { readonly desk: Desk; readonly hands: Hands; readonly changed: () => void }) {
    this.#state = state
    this.#desk = desk
    this.#hands = hands
    this.#changed = changed
  }

  get state(): State {
    return this.#state
  }

  /** Comes when all that was asked is answered and all that was to be saved is written. */
  async settled(): Promise<void> {
    while (this.#deeds.size > 0) await Promise.all(this.#deeds)
  }

  tell(message: Message): void {
    const { state, commands } = reduce(this.#state, message)
    const isSame = state === this.#state
    this.#state = state
    for (const command of commands) this.#do(command)
    if (!isSame) this.#changed()
  }

  #do(command: Command): void {
    switch (command.kind) {
      case 'ask': this.#begin(this.#ask(command.question)); return
      case 'read': this.#desk.read(command.order); return
      case 'stop': this.#desk.stop(); return
      case 'judge': this.#desk.judge(command.judgement); return
      case 'copy': if (!this.#hands.copy(command.text)) this.tell({ kind: 'told', text: 'too long for the clipboard of a terminal: w saves it', tone: 'error' }); return
      case 'save': this.#begin(this.#save(command.path)); return
      case 'bell': this.#hands.bell(); return
      case 'suspend': this.#hands.suspend(); return
      case 'redraw': this.#hands.redraw(); return
      case 'quit': this.#hands.quit()
    }
  }

  #begin(deed: Promise<void>): void {
    this.#deeds.add(deed)
    void deed.finally(() => this.#deeds.delete(deed))
  }

  async #ask(question: Question): Promise<void> {
    const answer = await answerTo(question, this.#desk).catch((error: unknown): Answer => ({ question, failed: wordsOf(error) }))
    this.tell({ kind: 'answered', answer })
  }

  async #save(path: string): Promise<void> {
    const { held } = this.#state
    try {
      await this.#hands.save(path, held)
      this.tell({ kind: 'saved', path, judgement: held.judgement })
    } catch (error) {
      this.tell({ kind: 'told', text: `not saved: ${wordsOf(error)}`, tone: 'error' })
    }
  }
}

/** Puts a case on the desk as it begins: what was said of it, and its logs where there are some to read. */
export function putOn(desk: Desk, { held: { order, judgement } }: State): 'reading' | 'nothing to read' {
  if (judgement !== noJudgement) desk.judge(judgement)
  if (order.names.length + order.pasted.length === 0) return 'nothing to read'
  desk.read(order)
  return 'reading'
}

async function answerTo(question: Question, desk: Desk): Promise<Answer> {
  switch (question.about) {
    case 'page': return { question, page: await desk.page(question.source, question.place, question.span) }
    case 'around': return { question, page: await desk.around(question.instant, question.span) }
    case 'whole': return { question, whole: await desk.whole(question.origin) }
    case 'find': return { question, origin: await desk.find(question.source, question) }
    case 'next': return { question, entry: await desk.next(question.landmark, question) }
    case 'pulse': return { question, pulse: await desk.pulse(question) }
    case 'lanes': return { question, lanes: await desk.lanes(question.filter) }
    case 'cast': return { question, cast: await desk.cast() }
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
