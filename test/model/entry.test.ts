import { expect, test } from 'vitest'
import type { Entry } from '../../src/model/entry.ts'
import { kept } from '../../src/model/entry.ts'

const entry: Entry = {
  origin: { source: 'mill.log', line: 7, offset: 70 }, from: 'journal', message: 'grain is wet', text: 'Mar 5 miller: grain is wet', time: 5, clock: 'exact', severity: 3, host: 'birch', identifier: 'miller', pid: 4,
  unit: 'mill.service', subject: 'silo.service', bootId: 'b', invocationId: 'i', messageId: 'm', document: { index: 'logs', id: 'a1' },
}

test('what is kept of an entry is all that it says, without the record behind its fields', () => {
  expect(kept({ ...entry, field: () => 'raw', fieldNames: () => ['RAW'] })).toStrictEqual(entry)
})

test('its texts are cut to a bound', () => {
  expect(kept(entry, 5)).toMatchObject({ message: 'grain', text: 'Mar 5' })
})
