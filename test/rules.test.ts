import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Investigation } from '../src/reasoning/investigation.ts'
import { compileRule } from '../src/reasoning/rules/compile-rule.ts'
import { parseRule } from '../src/reasoning/rules/parse-rule.ts'
import { tryRule } from '../src/reasoning/rules/try-rule.ts'
import { readExample } from './read-example.ts'

const folder = new URL('../rules/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml')).sort()
const parsed = files.map(name => ({ name, ...parseRule(readFileSync(new URL(name, folder), 'utf8'), `rules/${name}`) }))
const all = parsed.flatMap(({ document }) => (document ? [compileRule(document)] : []))

describe('every shipped rule', () => {
  for (const { name, document, problems } of parsed) {
    it(name.replace(/\.yaml$/, ''), async () => {
      expect(problems.map(({ line, message }) => `line ${line}: ${message}`)).toEqual([])
      expect(document && (await tryRule(document, all, readExample))).toEqual([])
    })
  }

  it('has an id of its own', () => {
    const ids = all.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  // The shortest literal bounds every jump of the search. In a build log, which is short, it may be shorter.
  it('seeks in journals what has seven bytes and more', () => {
    const short = new Investigation(all).literalsFor('journal').filter(literal => Buffer.byteLength(literal) < 7)
    expect(short).toEqual([])
  })

  it('speaks only of rules that exist', () => {
    const ids = all.map(({ id }) => id)
    const unknown = all.flatMap(rule => (rule.kind === 'cause' ? [...rule.when.values(), ...rule.anyOf.values(), ...[...rule.strengthens, ...rule.weakens].map(one => one.if)] : []))
      .flatMap(term => [...term.signature, ...term.effect])
      .filter(id => !ids.some(known => id === known || (id.includes('*') && known.startsWith(id.split('*')[0] ?? ''))))
    expect(unknown).toEqual([])
  })
})
