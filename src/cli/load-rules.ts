import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from '../model/problem.ts'
import type { Rule } from '../model/rule.ts'
import { compileRule } from '../reasoning/rules/compile-rule.ts'
import type { RuleProblem } from '../reasoning/rules/parse-rule.ts'
import type { RuleDocument } from '../reasoning/rules/rule-document.ts'
import type { World } from './world.ts'
import { UserError } from './world.ts'

/** The shipped rules and those of the user's folders; a rule of the user's replaces a shipped one of the same id. */
export async function loadRules(world: Pick<World, 'rules'>, folders: readonly string[] = []): Promise<{ rules: readonly Rule[]; problems: readonly RuleProblem[] }> {
  const shipped = await world.rules()
  const own = await Promise.all(folders.map(readRules))
  const rules = new Map([...shipped, ...own.flatMap(({ documents }) => documents.map(compileRule))].map(rule => [rule.id, rule]))
  return { rules: [...rules.values()], problems: own.flatMap(({ problems }) => problems) }
}

/** Every rule file below a folder, checked. */
export async function readRules(folder: string): Promise<{ documents: readonly RuleDocument[]; problems: readonly RuleProblem[] }> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw new UserError(`${folder}: no such folder of rules; name the one that holds signatures/, effects/ and causes/`)
  // The checker is heavy and seldom needed.
  const { parseRule } = await import('../reasoning/rules/parse-rule.ts')
  const names = (await readdir(folder, { recursive: true })).filter(name => /\.ya?ml$/.test(name)).sort()
  if (names.length === 0) throw new UserError(`${folder}: no .yaml file in it; see rules/README.md for how a rule reads`)
  const parsed = await Promise.all(names.map(async name => parseRule(await readFile(path.join(folder, name), 'utf8'), path.join(folder, name).replaceAll('\\', '/'))))
  return { documents: parsed.flatMap(({ document }) => document ?? []), problems: parsed.flatMap(({ problems }) => problems) }
}

/** What is wrong with a rule, as a problem of the run that goes on without it. */
export function brokenRule({ file, line, message }: RuleProblem): Problem {
  return { code: 'broken-rule', source: file, line, message }
}
