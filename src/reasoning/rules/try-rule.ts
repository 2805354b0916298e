import type { Entry } from '../../model/entry.ts'
import type { Rule } from '../../model/rule.ts'
import { Investigation } from '../investigation.ts'
import { MemoryWitness } from '../memory-witness.ts'
import { compileRule } from './compile-rule.ts'
import type { CaseExample, CauseBody, EffectBody, RuleDocument, SignatureBody } from './rule-document.ts'

/** Reads an example's text as the sources would be read: `as` is what it was given as. */
export type ReadExample = (text: string, as: 'log' | 'journal' | 'build') => readonly Entry[]

/** Runs a rule's examples and near misses through the engine; every sentence is one that failed. `all` are the rules that a cause may speak of. */
export async function tryRule({ file, body }: RuleDocument, all: readonly Rule[], read: ReadExample): Promise<string[]> {
  if ('when' in body) return await tryCause(body, all, read)
  return tryLines(body, compileRule({ file, body }), read)
}

function tryLines(body: SignatureBody | EffectBody, rule: Rule, read: ReadExample): string[] {
  const failures: string[] = []
  for (const { log, gives = {} } of body.examples ?? []) {
    const captures = met(rule, read(log, 'log'))
    if (captures.length === 0) failures.push(`example is not recognised: ${log}`)
    const wrong = Object.entries(gives).filter(([name, value]) => captures.length > 0 && !captures.some(capture => capture[name] === String(value)))
    for (const [name, value] of wrong) failures.push(`example gives ${name} = ${captures.map(capture => capture[name] ?? 'nothing').join(' | ')} instead of ${String(value)}: ${log}`)
  }
  for (const log of body['near misses'] ?? []) if (met(rule, read(log, 'log')).length > 0) failures.push(`near miss is recognised: ${log}`)
  if ((body.examples ?? []).length === 0 || (body['near misses'] ?? []).length === 0) failures.push('a rule needs examples and near misses')
  return failures
}

// The captures of every time that a rule alone is met in some entries.
function met(rule: Rule, entries: readonly Entry[]): Readonly<Record<string, string>>[] {
  const investigation = new Investigation([rule])
  return entries.flatMap(entry => {
    const { signals, events } = investigation.observe(entry)
    const units = events.filter(({ effects }) => effects.length > 0).map(({ unit, captures }) => ({ ...(unit !== undefined && { unit }), ...captures }))
    return [...signals.map(({ captures }) => captures), ...units]
  })
}

async function tryCause(body: CauseBody, all: readonly Rule[], read: ReadExample): Promise<string[]> {
  const failures: string[] = []
  for (const [index, example] of (body.examples ?? []).entries()) {
    const ids = await concluded(example, all, read)
    if (ids[0] !== body.id) failures.push(`example ${index + 1} does not lead to this rule first, but to: ${ids.slice(0, 3).join(', ') || 'nothing'}`)
  }
  for (const [index, example] of (body['near misses'] ?? []).entries()) {
    if ((await concluded(example, all, read)).includes(body.id)) failures.push(`near miss ${index + 1} leads to this rule`)
  }
  return failures
}

async function concluded(example: CaseExample, all: readonly Rule[], read: ReadExample): Promise<string[]> {
  const entries = [...(example.journal === undefined ? [] : read(example.journal, 'journal')), ...(example.build === undefined ? [] : read(example.build, 'build'))]
  const investigation = new Investigation(all)
  for (const entry of entries) investigation.observe(entry)
  return (await investigation.conclude(new MemoryWitness(entries))).hypotheses.map(({ ruleId }) => ruleId)
}
