import { describe, expect, test } from 'vitest'
import { printedQuery } from '../../../src/indexing/rules/printed-query.ts'
import { unitFields } from '../../../src/indexing/rules/sign-query.ts'
import { Investigation } from '../../../src/reasoning/investigation.ts'
import { readText } from '../../../src/reading/index.ts'
import { parsers } from '../../../parsers/index.ts'
import { depthOf, meets, partsOf } from './condition.ts'
import * as eql from './eql.ts'
import * as esql from './esql.ts'
import { wholePack } from './whole-pack.ts'

const pack = wholePack()
const rules = pack.map(({ rule }) => rule)

/** The ids of the rules for which something throws or does not hold, with why. */
function failing(holds: (rule: (typeof rules)[number]) => unknown): readonly string[] {
  return rules.flatMap(({ id }, index) => {
    try {
      const rule = rules[index]
      return rule === undefined || holds(rule) === true ? [] : [id]
    } catch (error) {
      return [`${id}: ${String(error)}`]
    }
  })
}

test('there are rules', () => {
  expect(rules.length).toBeGreaterThan(1000)
})

describe('every shipped rule in ES|QL', () => {
  test('is of its grammar, and no longer and deeper than Elasticsearch takes', () => {
    expect(failing((rule) => {
      const text = printedQuery(rule, rules, 'esql')
      const { from, where, sort, limit } = esql.readEsql(text)
      for (const part of partsOf(where)) if (part.is === 'like') esql.readGlob(part.glob)
      expect({ from, sort, limit }).toEqual({ from: ['logs-*', 'filebeat-*'], sort: '@timestamp', limit: 1000 })
      expect(partsOf(where).map(({ field }) => field).filter(field => field !== 'message' && !unitFields.some(unit => unit === field))).toEqual([])
      // Half of it, since nobody promises the rest.
      return text.length < esql.longest / 2 && depthOf(where) < esql.deepest / 2
    })).toEqual([])
  })
})

describe('every shipped rule in EQL', () => {
  test('is of its grammar, and asks for units where they may be missing', () => {
    expect(failing((rule) => {
      const { where, optional } = eql.readEql(printedQuery(rule, rules, 'eql'))
      expect([...optional].filter(field => field === 'message')).toEqual([])
      expect(partsOf(where).map(({ field }) => field).filter(field => field !== 'message' && !optional.has(field))).toEqual([])
      return depthOf(where) < esql.deepest / 2
    })).toEqual([])
  })
})

test('the query of every signature meets all of its examples that its patterns know, in both languages', () => {
  const missed: string[] = []
  let met = 0
  for (const { rule, document } of pack) {
    if (rule.kind !== 'signature') continue
    const alone = new Investigation([rule])
    const conditions = [[esql.readEsql(printedQuery(rule, rules, 'esql')).where, esql.readGlob], [eql.readEql(printedQuery(rule, rules, 'eql')).where, eql.readGlob]] as const
    for (const { log } of (document.body.examples ?? []) as readonly { readonly log?: string }[]) {
      for (const entry of readText(log ?? '', 'log', parsers, { zone: 'UTC', now: 0 })) {
        // Where a build log has colours, they may be what the literal is about.
        if (entry.text !== entry.message || alone.observe(entry).signals.length === 0) continue
        met++
        if (!conditions.every(([where, glob]) => meets({ message: entry.message }, where, glob))) missed.push(`${rule.id}: ${entry.message}`)
      }
    }
  }
  expect(missed).toEqual([])
  expect(met).toBeGreaterThan(1000)
})

describe('the grammar refuses', () => {
  test.each(['FROM a | WHERE message = "x" | SORT t | LIMIT 1', 'FROM a b | WHERE m == "x" | SORT t | LIMIT 1', 'FROM a | WHERE m LIKE "\\d" | SORT t | LIMIT 1', 'FROM a | WHERE m == "x" OR | SORT t | LIMIT 1', "FROM a | WHERE m == 'x' | SORT t | LIMIT 1", 'FROM a | WHERE m == "x" | DROP t | LIMIT 1', 'FROM a | WHERE from.like == "x" | SORT t | LIMIT 1'])('in ES|QL %s', (text) => {
    expect(() => esql.readEsql(text)).toThrow(SyntaxError)
  })

  test.each(['any where m = "x"', 'any where m == "\\d"', 'any where m == "x" OR n == "y"', 'any where (m == "x"', 'any where m like "x" | head 1', 'any where m == "a\nb"'])('in EQL %s', (text) => {
    expect(() => eql.readEql(text)).toThrow(SyntaxError)
  })
})
