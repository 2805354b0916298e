import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { TeamMemory } from '../../../src/cli/cluster/team-memory.ts'
import { ClusterError } from '../../../src/indexing/connection/cluster-error.ts'
import type { CaseMemory, KeptCase } from '../../../src/model/kept-case.ts'
import { CaseFolder } from '../../../src/remembering/index.ts'

const above = mkdtempSync(path.join(tmpdir(), 'culprit-cases-'))
afterAll(() => { rmSync(above, { recursive: true, force: true }) })
const folder = (): CaseFolder => new CaseFolder(mkdtempSync(path.join(above, 'of-')))
const flood: KeptCase = { fingerprint: 'causes/mill/flood', opinion: 'confirmed', decided: 1_700_000_000_000_000, ruleId: 'causes/mill/flood', title: 'the mill was flooded', because: '' }
const later: KeptCase = { ...flood, decided: flood.decided + 1, opinion: 'refuted' }
const down = (): Promise<CaseMemory> => Promise.reject(new ClusterError('http://search: nothing listens there'))

test('tells what the team and this machine kept, each case once, and keeps new ones for the team', async () => {
  const [own, team] = [folder(), folder()]
  await own.keep(later)
  await own.keep(flood)
  const memory = new TeamMemory(async () => team, own)
  expect(await memory.keep(flood)).toEqual([])
  expect((await team.all()).cases).toEqual([flood])
  expect(await memory.recall([flood.fingerprint])).toEqual({ cases: [flood, later], problems: [] })
  expect(await memory.all()).toEqual({ cases: [flood, later], problems: [] })
  expect(await memory.forget(flood.fingerprint)).toBe(3)
  expect(await memory.recall([flood.fingerprint])).toEqual({ cases: [], problems: [] })
})

test('where the cluster does not answer, this machine tells and keeps, and says so', async () => {
  const own = folder()
  let asked = 0
  const memory = new TeamMemory(() => { asked++; return down() }, own)
  expect(await memory.keep(flood)).toEqual([{ code: 'no-memory', source: 'culprit-cases', message: 'the case was kept on this machine alone, not for the team: http://search: nothing listens there' }])
  const told = { cases: [flood], problems: [{ code: 'no-memory', source: 'culprit-cases', message: 'earlier cases of the team were not looked up: http://search: nothing listens there' }] }
  expect(await memory.recall([flood.fingerprint])).toEqual(told)
  expect(await memory.recall([flood.fingerprint, 'causes/other'])).toEqual(told)
  expect(await memory.all()).toEqual(told)
  await expect(memory.forget(flood.fingerprint)).rejects.toThrow('nothing listens there')
  expect((await own.all()).cases).toEqual([flood])
  expect(asked).toBe(1)
})

test('without a folder of this machine nothing is kept where the cluster does not answer', async () => {
  const memory = new TeamMemory(down, undefined)
  await expect(memory.keep(flood)).rejects.toThrow('the case was kept nowhere: http://search')
  expect((await memory.recall([flood.fingerprint])).cases).toEqual([])
})

test('asks the cluster once about each fingerprint, also of what it does not know', async () => {
  const asked: string[][] = []
  const team = folder()
  const noting: CaseMemory = { all: () => team.all(), keep: one => team.keep(one), forget: one => team.forget(one), close: () => team.close(), recall: prints => { asked.push([...prints]); return team.recall(prints) } }
  const memory = new TeamMemory(async () => noting, undefined)
  await memory.recall(['a', 'b', 'a'])
  await memory.recall(['b', 'c'])
  await memory.recall(['a', 'c'])
  expect(asked).toEqual([['a', 'b'], ['c']])
  await memory.keep(flood)
  await memory.recall(['a'])
  expect(asked.at(-1)).toEqual(['a'])
})

test('a bug is no cluster that does not answer', async () => {
  const memory = new TeamMemory(() => Promise.reject(new TypeError('x is undefined')), folder())
  await expect(memory.recall(['a'])).rejects.toThrow('x is undefined')
})
