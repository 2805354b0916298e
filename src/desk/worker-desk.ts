import { Worker } from 'node:worker_threads'
import type { Desk } from '../model/desk.ts'
import { RemoteDesk } from './remote-desk.ts'
import { wordsOf } from './words-of.ts'

/** How long a desk may take to put its things away, in milliseconds. */
const patience = 500

/** What a desk in another thread is to begin with. */
export interface DeskWish {
  /** Folders with a team's own rules. */
  readonly rules: readonly string[]
  /** For times that name no zone. */
  readonly zone: string
  /** How long a ranking waits for what earlier cases say, in milliseconds. */
  readonly patience?: number
  /** Which cluster its logs are in, as somebody said it; secrets are found in the thread's own environment. */
  readonly cluster: { readonly to?: string; readonly compat?: string; readonly config?: string }
}

/** A desk in a thread of its own, so that a screen answers while it reads. The program of the thread is given by its place. */
export function deskInWorker(program: URL, wish: DeskWish): Desk {
  const worker = new Worker(program, { workerData: wish })
  const desk = new WorkerDesk(worker)
  worker.on('error', error => { desk.fail(`the reading broke down: ${wordsOf(error)}`) })
  worker.on('exit', code => { desk.fail(`the reading ended with code ${code}`) })
  return desk
}

class WorkerDesk extends RemoteDesk {
  readonly #worker: Worker

  constructor(worker: Worker) {
    super(worker)
    this.#worker = worker
  }

  override async close(): Promise<void> {
    this.silence()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>(resolve => { timer = setTimeout(resolve, patience) })
    await Promise.race([super.close().catch(() => undefined), late])
    clearTimeout(timer)
    await this.#worker.terminate()
  }
}
