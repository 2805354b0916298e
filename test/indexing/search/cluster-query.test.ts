import { expect, test } from 'vitest'
import { indicesOf } from '../../../src/indexing/search/index-names.ts'
import { filtersOf } from '../../../src/indexing/search/narrowing.ts'
import { sortBy } from '../../../src/indexing/search/order.ts'

test('a name stands for indices, or for our own entries', () => {
  expect(indicesOf('es:')).toBe('logs-culprit.entries-*')
  expect(indicesOf('es:filebeat-*,logs-system.*,-logs-system.auth-*')).toBe('filebeat-*,logs-system.*,-logs-system.auth-*')
  expect(indicesOf('es:remote:logs-*')).toBe('remote:logs-*')
})

test.each(['es:../_cluster/settings', 'es:a/_doc', 'es:_all', 'es:a,_all', 'es:A', 'es:a b', 'es:a?x=1', 'es:a#b', 'es:a%2f', 'es:a\nb'])('%j is no index', name => {
  expect(() => indicesOf(name)).toThrow(/not the name of an index/)
})

test('a hostile host is a value and nothing else', () => {
  const host = '"}},{"match_all":{}} OR * \u0000'
  const [filter] = filtersOf({ host })
  expect(JSON.parse(JSON.stringify(filter))).toEqual({ bool: { should: ['host.hostname', 'host.name', 'journald.host.hostname', 'log.source.address'].map(field => ({ match_phrase: { [field]: host } })), minimum_should_match: 1 } })
})

test('times are sent to the microsecond, both ends inclusive', () => {
  expect(filtersOf({ since: 1_709_632_800_000_001, until: 1_709_632_800_000_002 })).toEqual([{ range: { '@timestamp': { gte: '2024-03-05T10:00:00.000001Z', lte: '2024-03-05T10:00:00.000002Z' } } }])
  expect(filtersOf({})).toEqual([])
})

test('a sort always ends in what no two documents have in common', () => {
  const last = (name: 'Elasticsearch' | 'OpenSearch', major: number) => sortBy('time', { name, major, version: '', flavour: 'stack' }).at(-1)
  expect([last('Elasticsearch', 8), last('Elasticsearch', 9), last('OpenSearch', 3), last('OpenSearch', 2)]).toEqual([{ _shard_doc: 'asc' }, { _shard_doc: 'asc' }, { _shard_doc: 'asc' }, { _id: 'asc' }])
})
