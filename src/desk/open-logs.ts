import type { ReadingOrder } from '../model/desk.ts'
import type { Problem } from '../model/problem.ts'
import { isProblem } from '../model/problem.ts'
import { openSources, shifted } from '../reading/index.ts'
import type { OpenSource, ReadingOptions } from '../reading/index.ts'

/** The logs of an order, open, what was met on the way, and a way to let go of them. */
export interface OpenLogs {
  readonly sources: readonly OpenSource[]
  readonly problems: readonly Problem[]
  close(): Promise<void>
}

/** Opens the logs that an order names; what is elsewhere is let go of with them. */
export async function openLogs(order: ReadingOrder, outside: Pick<ReadingOptions, 'parsers' | 'assume' | 'stdin' | 'elsewhere' | 'giveUp'>): Promise<OpenLogs> {
  const { names, pasted, as, offset, follow } = order
  const { elsewhere } = outside
  const { sources, problems } = await openSources(names, { ...outside, pasted, follow, ...(as !== undefined && { as }) }).catch(async (error: unknown) => {
    await elsewhere?.close?.()
    throw error
  })
  return {
    sources: offset === undefined ? sources : sources.map(source => (source.format === 'build' ? shifted(source, offset) : source)),
    problems: as === undefined || order.follow ? problems : [...problems, ...(await strangers(sources))],
    close: async () => {
      await Promise.all(sources.map(source => source.close()))
      await elsewhere?.close?.()
    },
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
