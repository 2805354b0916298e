import { ClusterError } from './cluster-error.ts'

/** The servers that culprit speaks with, by product and major version. */
export const compats = ['elasticsearch-8', 'elasticsearch-9', 'serverless', 'opensearch-2', 'opensearch-3'] as const
export type Compat = (typeof compats)[number]

/** The server that a person names. */
export function checkedCompat(text: string): Compat {
  const found = compats.find(one => one === text)
  if (found === undefined) throw new ClusterError(`--compat ${text}: there is ${compats.join(', ')}`)
  return found
}
