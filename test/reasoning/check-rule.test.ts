import { describe, expect, it } from 'vitest'
import { compileRule } from '../../src/reasoning/rules/compile-rule.ts'
import { parseRule } from '../../src/reasoning/rules/parse-rule.ts'

const good = `id: signatures/mill/lost
symptom: missing path
match:
  - literal: grain is gone
    pattern: '^grain is gone from (?<path>/\\S+)$'
examples: [{log: grain is gone from /a}]
near misses: [grain is gone for good]
`
const check = (yaml: string, file = 'rules/signatures/mill/lost.yaml'): string[] => parseRule(yaml, file).problems.map(problem => `${problem.file}:${problem.line}: ${problem.message}`)

describe('a rule file', () => {
  it('is taken when it is right', () => {
    expect(check(good)).toEqual([])
  })

  it('is met by any of the literals of a pattern', () => {
    const several = good.replace('literal: grain is gone', "literal: ['grain was here', 'grain is gone']")
    expect(check(several)).toEqual([])
    const { document } = parseRule(several, 'rules/signatures/mill/lost.yaml')
    const rule = document && compileRule(document)
    expect(rule?.kind === 'signature' && rule.match.map(({ literal, pattern }) => [literal, pattern.source])).toEqual([['grain was here', expect.any(String)], ['grain is gone', expect.any(String)]])
  })

  it.each([
    ['broken YAML', good.replace('match:', 'match: ['), /lost\.yaml:\d+: not valid YAML/],
    ['an unknown key', good.replace('symptom:', 'sympton:'), /:2: .*has no key "sympton"|lacks "symptom"/],
    ['an unknown symptom, with a guess', good.replace('missing path', 'lost path'), /:2: there is no symptom "lost path"; did you mean "missing path"/],
    ['no examples', good.replace(/examples.*\n/, ''), /lacks "examples"/],
    ['no near misses', good.replace(/near misses.*\n/, ''), /lacks "near misses"/],
    ['a short literal', good.replace('literal: grain is gone', 'literal: grain'), /:4: .*too short/],
    ['a short literal among several', good.replace('literal: grain is gone', "literal: ['grain is gone', 'grain']"), /:4: .*too short/],
    ['a literal that is several and one', good.replace('literal: grain is gone', "literal: ['grain is gone']"), /:4: .*fewer than 2/],
    ['a literal that is no text', good.replace('literal: grain is gone', 'literal: {grain: gone}'), /:4: .*string,array/],
    ['a quote in a literal', good.replace('literal: grain is gone', `literal: 'the "grain" is gone'`), /:4: .*without quotes/],
    ['a pattern that can backtrack', good.replace('^grain', '^(?=g)grain'), /:5: .*linear subset/],
    ['a pattern that is none', good.replace('^grain is', '^grain (is'), /:5: .*[Uu]nterminated group/],
    ['an id that is not its path', good.replace('mill/lost', 'mill/last'), /:1: the id "signatures\/mill\/last" is not the file's path/],
    ['no rule at all', 'just a text', /a rule is a YAML mapping/],
  ])('is told of %s: file, line, what, and what to do', (_, yaml, message) => {
    expect(check(yaml).join('\n')).toMatch(message)
  })

  it('is told of a term that is not known yet', () => {
    const cause = `id: causes/mill/x
title: t
cause: c
when:
  a: {symptom: missing path, after: b}
  b: {event: boot}
examples: [{journal: x}]
near misses: [{journal: x}]
`
    expect(check(cause, 'rules/causes/mill/x.yaml').join()).toMatch(/:5: there is no term "b"/)
  })
})
