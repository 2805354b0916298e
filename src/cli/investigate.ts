import type { CaseFile } from '../model/case-file.ts'
import { isProblem } from '../model/problem.ts'
import type { Problem } from '../model/problem.ts'
import type { Rule } from '../model/rule.ts'
import type { Witness } from '../model/witness.ts'
import { LiteralTable } from '../reading/index.ts'
import type { OpenSource } from '../reading/index.ts'
import { alignedWith } from './aligned.ts'
import { Investigation } from '../reasoning/investigation.ts'

/** What an investigation starts with besides its sources. */
interface Circumstances {
  /** Problems met on the way to them. */
  readonly problems?: readonly Problem[]
  /** Logs of runs that went well. */
  readonly goodRuns?: readonly OpenSource[]
}

/** The main job in one place: scan every source for what the rules know, observe it, and conclude. */
export async function investigate(sources: readonly OpenSource[], rules: readonly Rule[], { problems = [], goodRuns = [] }: Circumstances = {}): Promise<CaseFile> {
  const investigation = new Investigation(rules)
  for (const problem of problems) investigation.observe(problem)
  for (const source of goodRuns) {
    for await (const item of source.scan(new LiteralTable(investigation.literalsFor(source.only)))) if (!isProblem(item)) investigation.learn(item.entry)
  }
  const read: OpenSource[] = []
  for (const source of inOrder(sources)) {
    const aligned = source.format === 'build' ? await alignedWith(read, source, investigation) : source
    read.push(aligned)
    for await (const item of aligned.scan(new LiteralTable(investigation.literalsFor(source.only)))) {
      if (isProblem(item)) investigation.observe(item)
      else investigation.observe(item.entry, item.literals)
    }
  }
  return investigation.conclude(witnessOf(read))
}

// Journals first: they tell the time that build logs without a zone must be aligned with.
function inOrder(sources: readonly OpenSource[]): readonly OpenSource[] {
  return sources.toSorted((a, b) => Number(a.format === 'build') - Number(b.format === 'build'))
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
