import type { Product } from '../connection/product.ts'

/** An object as Kibana and OpenSearch Dashboards import it. */
export interface SavedObject {
  readonly type: 'index-pattern' | 'search' | 'visualization' | 'dashboard'
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly references: readonly { readonly name: string; readonly type: string; readonly id: string }[]
  readonly migrationVersion: Readonly<Record<string, string>>
  readonly coreMigrationVersion?: string
}

const hypotheses = 'culprit.finding : "hypothesis"'
const patternName = 'kibanaSavedObjectMeta.searchSourceJSON.index'

/** Data views of entries and findings, a saved search, and the dashboard of hypotheses over time, by host and by rule. */
export function dashboards(product: Product): readonly SavedObject[] {
  return [
    pattern(product, 'culprit-entries', 'logs-culprit.entries-*', {}),
    pattern(product, 'culprit-findings', 'logs-culprit.findings-*', {
      // An id of evidence leads to the entry that it names.
      'culprit.evidence_ids': { id: 'url', params: { type: 'a', labelTemplate: '{{value}}', urlTemplate: `${product.name === 'OpenSearch' ? '../app/data-explorer/discover' : '../app/discover'}#/?_a=(index:culprit-entries,query:(language:kuery,query:'_id%20:%20%22{{value}}%22'))` } },
    }),
    object(product, 'search', 'culprit-hypotheses', {
      title: 'Culprit: hypotheses', description: 'Root causes, the newest first, with the ids of their evidence',
      columns: ['host.name', 'culprit.level', 'message', 'rule.id', 'culprit.evidence_ids'], sort: [['@timestamp', 'desc']],
      kibanaSavedObjectMeta: { searchSourceJSON: source(hypotheses) },
    }, [{ name: patternName, type: 'index-pattern', id: 'culprit-findings' }]),
    chart(product, 'culprit-over-time', 'Culprit: hypotheses over time', 'histogram', [
      { id: '2', enabled: true, type: 'date_histogram', schema: 'segment', params: { field: '@timestamp', interval: 'auto', min_doc_count: 1, extended_bounds: {} } },
      { id: '3', enabled: true, type: 'terms', schema: 'group', params: { field: 'rule.id', size: 10, order: 'desc', orderBy: '1' } },
    ]),
    chart(product, 'culprit-by-host', 'Culprit: hypotheses by host', 'table', [{ id: '2', enabled: true, type: 'terms', schema: 'bucket', params: { field: 'host.name', size: 50, order: 'desc', orderBy: '1' } }]),
    chart(product, 'culprit-by-rule', 'Culprit: hypotheses by rule', 'table', [{ id: '2', enabled: true, type: 'terms', schema: 'bucket', params: { field: 'rule.id', size: 50, order: 'desc', orderBy: '1' } }]),
    dashboard(product),
  ]
}

/** The objects as the import wants them: one JSON object a line. */
export function asNdjson(objects: readonly SavedObject[]): string {
  return objects.map(one => `${JSON.stringify(one)}\n`).join('')
}

function pattern(product: Product, id: string, title: string, formats: object): SavedObject {
  return object(product, 'index-pattern', id, { title, timeFieldName: '@timestamp', fieldFormatMap: JSON.stringify(formats) }, [])
}

function chart(product: Product, id: string, title: string, type: 'histogram' | 'table', buckets: readonly object[]): SavedObject {
  const aggs = [{ id: '1', enabled: true, type: 'count', schema: 'metric', params: {} }, ...buckets]
  const params = type === 'table' ? { perPage: 10, showPartialRows: false, showTotal: false, sort: { columnIndex: null, direction: null }, totalFunc: 'sum' } : histogram
  return object(product, 'visualization', id, {
    title, description: '', version: 1, uiStateJSON: '{}', visState: JSON.stringify({ title, type, params, aggs }),
    kibanaSavedObjectMeta: { searchSourceJSON: source(hypotheses) },
  }, [{ name: patternName, type: 'index-pattern', id: 'culprit-findings' }])
}

const histogram = {
  type: 'histogram', grid: { categoryLines: false }, addTooltip: true, addLegend: true, legendPosition: 'right', times: [], addTimeMarker: false,
  categoryAxes: [{ id: 'CategoryAxis-1', type: 'category', position: 'bottom', show: true, style: {}, scale: { type: 'linear' }, labels: { show: true, truncate: 100 }, title: {} }],
  valueAxes: [{ id: 'ValueAxis-1', name: 'LeftAxis-1', type: 'value', position: 'left', show: true, style: {}, scale: { type: 'linear', mode: 'normal' }, labels: { show: true, rotate: 0, filter: false, truncate: 100 }, title: { text: 'Hypotheses' } }],
  seriesParams: [{ show: true, type: 'histogram', mode: 'stacked', data: { label: 'Count', id: '1' }, valueAxis: 'ValueAxis-1', drawLinesBetweenPoints: true, showCircles: true }],
}

function dashboard(product: Product): SavedObject {
  const panels = [
    ['culprit-over-time', 'visualization', { x: 0, y: 0, w: 48, h: 14 }],
    ['culprit-by-host', 'visualization', { x: 0, y: 14, w: 24, h: 14 }],
    ['culprit-by-rule', 'visualization', { x: 24, y: 14, w: 24, h: 14 }],
    ['culprit-hypotheses', 'search', { x: 0, y: 28, w: 48, h: 20 }],
  ] as const
  return object(product, 'dashboard', 'culprit-dashboard', {
    title: 'Culprit: root causes', description: 'Hypotheses over time, by host and by rule, and their evidence', hits: 0, version: 1, timeRestore: false,
    optionsJSON: JSON.stringify({ useMargins: true, hidePanelTitles: false }),
    panelsJSON: JSON.stringify(panels.map(([, type, place], index) => ({ version: product.name === 'OpenSearch' ? '7.9.3' : '8.0.0', type, gridData: { ...place, i: `${index}` }, panelIndex: `${index}`, embeddableConfig: {}, panelRefName: `panel_${index}` }))),
    kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify({ query: { query: '', language: 'kuery' }, filter: [] }) },
  }, panels.map(([id, type], index) => ({ name: `panel_${index}`, type, id })))
}

function object(product: Product, type: SavedObject['type'], id: string, attributes: SavedObject['attributes'], references: SavedObject['references']): SavedObject {
  // Importable into the version that it is of and into newer ones: so that of the oldest.
  const oldest = product.name === 'OpenSearch' ? { 'index-pattern': '7.6.0', search: '7.9.3', visualization: '7.8.0', dashboard: '7.9.3' }[type] : '8.0.0'
  return { type, id, attributes, references, migrationVersion: { [type]: oldest }, ...(product.name !== 'OpenSearch' && { coreMigrationVersion: '8.0.0' }) }
}

function source(query: string): string {
  return JSON.stringify({ query: { query, language: 'kuery' }, filter: [], indexRefName: patternName })
}
