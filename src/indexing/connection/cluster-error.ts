/** What a person can mend about a cluster: what, where, what to do next. Holds no secret. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError'
}
