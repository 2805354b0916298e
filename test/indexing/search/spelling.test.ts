import { expect, test } from 'vitest'
import { entryDocument } from '../../../src/indexing/documents/entry-document.ts'
import { commonFields } from '../../../src/indexing/documents/field-names.ts'
import { spelled } from '../../../src/indexing/search/spelling.ts'
import { Investigation } from '../../../src/reasoning/investigation.ts'
import { shippedRules } from '../../../src/shipped.ts'

const isSaid = (literal: string, document: object): boolean => {
  const json = JSON.stringify(document)
  return [literal, ...spelled(literal)].some(text => json.includes(text))
}

test.each([
  ['"PRIORITY":"3"', { log: { syslog: { priority: 3, appname: 'x' } } }],
  ['"PRIORITY":"3"', { 'log.syslog.priority': 3 }],
  ['"PRIORITY" : "3"', { log: { syslog: { priority: 27 } } }],
  ['"PRIORITY":"0"', { syslog: { priority: '0' } }],
  ['"PRIORITY":"2"', { log: { syslog: { severity: { code: 2 } } } }],
  ['"PRIORITY":"2"', { 'log.syslog.severity.code': 2 }],
  ['"PRIORITY":"3"', { log: { syslog: { severity: { name: 'Error', code: 3 } } } }],
  [']: Started ', { message: 'Started Sweep.' }],
  ['systemd[1]: Starting ', { message: 'Starting Sweep...' }],
  [' Mounted ', { message: 'Mounted /var.' }],
  ['slapd[', { process: { name: 'slapd' } }],
  ['slapd[', { log: { syslog: { appname: 'slapd' } } }],
])('%s is found in %j', (literal, document) => {
  expect(isSaid(literal, document)).toBe(true)
})

test.each([
  ['"PRIORITY":"3"', { log: { syslog: { priority: 30 } } }],
  ['"PRIORITY":"3"', { log: { syslog: { priority: 6, facility: { code: 3 } } } }],
  ['"PRIORITY":"1"', { log: { syslog: { priority: 14, severity: { code: 6, name: 'Informational' } } } }],
  [']: Started ', { message: 'It Started well' }],
])('%s is not found in %j', (literal, document) => {
  expect(isSaid(literal, document)).toBe(false)
})

test('nothing that is sought stands in the names of fields: every document would be read', async () => {
  const values: Record<string, string> = Object.fromEntries(commonFields.map(({ name, type }) => [name, type === 'number' ? '6' : 'q']))
  const entry = { origin: { source: 'q', line: 1, offset: 0 }, from: 'journal', message: 'q', text: 'q', time: 1_700_000_000_000_000, clock: 'exact', severity: 6, field: (name: string) => values[name] } as const
  const document = entryDocument(entry, 0, { belongs: '{"type":"logs","dataset":"culprit.entries","namespace":"q"}', log: 'q' })
  const sought = new Investigation(await shippedRules(new URL('../../../dist/main.js', import.meta.url).href)).literalsFor('journal')
  expect(sought.filter(literal => [literal, ...spelled(literal)].some(text => document.includes(text)))).toEqual([])
})
