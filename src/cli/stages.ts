import { isProblem } from '../model/problem.ts'
import { LiteralTable } from '../reading/index.ts'
import type { Sighting } from '../reading/index.ts'
import { Investigation } from '../reasoning/investigation.ts'
import { entryJson, eventJson, problemJson, signalJson } from '../views/json/index.ts'
import type { ClusterFlags } from './cluster/connection.ts'
import type { NarrowingFlags } from './cluster/far-logs.ts'
import { loadRules } from './load-rules.ts'
import { openNamed } from './open-named.ts'
import type { ReadingFlags } from './options.ts'
import { Outlet } from './outlet.ts'
import type { World } from './world.ts'
import { exitCodes } from './world.ts'

/** `culprit entries|signals|events`: what a stage made of the logs, one JSON object a line; problems go to standard error. */
export async function printStage(stage: 'entries' | 'signals' | 'events', files: readonly string[], flags: ReadingFlags & ClusterFlags & NarrowingFlags, world: World): Promise<number> {
  const { sources, problems, close } = await openNamed(files, flags, world)
  try {
    for (const problem of problems) world.stderr.write(`${problemJson(problem)}\n`)
    const { rules, problems: ruleProblems } = stage === 'entries' ? { rules: [], problems: [] } : await loadRules(world, flags.rules)
    for (const { file, line, message } of ruleProblems) world.stderr.write(`${file}:${line}: ${message}\n`)
    const investigation = new Investigation(rules)
    const outlet = new Outlet(world.stdout)
    const linesOf = ({ entry, literals }: Sighting): readonly string[] => {
      const seen = investigation.observe(entry, literals)
      return stage === 'signals' ? seen.signals.map(signalJson) : seen.events.map(eventJson)
    }
    for (const source of sources) {
      const blocks = stage === 'entries' ? oneByOne(source.entries()) : source.scan(new LiteralTable(investigation.literalsFor(source.only)))
      for await (const items of blocks) {
        for (const item of items) {
          if (isProblem(item)) world.stderr.write(`${problemJson(item)}\n`)
          else for (const line of 'entry' in item ? linesOf(item) : [entryJson(item)]) if (!(await outlet.write(`${line}\n`))) return exitCodes.analysed
        }
      }
    }
    await outlet.end()
    return exitCodes.analysed
  } finally {
    await close()
  }
}

async function* oneByOne<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  for await (const item of items) yield [item]
}
