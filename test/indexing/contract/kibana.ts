// What Kibana takes, after its published interface and sources: the operation "Import saved objects" of its API documentation
// (POST /api/saved_objects/_import), and the schemas by which its plugins check the attributes of their saved objects
// (data_views, saved_search, visualizations and dashboard, server/…/schema: the first of each, of 8.8 and 8.9; none of them
// takes an attribute that it does not know). OpenSearch Dashboards has these four from Kibana 7.10.
const text = { type: 'string' } as const
const number = { type: 'number' } as const
const yesOrNo = { type: 'boolean' } as const
const object = (required: readonly string[], properties: Readonly<Record<string, object>>): object => ({ type: 'object', required, properties, additionalProperties: false })
const source = object(['searchSourceJSON'], { searchSourceJSON: text })
const references = { type: 'array', items: object(['name', 'type', 'id'], { name: text, type: text, id: text }) }

const attributes: Readonly<Record<string, object>> = {
  'index-pattern': object(['title'], { title: text, name: text, timeFieldName: text, fields: text, fieldAttrs: text, sourceFilters: text, fieldFormatMap: text, type: text, typeMeta: text, allowNoIndex: yesOrNo, runtimeFieldMap: text }),
  search: object(['title', 'kibanaSavedObjectMeta'], {
    title: text, description: text, kibanaSavedObjectMeta: source, columns: { type: 'array', items: text }, grid: { type: 'object' }, hideChart: yesOrNo, hits: number, version: number,
    sort: { type: 'array', items: { type: 'array', items: [text, { enum: ['asc', 'desc'] }], minItems: 2, maxItems: 2 } },
  }),
  visualization: object(['title', 'visState'], { title: text, description: text, version: number, kibanaSavedObjectMeta: source, uiStateJSON: text, visState: text, savedSearchRefName: text }),
  dashboard: object(['title', 'kibanaSavedObjectMeta', 'panelsJSON'], {
    title: text, description: text, kibanaSavedObjectMeta: source, timeRestore: yesOrNo, timeFrom: text, timeTo: text, panelsJSON: text, optionsJSON: text, hits: number, version: number,
    refreshInterval: { type: 'object' }, controlGroupInput: { type: 'object' },
  }),
}

/** A line of an import: an object of one of these types. */
export const savedObject = {
  oneOf: Object.entries(attributes).map(([type, own]) => object(['type', 'id', 'attributes', 'references'], {
    type: { const: type }, id: text, attributes: own, references, migrationVersion: { type: 'object', additionalProperties: text }, coreMigrationVersion: text, typeMigrationVersion: text,
  })),
}

/** What stands as JSON in a string of an attribute. */
export const inner: Readonly<Record<string, object>> = {
  searchSourceJSON: object(['query', 'filter'], { query: object(['query', 'language'], { query: text, language: { enum: ['kuery', 'lucene'] } }), filter: { type: 'array' }, indexRefName: text }),
  panelsJSON: {
    type: 'array',
    items: object(['version', 'gridData', 'panelIndex', 'embeddableConfig', 'panelRefName'], {
      version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' }, type: { enum: ['visualization', 'search'] }, panelIndex: text, embeddableConfig: { type: 'object' }, panelRefName: text,
      // 48 columns.
      gridData: object(['x', 'y', 'w', 'h', 'i'], { x: { type: 'integer', minimum: 0, maximum: 47 }, y: { type: 'integer', minimum: 0 }, w: { type: 'integer', minimum: 1, maximum: 48 }, h: { type: 'integer', minimum: 1 }, i: text }),
    }),
  },
  optionsJSON: { type: 'object', properties: { useMargins: yesOrNo, hidePanelTitles: yesOrNo } },
  visState: object(['title', 'type', 'params', 'aggs'], {
    title: text, type: { enum: ['histogram', 'table'] }, params: { type: 'object' },
    aggs: { type: 'array', minItems: 1, items: object(['id', 'enabled', 'type', 'schema', 'params'], { id: text, enabled: yesOrNo, type: { enum: ['count', 'date_histogram', 'terms'] }, schema: { enum: ['metric', 'segment', 'group', 'bucket'] }, params: { type: 'object' } }) },
  }),
  fieldFormatMap: { type: 'object', additionalProperties: object(['id', 'params'], { id: { const: 'url' }, params: object(['type', 'urlTemplate', 'labelTemplate'], { type: { enum: ['a', 'img', 'audio'] }, urlTemplate: text, labelTemplate: text }) }) },
  uiStateJSON: { type: 'object' },
}
