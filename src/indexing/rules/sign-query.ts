import type { Query } from '../search/query.ts'
import { allOf, anyOf, exists, says } from '../search/query.ts'
import type { RuleSigns } from './rule-signs.ts'
import type { Sign } from './sign.ts'
import { signOf } from './sign.ts'

/** Where documents name the unit that they are of or about. */
export const unitFields = ['journald.unit', 'systemd.unit'] as const
// Beginnings of words stand for so many words at the most, in each part of an index.
const mostWords = 1000

/** Queries of which a document must meet one for a rule with these signs to be worth trying on it; each once. */
export function signQueries({ matches, units, descriptions }: RuleSigns): readonly Query[] {
  const queries = [...matches.map(match => queryOf(signOf(match))), ...units.map(unitQuery), ...descriptions.map(descriptionQuery)]
  return [...new Map(queries.map(query => [JSON.stringify(query), query])).values()]
}

function queryOf({ words, end, part }: Sign): Query {
  const asWords = end === 'whole' ? says('message', words) : { match_phrase_prefix: { message: { query: words, max_expansions: mostWords } } }
  const asPart = part === undefined || part === '' ? [] : [{ wildcard: { message: { value: `*${plain(part)}*`, case_insensitive: true } } }]
  if (words === '') return asPart[0] ?? exists('message')
  return asPart.length === 0 ? asWords : allOf([asWords, ...asPart])
}

function unitQuery(unit: string): Query {
  return anyOf(unitFields.map(field => (unit.includes('*') ? { wildcard: { [field]: { value: unit.split('*').map(plain).join('*') } } } : says(field, unit))))
}

// A glob in a description stands for words: those between are enough.
function descriptionQuery(description: string): Query {
  return says('message', description.split('*').reduce((a, b) => (b.trim().length > a.trim().length ? b : a)).trim())
}

/** A text that stands for itself in a wildcard query. */
function plain(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&')
}
