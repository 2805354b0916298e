import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LiteralTable } from '../src/reading/index.ts'
import { Investigation } from '../src/reasoning/investigation.ts'
import type { PackedRule } from '../src/reasoning/rules/rule-pack.ts'
import { unpackRules } from '../src/reasoning/rules/rule-pack.ts'

const path = (name: string): string => decodeURIComponent(new URL(`../${name}`, import.meta.url).pathname)
const journal = execFileSync(process.execPath, [path('scripts/make-journal.js'), '4MB'], { maxBuffer: 1 << 26 })
const rules = unpackRules({ index: JSON.parse(readFileSync(path('dist/rules.json'), 'utf8')) as PackedRule[], documents: readFileSync(path('dist/rules.jsonl')) })

describe('the ordinary days of a server', () => {
  it('hold few lines that a rule wants to see, so that a scan stays cheap', () => {
    const literals = new Investigation(rules).literalsFor('journal')
    const counts = new Map<string, number>()
    new LiteralTable(literals).scan(journal, 0, journal.length, literal => {
      const text = literals[literal] ?? ''
      counts.set(text, (counts.get(text) ?? 0) + 1)
    })
    const lines = journal.toString().split('\n').length
    const common = [...counts].filter(([text, count]) => count > lines / 50 && !/^[0-9a-f]{32}$/.test(text) && !text.includes('PRIORITY'))
    expect(common, 'literals that stand in more than 2 % of the lines: choose rarer ones').toEqual([])
  })

  it('lead to the one incident in them, and to nothing else that is likely', () => {
    const out = execFileSync(process.execPath, [path('dist/main.js'), 'triage', '--format', 'json', '-'], { input: journal, encoding: 'utf8', maxBuffer: 1 << 26 })
    const { hypotheses } = JSON.parse(out) as { hypotheses: { ruleId: string; confidence: number }[] }
    expect(hypotheses[0]?.ruleId).toBe('causes/cleanup/tmpfiles-clean')
    expect(hypotheses.slice(1).filter(({ confidence }) => confidence >= 0.7).map(({ ruleId }) => ruleId)).toEqual([])
  })
})
