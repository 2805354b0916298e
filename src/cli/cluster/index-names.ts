import { isFar } from '../../model/far-name.ts'
import type { ReadingFlags } from '../options.ts'
import type { World } from '../world.ts'
import { UserError } from '../world.ts'
import type { ClusterFlags } from './connection.ts'
import type { NarrowingFlags } from './far-logs.ts'
import { narrowingOf } from './far-logs.ts'

interface Wish extends ClusterFlags, ReadingFlags, Pick<NarrowingFlags, 'since' | 'until'> {
  readonly follow?: boolean
}

/** What `culprit index` reads and how: what is named, else this machine's journal where a time or --follow is given, else standard input. */
export function whatToIndex(files: readonly string[], flags: Wish, world: World): { readonly names: readonly string[]; readonly flags: ClusterFlags & ReadingFlags & NarrowingFlags } {
  const { since, until, follow, ...reading } = flags
  if (files.some(isFar)) return { names: files, flags }
  if (files.length > 0 && (since ?? until) !== undefined) throw new UserError(`--${since === undefined ? 'until' : 'since'} is for this machine's journal and for logs in a cluster: name no file, or leave it out`)
  if (files.length > 0) return { names: files, flags: reading }
  if (until !== undefined && since === undefined) throw new UserError('--until says where to end in this machine\'s journal: say with --since where to begin')
  if (until !== undefined && follow === true) throw new UserError('--follow has no end: leave --until out')
  // A wrong time is told here, and not by journalctl.
  narrowingOf(flags, world)
  if (since !== undefined) return { names: [`journal:${since}${until === undefined ? '' : `..${until}`}`], flags: reading }
  if (follow === true) return { names: ['journal:now'], flags: reading }
  if (world.stdin.isTTY) throw new UserError('no log is named; name files or folders, pipe one in, or read this machine\'s journal with --since -2h or --follow')
  return { names: ['-'], flags: reading }
}
