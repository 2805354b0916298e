// What is shipped with the program: the formats, and the rules that lie packed beside its parts.
import { readFile } from 'node:fs/promises'
import type { Parser } from './model/parser.ts'
import type { Rule } from './model/rule.ts'

export async function shippedParsers(): Promise<readonly Parser[]> {
  return (await import('../parsers/index.ts')).parsers
}

/** The rules beside the part of the program that lies here. */
export async function shippedRules(here: string): Promise<readonly Rule[]> {
  const [index, documents] = await Promise.all([readFile(new URL('./rules.json', here), 'utf8'), readFile(new URL('./rules.jsonl', here))])
  return (await import('./reasoning/rules/rule-pack.ts')).unpackRules({ index: JSON.parse(index) as never, documents })
}
