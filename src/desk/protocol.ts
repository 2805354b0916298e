import type { Desk, News, ReadingOrder } from '../model/desk.ts'
import type { Judgement } from '../model/judgement.ts'

/** What can be asked of a desk, by the names of its methods. */
export type Asking = 'page' | 'around' | 'whole' | 'find' | 'next' | 'pulse' | 'lanes' | 'cast' | 'close'

/** What goes to a desk in another thread. */
export type Errand =
  | { readonly kind: 'read'; readonly order: ReadingOrder }
  | { readonly kind: 'stop' }
  | { readonly kind: 'judge'; readonly judgement: Judgement }
  | { readonly kind: 'ask'; readonly id: number; readonly asking: Asking; readonly args: readonly unknown[] }

/** What comes back from it. */
export type Reply =
  | { readonly kind: 'news'; readonly news: News }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

/** One end of a way between threads: a worker, a port. */
export interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
}

/** What a desk answers to a question. */
export type AnswerTo<A extends Asking> = Awaited<ReturnType<Desk[A]>>
