import { CommanderError } from 'commander'
import { safeText } from '../views/safe-text.ts'
import type { World } from './world.ts'
import { UserError, exitCodes } from './world.ts'

/** Says why a run ended before its time, and gives the exit code. What nobody foresaw keeps its stack: whoever mends it needs that. */
export function tellFailure(error: unknown, { stderr, version }: Pick<World, 'stderr' | 'version'>): number {
  // Commander has told its own by now.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.analysed : exitCodes.unusable
  if (error instanceof UserError) stderr.write(`culprit: ${safeLines(error.message)}\n`)
  else stderr.write(`culprit: a bug: ${safeLines(storyOf(error))}\nThis is a mistake in culprit ${version}, not in your logs. Please report it with these lines and the command that you ran.\n`)
  return exitCodes.unusable
}

// Names of files, and what a log made of them, may hold anything.
const safeLines = (text: string): string => text.split('\n').map(safeText).join('\n')

function storyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const stack = error.stack ?? ''
  return `${error.message}\n${stack.slice(Math.max(0, stack.indexOf('\n    at ') + 1))}`
}
