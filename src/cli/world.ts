import type { Desk } from '../model/desk.ts'
import type { DeskWish } from '../desk/worker-desk.ts'
import type { Parser } from '../model/parser.ts'
import type { Micros } from '../model/clock.ts'
import type { Rule } from '../model/rule.ts'

/** Everything of the outside that a command may touch; `main` hands in the real one, a test its own. */
export interface World {
  readonly version: string
  /** All formats, in the order in which they are tried. */
  parsers(): Promise<readonly Parser[]>
  /** The shipped rules, checked when they were packed. */
  rules(): Promise<readonly Rule[]>
  /** A desk to investigate at. */
  desk(wish: DeskWish): Promise<Desk>
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  /** Calls when somebody wants the program to end, as with Ctrl-C; gives what takes that back. */
  onInterrupt(stop: () => void): () => void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: Micros
}

/** Something that the user can mend: what, where, what to do next. Printed without a stack; exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

export const exitCodes = { analysed: 0, found: 1, unusable: 2 } as const
