import { compileRule } from '../../src/reasoning/rules/compile-rule.ts'
import { parseRule } from '../../src/reasoning/rules/parse-rule.ts'
import { Investigation } from '../../src/reasoning/investigation.ts'
import { MemoryWitness } from '../../src/reasoning/memory-witness.ts'
import type { CaseFile } from '../../src/model/case-file.ts'
import type { Rule } from '../../src/model/rule.ts'
import { readExample } from '../read-example.ts'

/** A rule from YAML, as its file would give it. */
export function rule(yaml: string): Rule {
  const id = /^id: (\S+)/m.exec(yaml)?.[1] ?? 'signatures/none/none'
  const { document, problems } = parseRule(yaml, `rules/${id}.yaml`)
  if (document === undefined) throw new Error(problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'))
  return compileRule(document)
}

/** The case file of little logs under some rules. */
export async function conclude(rules: readonly Rule[], logs: { readonly journal?: string; readonly build?: string }): Promise<CaseFile> {
  const entries = [...readExample(logs.journal ?? '', 'journal'), ...readExample(logs.build ?? '', 'build')]
  const investigation = new Investigation(rules)
  for (const entry of entries) investigation.observe(entry)
  return investigation.conclude(new MemoryWitness(entries))
}

/** Rules of a made-up daemon: what it misses, what sweeps it away, and the story of both. */
export const lostGrain = rule(`
id: signatures/mill/lost-grain
symptom: missing path
strength: strong
match:
  - literal: grain is gone
    pattern: '^mill: grain is gone from (?<path>/\\S+)$'
examples: [{log: 'mill: grain is gone from /srv/silo/1'}]
near misses: ['mill: grain is gone from the list of things that we fear']
`)

export const sweep = rule(`
id: effects/mill/sweep
event: {unit: sweep.service, description: Nightly Sweep}
does: [{removes: {path: /srv/silo}}]
examples: [{log: 'Mar  5 10:00:00 birch systemd[1]: Starting Nightly Sweep...'}]
near misses: ['Mar  5 10:00:00 birch systemd[1]: Starting Daily Sweep...']
`)

export const swept = rule(`
id: causes/mill/swept
title: the sweep took {loss.path}
culprit: {unit: sweep.service}
cause: sweep.service removes what lies in the silo, and {loss.path} was still needed.
prior: strong
when:
  loss: {signature: signatures/mill/lost-grain}
  broom: {effect: effects/mill/sweep, upon: loss}
  guard: {naming: 'guarding {loss.path}', before: loss, within: 10 min, absent: true}
strengthens:
  - {if: {term: broom, before: loss, within: 5 s}, because: it began at the moment of the loss, by: large}
weakens:
  - {if: {naming: 'seen {loss.path}', after: broom, before: loss}, because: the grain was still there after the sweep, by: large}
examples: [{journal: 'x'}]
near misses: [{journal: 'x'}]
`)
