import { farScheme as scheme } from '../../model/far-name.ts'
import { ClusterError } from '../connection/cluster-error.ts'

const ownEntries = 'logs-culprit.entries-*'

/** The indices that `es:INDEX,…` names; our own entries where it names none. */
export function indicesOf(name: string): string {
  const index = name.slice(scheme.length).trim()
  if (index === '') return ownEntries
  // What an index may be called, with wildcards, exclusions and remote clusters: nothing that could lead to another path.
  if (/^[^\s\\/?"<>|#%&]+$/.test(index) && !/(?:^|,)[_+]/.test(index) && !index.includes('..') && index === index.toLowerCase()) return index
  throw new ClusterError(`${name}: not the name of an index; write it as es:logs-system.*,filebeat-*, or es: alone for the entries that culprit index wrote`)
}
