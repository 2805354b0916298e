import { printedQuery } from '../../indexing/index.ts'
import type { QueryLanguage } from '../../indexing/index.ts'
import { loadRules } from '../load-rules.ts'
import type { World } from '../world.ts'
import { UserError, exitCodes } from '../world.ts'

/** `culprit rules query ID`: prints a rule as a query. */
export async function queryRule(id: string, flags: { readonly to: QueryLanguage; readonly rules?: readonly string[] }, world: World): Promise<number> {
  const { rules, problems } = await loadRules(world, flags.rules)
  for (const { file, line, message } of problems) world.stderr.write(`${file}:${line}: ${message}\n`)
  const rule = rules.find(one => one.id === id)
  if (rule === undefined) throw new UserError(`${id}: no such rule; culprit rules list shows them all`)
  const query = printedQuery(rule, rules, flags.to)
  world.stdout.write(query)
  if (flags.to === 'dsl' && mayBeTooLong(query)) world.stderr.write('note: OpenSearch takes 1,024 clauses in a query, and each word counts; for this one allow it more with indices.query.bool.max_clause_count\n')
  return exitCodes.analysed
}

// Names count here as words do: rather warned in vain than refused unwarned.
function mayBeTooLong(query: string): boolean {
  return query.split(/[^\p{L}\p{N}_]+/u).length > 1024
}
