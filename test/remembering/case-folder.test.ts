import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { KeptCase } from '../../src/model/kept-case.ts'
import { precedentOf } from '../../src/model/kept-case.ts'
import { CaseFolder } from '../../src/remembering/index.ts'

const above = mkdtempSync(path.join(tmpdir(), 'culprit-cases-'))
afterAll(() => { rmSync(above, { recursive: true, force: true }) })
const folder = (): string => path.join(mkdtempSync(path.join(above, 'of-')), 'not', 'yet', 'there')
const flood: KeptCase = { fingerprint: 'causes/mill/flood unit weir.service', opinion: 'confirmed', decided: 1_700_000_000_000_000, happened: 1_699_999_000_000_000, ruleId: 'causes/mill/flood', title: 'the mill was flooded', because: 'seen it', remedy: 'close the weir' }
const later = { ...flood, decided: flood.decided + 5, opinion: 'refuted' } as const
const other = { ...flood, fingerprint: 'causes/mill/fire ../../etc', title: 'the mill burnt' }

test('what was kept is recalled by its fingerprint, by another program too', async () => {
  const place = folder()
  const memory = new CaseFolder(place)
  expect(await memory.recall([flood.fingerprint])).toEqual({ cases: [], problems: [] })
  for (const one of [later, other, flood]) await memory.keep(one)
  expect(await new CaseFolder(place).recall([flood.fingerprint, flood.fingerprint, 'causes/unheard-of'])).toEqual({ cases: [flood, later], problems: [] })
  expect((await memory.all()).cases).toHaveLength(3)
  expect(readdirSync(path.join(place, '..'))).toEqual(['there'])
})

test('forgetting one leaves the others', async () => {
  const memory = new CaseFolder(folder())
  for (const one of [flood, later, other]) await memory.keep(one)
  expect(await memory.forget(flood.fingerprint)).toBe(2)
  expect(await memory.forget(flood.fingerprint)).toBe(0)
  expect((await memory.all()).cases).toEqual([other])
})

test('a line that somebody broke is a problem with its place, and the others are recalled', async () => {
  const place = folder()
  const memory = new CaseFolder(place)
  await memory.keep(flood)
  const [name = ''] = readdirSync(place)
  appendFileSync(path.join(place, name), '{"fingerprint":\n\n{"fingerprint":"x","opinion":"maybe"}\n[]\n')
  await memory.keep(later)
  writeFileSync(path.join(place, 'notes.txt'), 'not a case')
  const { cases, problems } = await memory.all()
  expect(cases).toEqual([flood, later])
  expect(problems.map(({ code, line }) => ({ code, line }))).toEqual([2, 4, 5].map(line => ({ code: 'broken-case', line })))
})

test('a precedent counts, and says what helped last', () => {
  expect(precedentOf([])).toBeUndefined()
  expect(precedentOf([later, flood])).toEqual({ times: 2, last: later.decided, confirmed: 1, refuted: 1, remedy: 'close the weir' })
  expect(precedentOf([{ ...later, remedy: 'pray' }])).not.toHaveProperty('remedy')
})
