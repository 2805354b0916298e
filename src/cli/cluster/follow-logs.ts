import type { Problem } from '../../model/problem.ts'
import { isProblem } from '../../model/problem.ts'
import type { Rule } from '../../model/rule.ts'
import { liveEntries } from '../../reading/index.ts'
import { Investigation } from '../../reasoning/investigation.ts'
import { assumptions } from '../options.ts'
import type { ReadingFlags } from '../options.ts'
import type { World } from '../world.ts'
import { UserError } from '../world.ts'
import { findingsOf } from './finding-spool.ts'
import { followedFile } from './followed-file.ts'
import type { Writing } from './writing.ts'

interface Work {
  readonly world: World
  readonly rules: readonly Rule[]
  readonly writing: Writing
  tell(problem: Problem): void
}

/** Writes entries as they come, from all logs at once, with the signals and events in them, until it is stopped or a pipe ends. */
export async function followLogs(files: readonly string[], flags: ReadingFlags, work: Work): Promise<void> {
  const { world } = work
  const names = files.length > 0 ? files : world.stdin.isTTY ? [] : ['-']
  if (names.length === 0) throw new UserError('no log is named to follow; name files, or pipe one in: journalctl -o json --all --follow | culprit index --follow --to URL')
  const investigation = new Investigation(work.rules)
  await Promise.all([...new Set(names)].map(name => followLog(name, flags, investigation, work)))
}

async function followLog(name: string, flags: ReadingFlags, investigation: Investigation, { world, writing, tell }: Work): Promise<void> {
  const stream = name === '-' ? world.stdin : followedFile(name, writing.stopped)
  const stop = (): void => { if (name === '-') world.stdin.destroy() }
  writing.stopped.addEventListener('abort', stop)
  const shipment = writing.shipment(name, world.now)
  const { as } = flags
  try {
    for await (const item of liveEntries(stream, { parsers: await world.parsers(), assume: assumptions(flags, world), ...(as !== undefined && { as }) })) {
      if (writing.isStopped) return
      if (isProblem(item)) {
        tell({ ...item, source: name })
        continue
      }
      const entry = { ...item, origin: { ...item.origin, source: name } }
      await shipment.take(entry, 0, findingsOf(investigation.observe(entry)), () => false)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (writing.isStopped && code === 'ERR_STREAM_PREMATURE_CLOSE') return
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw new UserError(`${name}: cannot be followed (${code}); name a file that can be read`)
    throw error
  } finally {
    writing.stopped.removeEventListener('abort', stop)
  }
  writing.read(shipment.mark)
}
