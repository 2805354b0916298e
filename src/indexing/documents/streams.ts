import { ClusterError } from '../connection/cluster-error.ts'

export const streamKinds = ['entries', 'findings'] as const
export type StreamKind = (typeof streamKinds)[number]

/** The data stream for a kind of documents. */
export function streamName(kind: StreamKind, namespace: string): string {
  return `logs-culprit.${kind}-${namespace}`
}

/** What a document says of the data stream that it belongs to. */
export function dataStream(kind: StreamKind, namespace: string): { readonly type: string; readonly dataset: string; readonly namespace: string } {
  return { type: 'logs', dataset: `culprit.${kind}`, namespace }
}

/** The namespace as the data stream naming scheme wants it. */
export function checkedNamespace(text: string): string {
  if (/^[a-z0-9_][a-z0-9_.+]{0,99}$/.test(text)) return text
  throw new ClusterError(`--namespace ${text}: must be at most 100 lower-case letters, digits, _ and ., without - (it divides the parts of a data stream's name)`)
}
