import { confidence } from '../model/hypothesis.ts'
import type { CaseFile } from '../model/case-file.ts'
import { Examination } from '../desk/examination.ts'
import type { ClusterFlags } from './cluster/connection.ts'
import type { NarrowingFlags } from './cluster/far-logs.ts'
import { brokenRule, loadRules } from './load-rules.ts'
import { openNamed } from './open-named.ts'
import type { ReadingFlags } from './options.ts'
import type { World } from './world.ts'
import { UserError, exitCodes } from './world.ts'

interface TriageFlags extends ReadingFlags, ClusterFlags, NarrowingFlags {
  readonly format: string
  readonly all?: boolean
  readonly failOn?: string
  readonly baseline?: string
  readonly color: boolean
}

// The lowest confidence of each level, as in the report.
const thresholds: Readonly<Record<string, number>> = { weak: 0, possible: 0.4, likely: 0.7, certain: 0.9 }

/** `culprit triage`: reads the logs, and prints the ranked root causes with their proof. */
export async function triage(files: readonly string[], flags: TriageFlags, world: World): Promise<number> {
  if (flags.format !== 'text' && flags.format !== 'json') throw new UserError(`--format ${flags.format}: there is text and json`)
  const threshold = flags.failOn === undefined ? Infinity : thresholds[flags.failOn]
  if (threshold === undefined) throw new UserError(`--fail-on ${flags.failOn ?? ''}: there is ${Object.keys(thresholds).join(', ')}`)
  const { rules, problems: ruleProblems } = await loadRules(world, flags.rules)
  if (flags.baseline === '-' && (files.length === 0 || files.includes('-'))) throw new UserError('--baseline -: standard input holds the log itself; name the file of the run that went well')
  const good = flags.baseline === undefined ? undefined : await openNamed([flags.baseline], wholeOf(flags), world)
  const { sources, problems, close } = await openNamed(files, flags, world)
  try {
    const broken = ruleProblems.map(brokenRule)
    const examination = new Examination(rules, [...broken, ...problems])
    for (const source of good?.sources ?? []) await examination.learn(source)
    await examination.read(sources)
    const judged = await examination.conclude()
    const caseFile = judged.hypotheses.length === 0 ? judged : await recalled(judged, flags, world)
    world.stdout.write(await rendered(caseFile, flags, world))
    return caseFile.hypotheses.some(({ score }) => confidence(score) >= threshold) ? exitCodes.found : exitCodes.analysed
  } finally {
    await Promise.all([close(), good?.close()])
  }
}

async function recalled(judged: CaseFile, flags: TriageFlags, world: World): Promise<CaseFile> {
  const { caseMemory, reportWaits, withPrecedents } = await import('./case-memory.ts')
  const memory = await caseMemory(flags, world, reportWaits)
  try {
    return await withPrecedents(judged, memory)
  } finally {
    await memory?.close()
  }
}

// The run that went well was at another time, if it is in a cluster at all.
function wholeOf({ as, tz, offset, to, compat, config }: TriageFlags): ReadingFlags & ClusterFlags {
  return { ...(as !== undefined && { as }), ...(tz !== undefined && { tz }), ...(offset !== undefined && { offset }), ...(to !== undefined && { to }), ...(compat !== undefined && { compat }), ...(config !== undefined && { config }) }
}

// Each view loads what it is made with: a program that wants JSON need not wait for the widths of characters.
async function rendered(caseFile: CaseFile, flags: TriageFlags, world: World): Promise<string> {
  if (flags.format === 'json') return (await import('../views/json/index.ts')).renderJson(caseFile, { version: world.version })
  const { renderText } = await import('../views/text/index.ts')
  return renderText(caseFile, { width: world.stdout.columns || 100, colour: flags.color && hasColour(world), detail: flags.all ? 'all' : 'first' })
}

function hasColour({ stdout, env }: World): boolean {
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0'
  return stdout.isTTY && env['TERM'] !== 'dumb'
}
