import type { TransportRequestOptions, TransportRequestParams } from '@elastic/elasticsearch'
import { SniffingTransport } from '@elastic/elasticsearch'
import type { Product } from './product.ts'
import { requireSearchAnswer } from './search-answer.ts'

type Options = ConstructorParameters<typeof SniffingTransport>[0]

/**
 * The transport that serves all four servers: plain JSON headers, because Elasticsearch 8 refuses those that the client
 * has for 9 and OpenSearch has none of its own, and the paths of OpenSearch where they differ.
 */
export function transportFor(product: Pick<Product, 'name'>): typeof SniffingTransport {
  const isOpenSearch = product.name === 'OpenSearch'
  return class extends SniffingTransport {
    constructor(options: Options) {
      const own = { ...options }
      delete own.vendoredHeaders
      // The product was asked for before; the client's own check would refuse OpenSearch after it has done what it was told.
      delete own.productCheck
      super(own)
    }

    override async request(params: TransportRequestParams, options?: TransportRequestOptions): Promise<never> {
      const answer: unknown = await this.#ask(params, options)
      // Bytes that still come say nothing yet.
      if (options?.asStream !== true) requireSearchAnswer(params.path, params.body, options?.meta === true ? (answer as { readonly body: unknown }).body : answer)
      return answer as never
    }

    async #ask(params: TransportRequestParams, options?: TransportRequestOptions): Promise<never> {
      if (!isOpenSearch) return (await super.request(params, options)) as never
      const opening = /^\/([^/]+)\/_pit$/.exec(params.path)
      if (opening !== null) {
        const answer = await super.request({ ...params, path: `/${opening[1]}/_search/point_in_time` }, { ...options, meta: true })
        const body = { ...(answer.body as { readonly pit_id: string }), id: (answer.body as { readonly pit_id: string }).pit_id }
        return (options?.meta === true ? { ...answer, body } : body) as never
      }
      if (params.path !== '/_pit') return (await super.request(params, options)) as never
      const { id } = params.body as { readonly id: string }
      return (await super.request({ ...params, path: '/_search/point_in_time', body: { pit_id: id } }, options)) as never
    }
  }
}
