import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import type { Rule } from '../../../src/model/rule.ts'
import { compileRule } from '../../../src/reasoning/rules/compile-rule.ts'
import type { RuleDocument } from '../../../src/reasoning/rules/rule-document.ts'

const folder = new URL('../../../rules/', import.meta.url)

/** Every shipped rule, with its document. */
export function wholePack(): readonly { readonly rule: Rule; readonly document: RuleDocument }[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml')).sort()
  return names.map((file) => {
    const document: RuleDocument = { file, body: parse(readFileSync(new URL(file, folder), 'utf8')) as RuleDocument['body'] }
    return { rule: compileRule(document), document }
  })
}
