import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FindingSpool } from '../../../src/cli/cluster/finding-spool.ts'
import type { Findings } from '../../../src/cli/cluster/finding-spool.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'culprit-test-'))
const before = process.env['TMPDIR']

beforeAll(() => { process.env['TMPDIR'] = folder })
afterAll(() => {
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  rmSync(folder, { recursive: true, force: true })
})

const found = (offset: number): Findings => ({ offset, findings: [{ kind: 'unit start', unit: 'mill.service', captures: { what: 'ö'.repeat(50) }, effects: [] }] })

async function all(spool: FindingSpool): Promise<Findings[]> {
  const list: Findings[] = []
  for await (const one of spool.all()) list.push(one)
  return list
}

test('findings are given back in their order, also a second time, and no file bears a name meanwhile', async () => {
  const spool = new FindingSpool()
  const kept = Array.from({ length: 5000 }, (_, index) => found(index))
  for (const one of kept) await spool.keep(one)
  expect(await all(spool)).toEqual(kept)
  expect(await all(spool)).toEqual(kept)
  expect(readdirSync(folder)).toEqual([])
  await spool.close()
})

test('nothing kept is nothing, and a reading that is broken off closes all the same', async () => {
  const empty = new FindingSpool()
  expect(await all(empty)).toEqual([])
  await empty.close()
  const spool = new FindingSpool()
  for (let index = 0; index < 5000; index++) await spool.keep(found(index))
  for await (const { offset } of spool.all()) if (offset === 3) break
  await spool.close()
})
