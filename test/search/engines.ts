export const engines = ['elasticsearch-9', 'opensearch-3', 'elasticsearch-8', 'opensearch-2'] as const
export type Engine = (typeof engines)[number]

/** The engine that this run is about, as scripts/test-search.js says it. */
export function engineOfThisRun(): Engine {
  return engines.find(engine => engine === process.env['SEARCH_ENGINE']) ?? 'elasticsearch-9'
}
