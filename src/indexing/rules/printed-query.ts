import type { Rule } from '../../model/rule.ts'
import { anyOf } from '../search/query.ts'
import { joined, signsOf } from './rule-signs.ts'
import type { RuleSigns } from './rule-signs.ts'
import { signQueries, unitFields } from './sign-query.ts'

export const queryLanguages = ['dsl', 'esql', 'eql'] as const
export type QueryLanguage = (typeof queryLanguages)[number]

const mostInRow = 50

/** A rule as a query, in a language of the cluster; `rules` are all that a cause may speak of. The text of a rule is a value in it and nothing else. */
export function printedQuery(rule: Rule, rules: readonly Rule[], language: QueryLanguage): string {
  const signs = joined([signsOf(rule, rules)])
  return { dsl, esql, eql }[language](signs, rule.id)
}

function dsl(signs: RuleSigns): string {
  return `${JSON.stringify({ query: anyOf(signQueries(signs)), sort: [{ '@timestamp': 'asc' }] }, undefined, 2)}\n`
}

function esql({ matches, units, descriptions }: RuleSigns, id: string): string {
  const like = (field: string, glob: string): string => `${field} LIKE ${quoted(glob)}`
  const literal = (text: string): string => `*${inGlob(text)}*`
  const conditions = [
    ...matches.map(match => like('message', literal(match.literal))),
    ...units.flatMap(unit => unitFields.map(field => (unit.includes('*') ? like(field, unit.split('*').map(inGlob).join('*')) : `${field} == ${quoted(unit)}`))),
    ...descriptions.map(text => like('message', `*${text.split('*').map(inGlob).join('*')}*`)),
  ]
  return `// ${remark(id)}\nFROM logs-*, filebeat-*\n| WHERE ${inGroups(conditions, '\n     OR ')}\n| SORT @timestamp\n| LIMIT 1000\n`
}

// It has no sign for a star or question mark that stands for itself: any character will do.
function eql({ matches, units, descriptions }: RuleSigns, id: string): string {
  const literal = (text: string): string => `message like ${quoted(`*${text.replace(/[*?]/g, '?')}*`)}`
  const conditions = [
    ...matches.map(match => literal(match.literal)),
    ...units.flatMap(unit => unitFields.map(field => (unit.includes('*') ? `?${field} like ${quoted(unit)}` : `?${field} == ${quoted(unit)}`))),
    ...descriptions.map(text => `message like ${quoted(`*${text}*`)}`),
  ]
  const note = matches.length + descriptions.length > 0 ? '\n// EQL cannot search text: this needs message as keyword or wildcard' : ''
  return `// ${remark(id)}${note}\nany where ${inGroups(conditions, '\n  or ')}\n`
}

// Each `or` takes all before it as one side: hundreds in a row lie deeper in one another than Elasticsearch reads.
function inGroups(conditions: readonly string[], or: string): string {
  const each = [...new Set(conditions)]
  if (each.length <= mostInRow) return each.join(or)
  const groups = Array.from({ length: Math.ceil(each.length / mostInRow) }, (_, index) => each.slice(index * mostInRow, (index + 1) * mostInRow))
  return groups.map(group => `(${group.join(or)})`).join(or)
}

function inGlob(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&')
}

/** A text between quotes that it cannot leave. */
function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
  return `"${escaped.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '?')}"`
}

function remark(id: string): string {
  return id.replace(/[^\w/.-]/g, '?')
}
