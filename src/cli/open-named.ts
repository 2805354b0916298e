import { openLogs } from '../desk/open-logs.ts'
import type { OpenLogs } from '../desk/open-logs.ts'
import type { ClusterFlags } from './cluster/connection.ts'
import { farLogs } from './cluster/elsewhere.ts'
import { narrowingFor } from './cluster/far-logs.ts'
import type { NarrowingFlags } from './cluster/far-logs.ts'
import type { ReadingFlags } from './options.ts'
import { assumptions } from './options.ts'
import type { World } from './world.ts'
import { UserError } from './world.ts'

/** The sources that a command line names, open, and a way to let go of them. Standard input is read when it is named or nothing else is. */
export async function openNamed(files: readonly string[], flags: ReadingFlags & ClusterFlags & NarrowingFlags, world: World): Promise<OpenLogs> {
  const names = files.length > 0 ? files : world.stdin.isTTY ? [] : ['-']
  if (names.length === 0) throw new UserError('no log is named; name files or folders, or pipe a log in: journalctl -o json --since -2h | culprit build.log -')
  const parsers = await world.parsers()
  const { as, offset } = flags
  if (as !== undefined && !parsers.some(({ format }) => format === as)) throw new UserError(`--as ${as}: no such format; there is ${parsers.map(({ format }) => format).join(', ')}`)
  const elsewhere = farLogs(names, narrowingFor(names, flags, world), flags, world)
  const order = { names, pasted: [], follow: false, ...(as !== undefined && { as }), ...(offset !== undefined && { offset }) }
  const logs = await openLogs(order, { parsers, assume: assumptions(flags, world), stdin: world.stdin, ...(elsewhere && { elsewhere }) })
  if (logs.sources.length > 0) return logs
  await logs.close()
  throw new UserError(logs.problems.map(({ source, message }) => `${source}: ${message}`).join('\nculprit: ') || 'nothing to read')
}
