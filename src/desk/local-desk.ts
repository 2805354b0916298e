import type { News, ReadingOrder } from '../model/desk.ts'
import type { Judgement } from '../model/judgement.ts'
import { noJudgement } from '../model/judgement.ts'
import type { Outside } from './outside.ts'
import { Run } from './run.ts'

/** A desk in this thread. */
export class LocalDesk {
  readonly #outside: Outside
  readonly #listeners = new Set<(news: News) => void>()
  #judgement: Judgement = noJudgement
  #run: Run | undefined

  constructor(outside: Outside) {
    this.#outside = outside
  }

  read(order: ReadingOrder): void {
    void this.#run?.putAway()
    this.#run = new Run(order, this.#judgement, this.#outside, news => { for (const listener of this.#listeners) listener(news) })
    void this.#run.begin()
  }

  stop(): void {
    this.#run?.stop()
  }

  judge(judgement: Judgement): void {
    this.#judgement = judgement
    this.#run?.judge(judgement)
  }

  onNews(listener: (news: News) => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  async close(): Promise<void> {
    this.#listeners.clear()
    await this.#run?.putAway()
  }
}
