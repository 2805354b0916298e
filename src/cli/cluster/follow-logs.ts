import type { Entry } from '../../model/entry.ts'
import type { Problem } from '../../model/problem.ts'
import { isProblem } from '../../model/problem.ts'
import type { Rule } from '../../model/rule.ts'
import { liveEntries, openSources } from '../../reading/index.ts'
import type { ReadingOptions } from '../../reading/index.ts'
import { assumptions } from '../options.ts'
import type { ReadingFlags } from '../options.ts'
import type { World } from '../world.ts'
import { UserError } from '../world.ts'
import { followedFile } from './followed-file.ts'
import { Following } from './following.ts'
import type { Writing } from './writing.ts'

interface Work {
  readonly world: World
  readonly rules: readonly Rule[]
  readonly writing: Writing
  tell(problem: Problem): void
}

/** Writes entries as they come, from all logs at once, with what is found in them, until it is stopped or a pipe ends; then what is open is concluded. */
export async function followLogs(names: readonly string[], flags: ReadingFlags, work: Work): Promise<void> {
  const { world, rules, writing } = work
  const following = new Following(rules, writing, world)
  try {
    await Promise.all([...new Set(names)].map(name => followLog(name, flags, following, work)))
    await following.end()
  } finally {
    following.stop()
  }
}

async function followLog(name: string, flags: ReadingFlags, following: Following, { world, writing, tell }: Work): Promise<void> {
  const shipment = writing.shipment(name, world.now)
  const { as } = flags
  const options = { parsers: await world.parsers(), assume: assumptions(flags, world), ...(as !== undefined && { as }) }
  try {
    for await (const item of name.startsWith('journal:') ? journalEntries(name, options, writing.stopped) : streamEntries(name, options, { world, writing })) {
      if (writing.isStopped) break
      if (isProblem(item)) {
        tell({ ...item, source: name })
        continue
      }
      const entry = { ...item, origin: { ...item.origin, source: name } }
      await following.take(entry, findings => shipment.take(entry, 0, findings, () => false))
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw new UserError(`${name}: cannot be followed (${code}); name a file that can be read`)
    if (!(writing.isStopped && code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error
  }
  writing.read(shipment.mark)
}

async function* streamEntries(name: string, options: ReadingOptions, { world: { stdin }, writing: { stopped } }: Pick<Work, 'world' | 'writing'>): AsyncGenerator<Entry | Problem> {
  const stop = (): void => { if (name === '-') stdin.destroy() }
  stopped.addEventListener('abort', stop)
  try {
    yield* liveEntries(name === '-' ? stdin : followedFile(name, stopped), options)
  } finally {
    stopped.removeEventListener('abort', stop)
  }
}

/** This machine's journal, as it is written. */
async function* journalEntries(name: string, options: ReadingOptions, stopped: AbortSignal): AsyncGenerator<Entry | Problem> {
  // Nothing of it is looked at again.
  const { sources, problems } = await openSources([name], { ...options, follow: true, spoolLimit: 0 })
  const [journal] = sources
  if (journal === undefined) throw new UserError(problems.map(({ source, message }) => `${source}: ${message}`).join('\nculprit: '))
  const stop = (): void => { journal.end() }
  stopped.addEventListener('abort', stop)
  let isEmpty = true
  try {
    for await (const item of journal.entries()) {
      // That it cannot be read at all is no problem of one line.
      if (isEmpty && isProblem(item) && item.code.includes('journalctl')) throw new UserError(`${name}: ${item.message}`)
      isEmpty = false
      yield item
    }
  } finally {
    stopped.removeEventListener('abort', stop)
    await journal.close()
  }
}
