import type { estypes } from '@elastic/elasticsearch'
import type { Product } from '../connection/product.ts'
import { streamKinds } from '../documents/streams.ts'
import { caseMappings, mappings } from './mappings.ts'

type Body<Request> = Omit<Request, 'name' | 'body'>

/** One request of the set-up; its body is what the published interface of Elasticsearch knows. */
export interface Step {
  readonly method: 'PUT'
  readonly path: string
  readonly body: Body<estypes.ClusterPutComponentTemplateRequest> | Body<estypes.IndicesPutIndexTemplateRequest>
  /** Such as `the fields`. */
  readonly what: string
}

/** What a person wants otherwise than usual. */
export interface SetupWish {
  /** How long documents are kept, such as `30d`; for ever without it. */
  readonly retention?: string
  readonly replicas?: number
}

/** Everything that is sent to a cluster, in order; sent again it changes nothing. */
export function setupSteps(product: Product, { retention, replicas }: SetupWish): readonly Step[] {
  const isOpenSearch = product.name === 'OpenSearch'
  const meta = { managed_by: 'culprit', description: 'Entries and findings of culprit; culprit setup writes it anew.' }
  // A serverless project sees to its own copies.
  const settings = { ...(replicas !== undefined && product.flavour === 'stack' && { number_of_replicas: replicas }) }
  const own = Object.keys(settings).length > 0 ? ['logs-culprit@settings'] : []
  // A place for a team's own fields; only Elasticsearch takes a name that is not there.
  const custom = isOpenSearch ? [] : ['logs-culprit@custom']
  const lifecycle = retention === undefined ? {} : { data_retention: retention }
  const ofElasticsearch: Partial<Body<estypes.IndicesPutIndexTemplateRequest>> = isOpenSearch ? {} : { ignore_missing_component_templates: custom, allow_auto_create: true, template: { lifecycle } }
  return [
    { method: 'PUT', path: '/_component_template/logs-culprit@mappings', body: { template: { mappings: mappings(product) }, _meta: meta } satisfies Body<estypes.ClusterPutComponentTemplateRequest>, what: 'the fields' },
    ...own.map((name): Step => ({ method: 'PUT', path: `/_component_template/${name}`, body: { template: { settings: { index: settings } }, _meta: meta } satisfies Body<estypes.ClusterPutComponentTemplateRequest>, what: 'the settings' })),
    ...streamKinds.map((kind): Step => ({
      method: 'PUT',
      path: `/_index_template/${templateName(kind)}`,
      body: {
        index_patterns: [`logs-culprit.${kind}-*`],
        data_stream: {},
        // Above that of Elasticsearch for logs-*-*, which has 100.
        priority: 250,
        composed_of: ['logs-culprit@mappings', ...own, ...custom],
        ...ofElasticsearch,
        _meta: meta,
      } satisfies Body<estypes.IndicesPutIndexTemplateRequest>,
      what: `the data streams of ${kind}`,
    })),
    {
      method: 'PUT',
      path: `/_index_template/${casesIndex}`,
      // One index: cases are kept until somebody forgets them.
      body: {
        index_patterns: [casesIndex],
        priority: 250,
        composed_of: ['logs-culprit@mappings', ...own],
        template: { mappings: caseMappings },
        ...(isOpenSearch ? {} : { allow_auto_create: true }),
        _meta: meta,
      } satisfies Body<estypes.IndicesPutIndexTemplateRequest>,
      what: 'the index of cases',
    },
  ]
}

/** Where cases that were decided are kept; its template is of the same name. */
export const casesIndex = 'culprit-cases'

export function templateName(kind: (typeof streamKinds)[number]): string {
  return `logs-culprit.${kind}`
}

/** What a person must know of a product that cannot do all that was wished. */
export function setupRemarks(product: Product, { retention }: SetupWish): readonly string[] {
  if (product.name !== 'OpenSearch') return retention === undefined ? ['documents are kept for ever; --retention 90d deletes older ones'] : []
  return [`OpenSearch has no lifecycle in templates: nothing is rolled over or deleted${retention === undefined ? '' : `, --retention ${retention} neither`}; attach a policy of Index State Management to logs-culprit.* (docs/teams.md has one)`]
}
