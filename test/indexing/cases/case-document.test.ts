import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseDocument, caseKey, caseOfDocument } from '../../../src/indexing/cases/case-document.ts'
import type { KeptCase } from '../../../src/model/kept-case.ts'

const time = fc.integer({ min: 0, max: 4_000_000_000_000_000 })
const anyCase: fc.Arbitrary<KeptCase> = fc.record({ fingerprint: fc.string(), opinion: fc.constantFrom('confirmed', 'refuted'), decided: time, happened: time, ruleId: fc.string(), title: fc.string(), because: fc.string(), remedy: fc.string() }, { requiredKeys: ['fingerprint', 'opinion', 'decided', 'ruleId', 'title', 'because'] })

test('a case comes back as it was kept, to the microsecond', () => {
  fc.assert(fc.property(anyCase, one => {
    expect(caseOfDocument(JSON.parse(JSON.stringify(caseDocument(one).document)))).toEqual(one)
  }))
})

test('the same decision has the same id, another one another', () => {
  const flood: KeptCase = { fingerprint: 'causes/mill/flood', opinion: 'confirmed', decided: 5, ruleId: 'causes/mill/flood', title: 'flood', because: '' }
  expect(caseDocument({ ...flood }).id).toBe(caseDocument(flood).id)
  expect(new Set([flood, { ...flood, decided: 6 }, { ...flood, opinion: 'refuted' as const }, { ...flood, remedy: 'a weir' }].map(one => caseDocument(one).id)).size).toBe(4)
})

test('a fingerprint of any length has a key that an index can hold', () => {
  expect(caseKey('x'.repeat(100_000))).toMatch(/^[\w-]{22}$/)
})

test.each([undefined, null, 'text', {}, { culprit: { fingerprint: 7 } }, { ...caseDocument({ fingerprint: 'f', opinion: 'confirmed', decided: 5, ruleId: 'r', title: 't', because: '' }).document, '@timestamp': 'yesterday' }])('%j is no case', source => {
  expect(caseOfDocument(source)).toBeUndefined()
})
