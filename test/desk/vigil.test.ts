import { describe, expect, test } from 'vitest'
import { hour, minute, second } from '../../src/model/clock.ts'
import type { Micros } from '../../src/model/clock.ts'
import type { Entry } from '../../src/model/entry.ts'
import { LatestEntries } from '../../src/desk/latest-entries.ts'
import { Vigil } from '../../src/desk/vigil.ts'
import { compileRule } from '../../src/reasoning/rules/compile-rule.ts'

const begin = Date.parse('2024-03-05T00:00:00Z') * 1000
let offset = 0
const said = (time: Micros, message: string, more: Partial<Entry> = {}): Entry => ({
  origin: { source: 'log', line: offset, offset: offset++ }, from: 'journal', message, text: message, time: begin + time, clock: 'exact', host: 'birch', bootId: '0a', identifier: 'millerd', severity: 6, ...more,
})

const rules = [
  { id: 'signatures/mill/grain-missing', symptom: 'missing path', match: [{ literal: 'grain is gone', pattern: 'grain is gone from (?<path>/\\S+)' }], resource: { path: '{path}' }, explains: { title: 'grain is gone from {path}', cause: 'It is not there.' } },
  { id: 'effects/mill/sweep', event: { match: [{ literal: 'sweeping the silo', pattern: 'sweeping the silo (?<path>/\\S+)' }] }, does: [{ removes: { path: '{path}' } }], lasts: '10 min', title: 'the silo was swept' },
].map(body => compileRule({ file: `${body.id}.yaml`, body: body as never }))

describe('the latest entries', () => {
  const times = (latest: LatestEntries<undefined>): number[] => latest.all().map(({ entry }) => ((entry.time ?? 0) - begin) / minute)

  test('are so many, of so much text and of so long a time', () => {
    const latest = new LatestEntries<undefined>({ entries: 3, characters: 1000, span: hour })
    for (let n = 0; n < 5; n++) latest.add(said(n * minute, 'x'), undefined)
    expect(times(latest)).toEqual([2, 3, 4])
    latest.add(said(63 * minute, 'x'), undefined)
    expect(times(latest)).toEqual([3, 4, 63])
    latest.add(said(64 * minute, 'x'.repeat(499)), undefined)
    latest.add(said(65 * minute, 'x'), undefined)
    expect(times(latest)).toEqual([64, 65])
    for (let n = 0; n < 10_000; n++) latest.add(said((66 + n) * minute, 'x'), undefined)
    expect(times(latest)).toEqual([10_063, 10_064, 10_065])
  })

  test('do not grow old by one wrong time', () => {
    const latest = new LatestEntries<undefined>({ entries: 10, characters: 1000, span: hour })
    latest.add(said(0, 'x'), undefined)
    latest.add(said(1000 * hour, 'x'), undefined)
    for (let n = 1; n < 4; n++) latest.add(said(n * minute, 'x'), undefined)
    expect(times(latest)).toEqual([60_000, 1, 2, 3])
  })
})

describe('a vigil', () => {
  test('over many logs remembers no more than over two', () => {
    const remembered = (logs: number): number => {
      const vigil = new Vigil(rules)
      for (let n = 0; n < 30_000; n++) vigil.observe({ ...said(n * second / 100, 'x'.repeat(50)), origin: { source: `log ${n % logs}`, line: n, offset: n } })
      return vigil.remembered
    }
    const two = remembered(2)
    expect(two).toBe(20_000)
    for (const many of [3, 7, 100]) expect(remembered(many)).toBeLessThanOrEqual(two)
    expect(remembered(7)).toBeGreaterThan(two * 0.9)
  })

  test('judges a symptom with what came before it', async () => {
    const vigil = new Vigil(rules)
    vigil.observe(said(0, 'sweeping the silo /srv/silo'))
    expect(vigil.hasNews).toBe(false)
    vigil.observe(said(10 * second, 'grain is gone from /srv/silo/oats'))
    expect(vigil.hasNews).toBe(true)
    const { hypotheses: [first] } = await vigil.conclude()
    expect(first).toMatchObject({ ruleId: 'effects/mill/sweep' })
    expect(first?.evidence.map(({ role, text }) => [role, text])).toEqual([['symptom', 'grain is gone from /srv/silo/oats'], ['trigger', 'sweeping the silo /srv/silo']])
    expect(vigil.hasNews).toBe(false)
  })

  test('forgets a symptom that is long over, so that the next is another incident', async () => {
    const vigil = new Vigil(rules)
    vigil.observe(said(0, 'grain is gone from /srv/silo/oats'))
    await vigil.conclude()
    vigil.observe(said(hour, 'grain is gone from /srv/silo/oats'))
    const { hypotheses: [first] } = await vigil.conclude()
    expect(first?.evidence.map(({ time }) => (time ?? 0) - begin)).toEqual([hour])
  })

  test('must judge before it forgets', () => {
    const vigil = new Vigil(rules)
    vigil.observe(said(0, 'grain is gone from /srv/silo/oats'))
    expect(vigil.mustJudge).toBe(false)
    vigil.observe(said(16 * minute, 'all is well'))
    expect(vigil.mustJudge).toBe(true)
    const busy = new Vigil(rules)
    busy.observe(said(0, 'grain is gone from /srv/silo/oats'))
    for (let n = 0; n < 6000; n++) busy.observe(said(n, 'all is well'))
    expect(busy.mustJudge).toBe(true)
  })

  test('takes what is worded as an error and known by no rule for no root cause, however little was said', async () => {
    const vigil = new Vigil(rules)
    vigil.observe(said(0, 'fatal: the wheel broke, cannot open /srv/wheel', { severity: 2 }))
    expect((await vigil.conclude()).hypotheses).toEqual([])
  })
})
