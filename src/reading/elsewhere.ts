import type { Parser } from '../model/parser.ts'
import type { Problem } from '../model/problem.ts'

/** A log that comes from elsewhere than a file or a pipe, with a format that nobody need find out. */
export interface ArrivingLog {
  readonly id: string
  /** One of lines. */
  readonly parser: Parser
  /** They come once, and are asked for when the log is read. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** What is met while they come; taken from here as it comes. */
  readonly met: Problem[]
  stop(): void
}

/** A place for logs whose names begin with a word of its own, such as `es:`. */
export interface Elsewhere {
  readonly scheme: string
  open(name: string): Promise<readonly (ArrivingLog | Problem)[]>
  /** Lets go of all that was opened. */
  close?(): Promise<void>
}
