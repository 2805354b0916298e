import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root, run } from './program/program.ts'

interface Expected {
  readonly files: readonly string[]
  readonly options?: readonly string[]
  /** The first ones, in order. */
  readonly hypotheses?: readonly {
    readonly ruleId?: string
    readonly ruleIdPrefix?: string
    readonly titleMatches?: string
    readonly level: string
    readonly cites: readonly Place[]
  }[]
  readonly none?: boolean
  readonly mustNotBlame?: readonly string[]
  readonly gaps?: readonly string[]
}

interface Place {
  readonly source: string
  readonly line: number
  /** Any line up to this one will do. */
  readonly endLine?: number
}

interface Report {
  readonly hypotheses: readonly {
    readonly ruleId?: string
    readonly title: string
    readonly level: string
    readonly culprit?: { readonly name: string }
    readonly evidence: readonly { readonly source: string; readonly line: number; readonly endLine?: number }[]
  }[]
  readonly gaps: readonly { readonly kind: string }[]
}

const samples = path.join(root, 'samples')
const levels = ['weak', 'possible', 'likely', 'near certain']

async function reportOn(sample: string, { files, options = [] }: Expected, zone: string): Promise<Report> {
  const folder = path.join(samples, sample)
  const { code, stdout, stderr } = await run({ args: ['triage', '--format', 'json', ...options, ...files.map((name) => path.join(folder, name))], env: { TZ: zone } })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const inside = JSON.stringify(`${folder}${path.sep}`).slice(1, -1)
  return JSON.parse(stdout.replaceAll(inside, '')) as Report
}

function check({ hypotheses, gaps }: Report, expected: Expected): void {
  if (expected.none) expect(hypotheses.map(({ title }) => title)).toEqual([])
  const blamed = hypotheses.flatMap(({ culprit }) => culprit?.name ?? [])
  for (const innocent of expected.mustNotBlame ?? []) expect(blamed).not.toContain(innocent)
  expect(gaps.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...(expected.gaps ?? [])]))
  for (const [index, wish] of (expected.hypotheses ?? []).entries()) {
    const found = hypotheses[index]
    if (wish.ruleId !== undefined) expect(found?.ruleId).toBe(wish.ruleId)
    if (wish.ruleIdPrefix !== undefined) expect(found?.ruleId?.slice(0, wish.ruleIdPrefix.length)).toBe(wish.ruleIdPrefix)
    if (wish.titleMatches !== undefined) expect(found?.title).toMatch(new RegExp(wish.titleMatches))
    // Surer than expected is well; less sure is not.
    expect(levels.indexOf(found?.level ?? '')).toBeGreaterThanOrEqual(levels.indexOf(wish.level))
    for (const { source, line, endLine = line } of wish.cites) {
      const cited = (found?.evidence ?? []).some((one) => one.source === source && one.line <= endLine && line <= (one.endLine ?? one.line))
      expect(cited, `${source}:${line} among ${JSON.stringify(found?.evidence.map((one) => `${one.source}:${one.line}`))}`).toBe(true)
    }
  }
}

const names = readdirSync(samples).filter((name) => existsSync(path.join(samples, name, 'expected.json')))
const expectedOf = (sample: string): Expected => JSON.parse(readFileSync(path.join(samples, sample, 'expected.json'), 'utf8')) as Expected

// The machine that reads may stand in another zone than the one that wrote.
test.each([...names.map((name) => [name, 'UTC'] as const), ['lorax-var-tmp', 'America/Los_Angeles'] as const])('%s is explained, read in %s', async (sample, zone) => {
  const expected = expectedOf(sample)
  check(await reportOn(sample, expected, zone), expected)
})
