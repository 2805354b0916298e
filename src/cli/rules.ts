import { tryRule } from '../reasoning/rules/try-rule.ts'
import { readText } from '../reading/index.ts'
import { loadRules, readRules } from './load-rules.ts'
import type { World } from './world.ts'
import { exitCodes } from './world.ts'

/** `culprit rules list`: every rule on a line. */
export async function listRules(flags: { readonly rules?: readonly string[] }, world: World): Promise<number> {
  const { rules, problems } = await loadRules(world, flags.rules)
  for (const { file, line, message } of problems) world.stderr.write(`${file}:${line}: ${message}\n`)
  for (const rule of rules) {
    const says = rule.kind === 'cause' ? rule.says.title : rule.kind === 'effect' ? rule.does.map(({ verb, scope }) => `${verb} ${scope.map(({ kind, name }) => name || `any ${kind}`).join(', ')}`).join('; ') : (rule.explains?.title ?? rule.symptom)
    world.stdout.write(`${rule.id.padEnd(56)} ${says}\n`)
  }
  return exitCodes.analysed
}

/** `culprit rules test FOLDER`: checks a team's rules and runs their examples; says what is wrong and where. */
export async function testRules(folders: readonly string[], world: World): Promise<number> {
  const { rules } = await loadRules(world, folders)
  const parsers = await world.parsers()
  let failed = 0
  let passed = 0
  for (const folder of folders) {
    const { documents, problems } = await readRules(folder)
    for (const { file, line, message } of problems) world.stdout.write(`${file}:${line}: ${message}\n`)
    failed += new Set(problems.map(({ file }) => file)).size
    for (const document of documents) {
      const failures = await tryRule(document, rules, (text, as) => readText(text, `${as}.log`, parsers, { zone: 'UTC', now: world.now }))
      for (const failure of failures) world.stdout.write(`${document.file}: ${failure}\n`)
      if (failures.length > 0) failed++
      else passed++
    }
  }
  world.stdout.write(`${passed} rules passed, ${failed} failed\n`)
  return failed > 0 ? exitCodes.found : exitCodes.analysed
}
