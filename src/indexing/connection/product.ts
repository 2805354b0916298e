import { ClusterError } from './cluster-error.ts'
import type { Compat } from './compat.ts'

/** What answers: found out by asking, or said with `--compat`. */
export interface Product {
  readonly name: 'Elasticsearch' | 'OpenSearch'
  readonly major: number
  /** As the server says it. */
  readonly version: string
  readonly flavour: 'stack' | 'serverless'
}

/** The product that a user insists on. */
export function productOf(compat: Compat): Product {
  if (compat === 'serverless') return { name: 'Elasticsearch', major: 9, version: 'serverless', flavour: 'serverless' }
  const major = Number(compat.slice(-1))
  return { name: compat.startsWith('opensearch') ? 'OpenSearch' : 'Elasticsearch', major, version: `${major}`, flavour: 'stack' }
}

/** The product that a banner, the answer to `GET /`, tells of. */
export function productIn(banner: unknown, where: string): Product {
  const { version } = isObject(banner) ? banner : {}
  const { number, distribution, build_flavor: flavour } = isObject(version) ? version : {}
  if (typeof number !== 'string' || !/^\d+\./.test(number)) {
    throw new ClusterError(`${where} answers, but not as Elasticsearch or OpenSearch does; name the address of the search cluster, not of Kibana or a proxy's login page`)
  }
  const name = distribution === 'opensearch' ? 'OpenSearch' : 'Elasticsearch'
  const product: Product = { name, major: Number.parseInt(number, 10), version: number, flavour: flavour === 'serverless' ? 'serverless' : 'stack' }
  const isKnown = product.flavour === 'serverless' || (name === 'OpenSearch' ? product.major >= 2 : product.major >= 8)
  if (!isKnown) throw new ClusterError(`${where} is ${name} ${number}, which is too old: culprit speaks with Elasticsearch 8 and 9 and OpenSearch 2 and 3; upgrade it, or try --compat ${name === 'OpenSearch' ? 'opensearch-2' : 'elasticsearch-8'}`)
  return product
}

/** How a person names it: `Elasticsearch 9.5.3`. */
export function nameOf({ name, version }: Product): string {
  return `${name} ${version}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
