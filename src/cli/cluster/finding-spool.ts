import type { EventParts, SignalParts } from '../../indexing/index.ts'
import type { Event } from '../../model/event.ts'
import type { Signal } from '../../model/signal.ts'
import { vanishingFile } from '../../reading/index.ts'
import type { VanishingFile } from '../../reading/index.ts'

/** What was found in an entry, less the entry. */
export type Finding = Omit<SignalParts, 'entry'> | Omit<EventParts, 'entry'>

/** What was found in the entry that begins at this place of its source. */
export interface Findings {
  readonly offset: number
  readonly findings: readonly Finding[]
}

/** The findings that an observation made, with no more than their documents need. */
export function findingsOf({ signals, events }: { readonly signals: readonly Signal[]; readonly events: readonly Event[] }): readonly Finding[] {
  return [
    ...signals.map(({ signature: { id, symptom, role, strength }, captures, resource }) => ({ signature: { id, symptom, role, strength }, captures, ...(resource && { resource }) })),
    ...events.map(({ kind, unit, description, captures, effects }) => ({ kind, captures, effects: effects.map(({ id }) => ({ id })), ...(unit !== undefined && { unit }), ...(description !== undefined && { description }) })),
  ]
}

// Written in blocks, so that not every finding is a write.
const block = 256 * 1024

/** Keeps the findings of one source in a file, so that memory does not grow with them; gives them back in their order. */
export class FindingSpool {
  #spool: VanishingFile | undefined
  #lines: string[] = []
  #length = 0

  /** Keeps what was found in the next entry. Gives a promise where one has to wait before the next. */
  keep(findings: Findings): Promise<void> | undefined {
    const line = `${JSON.stringify(findings)}\n`
    this.#lines.push(line)
    this.#length += line.length
    return this.#length < block ? undefined : this.#write()
  }

  async *all(): AsyncGenerator<Findings> {
    await this.#write()
    // It may be read again, where the log turns out to be another one.
    for await (const line of this.#spool?.file.readLines({ start: 0, autoClose: false }) ?? []) yield JSON.parse(line) as Findings
  }

  async close(): Promise<void> {
    await this.#spool?.close()
    this.#spool = undefined
  }

  async #write(): Promise<void> {
    const text = this.#lines.join('')
    this.#lines = []
    this.#length = 0
    if (text === '') return
    this.#spool ??= await vanishingFile()
    await this.#spool.file.appendFile(text)
  }
}
