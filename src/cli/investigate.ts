import type { CaseFile } from '../model/case-file.ts'
import { isProblem } from '../model/problem.ts'
import type { Rule } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'
import { LiteralTable } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import { Investigation } from '../reasoning/investigation.ts'

/** The main job in one place: scan every source for what the rules know, observe it, and conclude. */
export async function investigate(sources: readonly OpenSource[], rules: readonly Rule[], observeFirst: Parameters<Investigation['observe']>[0][] = []): Promise<CaseFile> {
  const investigation = new Investigation(rules)
  const table = new LiteralTable(investigation.literals)
  for (const problem of observeFirst) investigation.observe(problem)
  for (const source of sources) {
    for await (const item of source.scan(table)) {
      if (isProblem(item)) investigation.observe(item)
      else investigation.observe(item.entry, item.literals)
    }
  }
  return investigation.conclude(witnessOf(sources))
}

/** The sources as a witness that can be asked again. */
function witnessOf(sources: readonly OpenSource[]): Witness {
  return {
    sources: () => sources.map(source => source.summary()),
    spans: () => sources.flatMap(source => source.coverage().map(span => ({ ...span, source: source.id, kind: source.format === 'build' ? 'build' as const : 'journal' as const }))),
    async *ask(questions) {
      for (const source of sources) yield* source.ask(questions)
    },
    around: async (origin, above, below) => (await sources.find(({ id }) => id === origin.source)?.around(origin, above, below)) ?? [],
  }
}
