/** The servers that culprit speaks with, by product and major version. */
export const compats = ['elasticsearch-8', 'elasticsearch-9', 'serverless', 'opensearch-2', 'opensearch-3'] as const
export type Compat = (typeof compats)[number]
