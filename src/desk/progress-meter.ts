import type { Progress } from '../model/desk.ts'
import type { OpenSource } from '../reading/index.ts'

/** The rate is taken over so many milliseconds. */
const span = 3000

/** Measures how far a reading has come. */
export class ProgressMeter {
  readonly #past: { readonly at: number; readonly bytes: number }[] = []

  /** `inAll` are all sources that were opened, `read` those that were read or are being read. */
  async measure(state: Progress['state'], inAll: readonly OpenSource[], read: readonly OpenSource[]): Promise<Progress> {
    const met = new Map(read.map(source => [source.id, source.summary()]))
    const bytesRead = sum([...met.values()].map(({ bytes }) => bytes))
    const sizes = await Promise.all(inAll.map(sizeOf))
    const bytesInAll = sizes.includes(undefined) || inAll.length === 0 ? undefined : sum(sizes as number[])
    return {
      state, bytesRead, ...(bytesInAll !== undefined && { bytesInAll }),
      lines: sum([...met.values()].map(({ lines }) => lines)),
      rate: this.#rate(performance.now(), bytesRead),
      sources: inAll.map(({ id, format }) => ({ id, format, lines: met.get(id)?.lines ?? 0 })),
    }
  }

  #rate(at: number, bytes: number): number {
    this.#past.push({ at, bytes })
    while ((this.#past[1]?.at ?? Infinity) < at - span) this.#past.shift()
    const [first] = this.#past
    return first === undefined || at - first.at < 1 ? 0 : Math.max(0, Math.round((bytes - first.bytes) * 1000 / (at - first.at)))
  }
}

// What is no longer there has no size; that it is gone is told where it is read.
async function sizeOf(source: OpenSource): Promise<number | undefined> {
  const extent = await source.extent().catch(() => undefined)
  return extent?.isWhole ? extent.bytes : undefined
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
