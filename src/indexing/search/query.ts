import type { estypes } from '@elastic/elasticsearch'

/** A query in the search language of both products, as its published interface has it. Texts stand in it as values only, so that none can become a part of it. */
export type Query = NonNullable<estypes.QueryDslQueryContainer>
/** What is sorted by. */
export type Sort = estypes.SortOptions

export function allOf(filter: readonly Query[], mustNot: readonly Query[] = []): Query {
  return { bool: { ...(filter.length > 0 && { filter: [...filter] }), ...(mustNot.length > 0 && { must_not: [...mustNot] }) } }
}

export function anyOf(should: readonly Query[]): Query {
  return { bool: { should: [...should], minimum_should_match: 1 } }
}

export function exists(field: string): Query {
  return { exists: { field } }
}

/** A text in a field, whole where the field is a keyword, as adjacent words where it is text: indices differ in it. */
export function says(field: string, text: string): Query {
  return { match_phrase: { [field]: text } }
}

export function saysAny(fields: readonly string[], text: string): Query {
  return anyOf(fields.map(field => says(field, text)))
}
