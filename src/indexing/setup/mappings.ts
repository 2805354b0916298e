import type { estypes } from '@elastic/elasticsearch'
import type { Product } from '../connection/product.ts'

type Mapping = estypes.MappingProperty

const keyword: Mapping = { type: 'keyword', ignore_above: 1024 }
const long: Mapping = { type: 'long' }
const properties = (of: Readonly<Record<string, Mapping>>): Mapping => ({ properties: of })
// What OpenSearch calls it; the interface of Elasticsearch does not know it.
const flatObject = { type: 'flat_object' } as unknown as Mapping
// Kept and shown, but not searched.
const shown: Mapping = { type: 'keyword', index: false, doc_values: false }

/** How the fields of entries and findings are indexed. What is not named here is kept and not searched, so that no log can fill the mapping. */
export function mappings(product: Product): estypes.MappingTypeMapping {
  const anyFields = product.name === 'OpenSearch' ? flatObject : { type: 'flattened', ignore_above: 8000 } satisfies Mapping
  const process = properties({ pid: long, name: keyword, executable: keyword, command_line: keyword })
  return {
    dynamic: false,
    properties: {
      // In milliseconds, as type date has it, the microseconds of the journal would be lost.
      '@timestamp': { type: 'date_nanos' },
      message: { type: product.name === 'OpenSearch' ? 'text' : 'match_only_text' },
      data_stream: properties({ type: keyword, dataset: keyword, namespace: keyword }),
      ecs: properties({ version: keyword }),
      event: properties({ kind: keyword, dataset: keyword, code: keyword, action: keyword, reason: { type: 'text' }, severity: long, start: { type: 'date_nanos' }, end: { type: 'date_nanos' }, original: shown }),
      host: properties({ hostname: keyword, name: keyword, id: keyword }),
      related: properties({ hosts: keyword }),
      log: properties({
        level: keyword, offset: long, file: properties({ path: keyword }),
        syslog: properties({ priority: long, appname: keyword, procid: keyword, severity: properties({ code: long, name: keyword }), facility: properties({ code: long }) }),
        origin: properties({ function: keyword, file: properties({ name: keyword, line: long }) }),
      }),
      process,
      user: properties({ id: keyword, group: properties({ id: keyword }) }),
      container: properties({ id: keyword, name: keyword, image: properties({ name: keyword }) }),
      rule: properties({ id: keyword, name: keyword, version: keyword, reference: keyword }),
      systemd: properties({ unit: keyword, user_unit: keyword, slice: keyword, cgroup: keyword, session: keyword, owner_uid: keyword, invocation_id: keyword, transport: keyword }),
      journald: properties({
        pid: long, uid: long, gid: long, unit: keyword, host: properties({ boot_id: keyword }), process,
        code: properties({ file: keyword, line: long, func: keyword }),
        object: properties({ pid: long, uid: long, process, systemd: properties({ unit: keyword }) }),
        coredump: properties({ unit: keyword }),
        custom: anyFields,
      }),
      culprit: properties({
        from: keyword, clock: keyword, line: long, log: keyword, time: { type: 'double' },
        finding: keyword, symptom: keyword, role: keyword, strength: keyword, unit: keyword, description: keyword,
        resource: properties({ kind: keyword, name: keyword }), culprit: properties({ kind: keyword, name: keyword }),
        captures: anyFields, fingerprint: keyword, confidence: { type: 'double' }, level: keyword,
        evidence_ids: keyword, score: { type: 'object', enabled: false }, remedy: shown, confirm: { type: 'object', enabled: false }, evidence: { type: 'object', enabled: false },
      }),
    },
  }
}

/** What kept cases have beside that. */
export const caseMappings: estypes.MappingTypeMapping = { properties: { culprit: properties({ key: keyword, opinion: keyword }) } }
