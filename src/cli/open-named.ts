import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import { openSources, shifted } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import type { ReadingFlags } from './options.ts'
import { assumptions } from './options.ts'
import type { World } from './world.ts'
import { UserError } from './world.ts'

/** The sources that a command line names, open, and a way to let go of them. Standard input is read when it is named or nothing else is. */
export async function openNamed(files: readonly string[], flags: ReadingFlags, world: World): Promise<{ sources: readonly OpenSource[]; problems: readonly Problem[]; close: () => Promise<void> }> {
  const names = files.length > 0 ? files : world.stdin.isTTY ? [] : ['-']
  if (names.length === 0) throw new UserError('no log is named; name files or folders, or pipe a log in: journalctl -o json --since -2h | culprit build.log -')
  const parsers = await world.parsers()
  const { as, offset } = flags
  if (as !== undefined && !parsers.some(({ format }) => format === as)) throw new UserError(`--as ${as}: no such format; there is ${parsers.map(({ format }) => format).join(', ')}`)
  const { sources, problems } = await openSources(names, { parsers, assume: assumptions(flags, world), stdin: world.stdin, ...(as !== undefined && { as }) })
  const close = async (): Promise<void> => { await Promise.all(sources.map(source => source.close())) }
  if (sources.length === 0) {
    await close()
    throw new UserError(problems.map(({ source, message }) => `${source}: ${message}`).join('\nculprit: ') || 'nothing to read')
  }
  return {
    sources: offset === undefined ? sources : sources.map(source => (source.format === 'build' ? shifted(source, offset) : source)),
    problems: as === undefined ? problems : [...problems, ...(await strangers(sources))],
    close,
  }
}

// Where a format was wished for, a log that has nothing of it would else look like one without errors. A pipe is not held up to find out.
async function strangers(sources: readonly OpenSource[]): Promise<readonly Problem[]> {
  const found: Problem[] = []
  for (const source of sources) {
    if (source.id !== '-' && !(await holdsEntries(source))) found.push({ code: 'wrong-format', source: source.id, message: `nothing in it reads as ${source.format}: leave --as out, or name another format` })
  }
  return found
}

async function holdsEntries(source: OpenSource): Promise<boolean> {
  for await (const item of source.entries()) if (!isProblem(item)) return true
  return false
}
