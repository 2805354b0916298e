import { setTimeout } from 'node:timers/promises'
import type { CaseFile } from '../model/case-file.ts'
import type { News } from '../model/desk.ts'
import { wordsOf } from './words-of.ts'

/** Tells rankings with what earlier cases say of them; where that takes longer, first without and then again. */
export class Rankings {
  readonly #recollect: (caseFile: CaseFile) => Promise<CaseFile>
  readonly #tell: (news: News) => void
  readonly #patience: number
  #told = 0

  /** `patience`: so long a ranking waits, in milliseconds. */
  constructor(recollect: (caseFile: CaseFile) => Promise<CaseFile>, tell: (news: News) => void, patience: number) {
    this.#recollect = recollect
    this.#tell = tell
    this.#patience = patience
  }

  async tell(caseFile: CaseFile, final: boolean): Promise<void> {
    const turn = ++this.#told
    const recollected = this.#recollect(caseFile)
    const waiting = new AbortController()
    const known = await Promise.race([recollected, setTimeout(this.#patience, undefined, { signal: waiting.signal })]).finally(() => { waiting.abort() })
    this.#tell({ kind: 'case file', caseFile: known ?? caseFile, final })
    if (known === undefined) void this.#tellLater(recollected, caseFile, { turn, final })
  }

  async #tellLater(recollected: Promise<CaseFile>, before: CaseFile, { turn, final }: { readonly turn: number; readonly final: boolean }): Promise<void> {
    try {
      const known = await recollected
      // There may be a newer one by now.
      if (turn === this.#told && known !== before) this.#tell({ kind: 'case file', caseFile: known, final })
    } catch (error) {
      this.#tell({ kind: 'failed', message: wordsOf(error) })
    }
  }
}
