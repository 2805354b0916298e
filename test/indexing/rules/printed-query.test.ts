import { describe, expect, test } from 'vitest'
import type { Cause, Effect, Rule, Signature } from '../../../src/model/rule.ts'
import { printedQuery } from '../../../src/indexing/rules/printed-query.ts'

const base = { origin: { file: 'wet.yaml', line: 1 }, references: [] }
const signature = (literal: string): Signature => ({ ...base, kind: 'signature', id: 'signatures/mill/wet', symptom: 'device error', in: 'any', role: 'cause', strength: 'strong', match: [{ literal, pattern: /^grain (?<what>.+) is wet$/, from: [] }] })
const effect: Effect = { ...base, kind: 'effect', id: 'effects/mill/rain', trigger: { units: ['rain.service', 'cloud@*.timer'], descriptions: ['Heavy rain'], on: ['unit start'], match: [] }, does: [], remedy: [], confirm: [] }
const cause = { ...base, kind: 'cause', id: 'causes/mill/rain', when: new Map([['wet', { signature: ['signatures/mill/wet'], symptom: [], effect: [], absent: false }], ['rain', { signature: [], symptom: [], effect: ['effects/mill/rain'], absent: false }]]), anyOf: new Map() } as unknown as Cause
const rules: readonly Rule[] = [signature('grain is wet'), effect, cause]

test('a signature as a query of the search language', () => {
  expect(JSON.parse(printedQuery(signature('grain is wet '), rules, 'dsl'))).toEqual({ query: { bool: { should: [{ match_phrase: { message: 'is wet' } }], minimum_should_match: 1 } }, sort: [{ '@timestamp': 'asc' }] })
})

test('in ES|QL and EQL the literal is sought as it stands', () => {
  expect(printedQuery(signature('grain is wet'), rules, 'esql')).toBe('// signatures/mill/wet\nFROM logs-*, filebeat-*\n| WHERE message LIKE "*grain is wet*"\n| SORT @timestamp\n| LIMIT 1000\n')
  expect(printedQuery(signature('grain is wet'), rules, 'eql')).toBe('// signatures/mill/wet\n// EQL cannot search text: this needs message as keyword or wildcard\nany where message like "*grain is wet*"\n')
})

test('an effect is found by its units, a cause by all that it speaks of', () => {
  expect(printedQuery(effect, rules, 'eql')).toContain('?journald.unit == "rain.service"\n  or ?systemd.unit == "rain.service"\n  or ?journald.unit like "cloud@*.timer"')
  expect(printedQuery(effect, rules, 'dsl')).toContain('"cloud@*.timer"')
  for (const part of ['grain is wet', 'rain.service', 'Heavy rain']) expect(printedQuery(cause, rules, 'esql')).toContain(part)
})

describe('hostile text stays a value', () => {
  const literal = 'a" OR true | DROP x // \\" * ? \n\u0000 b'

  test('in ES|QL', () => {
    const [line = ''] = printedQuery(signature(literal), rules, 'esql').split('\n').filter(text => text.includes('WHERE'))
    const [, string = ''] = /LIKE ("(?:[^"\\]|\\.)*")$/.exec(line) ?? []
    expect(string).not.toBe('')
    expect(string).toContain('\\\\*')
    expect(string).not.toMatch(/[\u0000-\u001f]/)
  })

  test('in EQL', () => {
    const text = printedQuery(signature(literal), rules, 'eql')
    expect(text.split('\n').at(-2)).toMatch(/^any where message like "(?:[^"\\]|\\.)*"$/)
  })

  test('in the search language', () => {
    const { query } = JSON.parse(printedQuery(signature(literal), rules, 'dsl')) as { query: { bool: { should: readonly object[] } } }
    expect(query.bool.should).toHaveLength(1)
  })

  test('in the name of a rule', () => {
    expect(printedQuery({ ...signature('grain is wet'), id: 'x\n| DROP y' }, rules, 'esql').split('\n')[0]).toBe('// x???DROP?y')
  })
})
