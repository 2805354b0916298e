import type { BulkWriter } from '../../indexing/index.ts'
import { total } from '../../indexing/index.ts'
import type { World } from '../world.ts'
import type { Tally } from './shipment.ts'

const every = 200
const width = 24

/** A line on the terminal that tells how far the writing has come; nothing where standard error is none. */
export class ProgressLine {
  readonly #stderr: World['stderr']
  readonly #timer: NodeJS.Timeout | undefined
  readonly #began = Date.now()

  /** `all` tells how many entries there are, where that is known. */
  constructor({ stderr }: Pick<World, 'stderr'>, writer: BulkWriter, tally: Tally, all: () => number | undefined) {
    this.#stderr = stderr
    if (stderr.isTTY) this.#timer = setInterval(() => { this.#draw(writer, tally, all()) }, every).unref()
  }

  end(): void {
    if (this.#timer === undefined) return
    clearInterval(this.#timer)
    this.#stderr.write('\r\u001b[K')
  }

  #draw({ counts, repeats }: BulkWriter, { entries }: Tally, all: number | undefined): void {
    const share = all === undefined || all === 0 ? undefined : Math.min(1, entries / all)
    const bar = share === undefined ? '' : `${'█'.repeat(Math.round(share * width))}${'░'.repeat(width - Math.round(share * width))} ${Math.floor(share * 100)} %  `
    const written = total(counts.entries) + total(counts.findings)
    const rate = Math.round(written / Math.max(1, Date.now() - this.#began) * 1000)
    const text = `${bar}${entries.toLocaleString('en')} read  ${written.toLocaleString('en')} answered  ${rate.toLocaleString('en')}/s${repeats > 0 ? `  ${repeats} sent again` : ''}`
    this.#stderr.write(`\r\u001b[K${text.slice(0, (this.#stderr.columns || 80) - 1)}`)
  }
}
