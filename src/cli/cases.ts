import { createHash } from 'node:crypto'
import { ClusterError } from '../indexing/connection/cluster-error.ts'
import { confidence, level } from '../model/hypothesis.ts'
import { fingerprint } from '../model/judgement.ts'
import type { CaseMemory, KeptCase, Precedent } from '../model/kept-case.ts'
import { precedentOf } from '../model/kept-case.ts'
import type { Problem } from '../model/problem.ts'
import { safeText } from '../views/safe-text.ts'
import { precedentWords } from '../views/precedent-words.ts'
import { isoTime } from '../views/json/iso-time.ts'
import { neededMemory } from './case-memory.ts'
import type { ClusterFlags } from './cluster/connection.ts'
import type { NarrowingFlags } from './cluster/far-logs.ts'
import { keptCase } from './kept-case.ts'
import { Examination } from '../desk/examination.ts'
import { loadRules } from './load-rules.ts'
import { openNamed } from './open-named.ts'
import type { ReadingFlags } from './options.ts'
import type { World } from './world.ts'
import { UserError, exitCodes } from './world.ts'

interface DecisionFlags extends ReadingFlags, ClusterFlags, NarrowingFlags {
  readonly rank: number
  readonly because?: string
  readonly remedy?: string
}

/** `culprit cases confirm|refute FILE…`: reads the logs once more and keeps what the person decided about one of the hypotheses. */
export async function decide(opinion: KeptCase['opinion'], files: readonly string[], flags: DecisionFlags, world: World): Promise<number> {
  const { rules } = await loadRules(world, flags.rules)
  const { sources, problems, close } = await openNamed(files, flags, world)
  try {
    const examination = new Examination(rules, problems)
    await examination.read(sources)
    const { hypotheses } = await examination.conclude()
    const hypothesis = hypotheses[flags.rank - 1]
    if (hypothesis === undefined) throw new UserError(hypotheses.length === 0 ? 'these logs give no hypothesis that could be decided about' : `--rank ${flags.rank}: these logs give only ${hypotheses.length}; culprit --all shows them`)
    return await remembering(flags, world, async memory => {
      tell(await memory.keep(keptCase(hypothesis, opinion, flags, world)), world)
      const { cases } = await memory.recall([fingerprint(hypothesis)])
      world.stdout.write(`${opinion}: ${safeText(hypothesis.title)} (${level(confidence(hypothesis.score))})\n${known(fingerprint(hypothesis), precedentOf(cases))}\n`)
      return exitCodes.analysed
    })
  } finally {
    await close()
  }
}

/** `culprit cases list`: a line for each fingerprint, the latest first. */
export async function listCases(flags: ClusterFlags, world: World): Promise<number> {
  return await remembering(flags, world, async memory => {
    const { cases, problems } = await memory.all()
    tell(problems, world)
    const prints = [...new Set(cases.map(one => one.fingerprint).reverse())]
    const groups = prints.map(print => ({ print, ones: cases.filter(one => one.fingerprint === print) }))
    if (groups.length === 0) world.stdout.write('No case is kept yet: culprit cases confirm FILE… keeps one.\n')
    for (const { print, ones } of groups) world.stdout.write(`${known(print, precedentOf(ones))}\n          ${safeText(ones.at(-1)?.title ?? '')}\n`)
    return problems.some(({ code }) => code === 'no-memory') ? exitCodes.unusable : exitCodes.analysed
  })
}

/** `culprit cases show ID`: every kept case of a fingerprint. */
export async function showCase(id: string, flags: ClusterFlags, world: World): Promise<number> {
  return await remembering(flags, world, async memory => {
    const { cases } = await named(id, memory, world)
    for (const { decided, happened, opinion, title, because, remedy, ruleId } of cases) {
      world.stdout.write([
        `${isoTime(decided, 'exact') ?? ''}  ${opinion}: ${safeText(title)}`, `  rule: ${safeText(ruleId)}`,
        ...(happened === undefined ? [] : [`  happened: ${isoTime(happened, 'exact') ?? ''}`]),
        ...(because === '' ? [] : [`  because: ${safeText(because)}`]), ...(remedy === undefined ? [] : [`  what helped: ${safeText(remedy)}`]), '',
      ].join('\n'))
    }
    return exitCodes.analysed
  })
}

/** `culprit cases forget ID`. */
export async function forgetCase(id: string, flags: ClusterFlags, world: World): Promise<number> {
  return await remembering(flags, world, async memory => {
    const { print } = await named(id, memory, world)
    const gone = await memory.forget(print)
    world.stdout.write(`forgotten: ${gone} ${gone === 1 ? 'case' : 'cases'}\n`)
    return exitCodes.analysed
  })
}

// What a person can mend about the cluster is told as such.
async function remembering(flags: ClusterFlags, world: World, work: (memory: CaseMemory) => Promise<number>): Promise<number> {
  const memory = await neededMemory(flags, world)
  try {
    return await work(memory)
  } catch (error) {
    throw error instanceof ClusterError ? new UserError(error.message) : error
  } finally {
    await memory.close()
  }
}

function tell(problems: readonly Problem[], { stderr }: World): void {
  for (const { source, line, message } of problems) stderr.write(`culprit: ${safeText(source)}${line === undefined ? '' : `:${line}`}: ${safeText(message)}\n`)
}

async function named(id: string, memory: CaseMemory, world: World): Promise<{ print: string; cases: readonly KeptCase[] }> {
  const { cases, problems } = await memory.all()
  tell(problems, world)
  const prints = [...new Set(cases.map(one => one.fingerprint))].filter(print => shortId(print).startsWith(id) || print === id)
  const [print, second] = prints
  if (print === undefined) throw new UserError(`${id}: no such case; culprit cases list shows those that are kept`)
  if (second !== undefined) throw new UserError(`${id}: more than one case begins so; give more of it`)
  return { print, cases: cases.filter(one => one.fingerprint === print) }
}

function known(print: string, precedent: Precedent | undefined): string {
  return `${shortId(print)}  ${precedent === undefined ? '' : precedentWords(precedent)}`
}

// Long enough to be typed without doubt, short enough to be typed.
function shortId(print: string): string {
  return createHash('sha256').update(print).digest('hex').slice(0, 8)
}
