import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compileRule } from '../../src/reasoning/rules/compile-rule.ts'
import { parseRule } from '../../src/reasoning/rules/parse-rule.ts'
import { packRules, unpackRules } from '../../src/reasoning/rules/rule-pack.ts'

const folder = fileURLToPath(new URL('../../rules', import.meta.url))
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml')).sort()
const documents = names.flatMap(name => parseRule(readFileSync(path.join(folder, name), 'utf8'), name).document ?? [])
const pack = packRules(documents)
const { index } = pack
const unpacked = unpackRules({ index: JSON.parse(JSON.stringify(index)) as typeof index, documents: pack.documents })

describe('a pack of all rules', () => {
  it('gives every rule as it is compiled from its file', () => {
    expect(unpacked.length).toBe(documents.length)
    for (const [at, document] of documents.entries()) {
      const rule = compileRule(document)
      const keys = Object.keys(rule) as (keyof typeof rule)[]
      const given = Object.fromEntries(keys.map(key => [key, unpacked[at]?.[key]]))
      expect(plain(given), rule.id).toEqual(plain(rule))
    }
  })

  it('holds no examples', () => {
    expect(Buffer.from(pack.documents).toString()).not.toMatch(/"examples":|"near misses":/)
  })

  it('reads no document of a rule for what it is found by', () => {
    const spoilt = unpackRules({ index, documents: new Uint8Array(pack.documents.length) })
    expect(spoilt.map(rule => (rule.kind === 'signature' ? rule.match : rule.kind === 'effect' ? rule.trigger.match : []).map(({ literal }) => literal)))
      .toEqual(index.map(({ literals = [] }) => literals))
    expect(() => spoilt.map(({ references }) => references)).toThrow()
  })
})

// Getters, maps and patterns, all written out.
function plain(value: unknown): unknown {
  if (value instanceof RegExp) return `/${value.source}/${value.flags}`
  if (value instanceof Map) return { entries: plain([...value]) }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const { literal, pattern, from, ...rest } = value as Record<string, unknown>
  return Object.fromEntries(Object.entries({ literal, pattern, from, ...rest }).filter(([, one]) => one !== undefined).map(([key, one]) => [key, plain(one)]))
}
