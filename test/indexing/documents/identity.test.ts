import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/model/entry.ts'
import { Identities } from '../../../src/indexing/documents/identity.ts'
import { isProblem } from '../../../src/model/problem.ts'
import { parsers } from '../../../parsers/index.ts'
import { openSources } from '../../../src/reading/index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'culprit-identity-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const entry = (more: Partial<Entry> = {}): Entry => ({ origin: { source: 'a', line: 1, offset: 0 }, from: 'journal', message: 'm', text: 'm', clock: 'exact', time: 1_700_000_000_000_001, ...more })
const idsOf = (entries: readonly Entry[]): string[] => {
  const identities = new Identities()
  return entries.map(one => identities.idOf(one))
}

const fields = { __CURSOR: 's=1;i=a;b=0123456789abcdef0123456789abcdef;m=64;t=60a24181e4002;x=9f', __REALTIME_TIMESTAMP: '1700000000000002', __MONOTONIC_TIMESTAMP: '100', _BOOT_ID: '0123456789abcdef0123456789abcdef', MESSAGE: 'm', PRIORITY: '6', _HOSTNAME: 'birch' }

async function idsIn(text: string): Promise<string[]> {
  const file = path.join(folder, 'log')
  writeFileSync(file, text)
  const { sources } = await openSources([file], { parsers, assume: { zone: 'UTC', now: 1_700_000_000_000_000 } })
  const entries: Entry[] = []
  for (const source of sources) for await (const item of source.entries()) if (!isProblem(item)) entries.push(item)
  return idsOf(entries)
}

describe('an id', () => {
  test('is the same whatever the order of the keys and the form of the JSON', async () => {
    const turned = Object.fromEntries(Object.entries(fields).reverse())
    const [id] = await idsIn(JSON.stringify(fields))
    expect(id).toMatch(/[\w-]{20}/)
    expect(await idsIn(JSON.stringify(turned))).toEqual([id])
    expect(await idsIn(`${JSON.stringify(fields, undefined, 2)}\n`)).toEqual([id])
  })

  test('comes from the cursor alone where there is one', () => {
    const cursor = (x: string) => (name: string): string | undefined => (name === '__CURSOR' ? fields.__CURSOR.replace('x=9f', `x=${x}`) : undefined)
    const [one, other, third] = [entry({ field: cursor('9f') }), entry({ field: cursor('9f'), message: 'as a text shows it', host: 'birch', time: 5, clock: 'zone assumed' }), entry({ field: cursor('aa') })].map(item => idsOf([item])[0])
    expect(one).toBe(other)
    expect(one).not.toBe(third)
  })

  test.each([
    { host: 'h' }, { bootId: 'b' }, { time: 1_700_000_000_000_002 }, { pid: 1 }, { identifier: 'i' }, { message: 'other' }, { field: (name: string) => (name === '_TRANSPORT' ? 'kernel' : undefined) },
  ])('without one tells entries apart by %j', (more) => {
    expect(idsOf([entry(more)])).not.toEqual(idsOf([entry()]))
  })

  test('does not come from the place, the text with its colours or the file', () => {
    expect(idsOf([entry({ origin: { source: 'b', line: 9, offset: 99 }, text: '\u001b[1mm' })])).toEqual(idsOf([entry()]))
  })

  test('counts equals, also with others between', () => {
    const ids = idsOf([entry(), entry({ message: 'n' }), entry(), entry()])
    expect(new Set(ids).size).toBe(4)
    expect(idsOf([entry({ message: 'n' }), entry(), entry(), entry()]).toSorted()).toEqual(ids.toSorted())
  })

  test('remembers equals over many others, in bounded memory', () => {
    const identities = new Identities()
    const first = identities.idOf(entry())
    for (let index = 0; index < 15_000; index++) identities.idOf(entry({ message: `m${index}` }))
    expect(identities.idOf(entry())).not.toBe(first)
  })

  test('of what has no time depends on all that stands above, so that two builds that say the same stay two', () => {
    const untimed = (message: string): Entry => ({ origin: { source: 'a', line: 1, offset: 0 }, from: 'build', message, text: message, clock: 'none' })
    const one = idsOf(['make all', 'cc a.c', 'done'].map(untimed))
    const two = idsOf(['make all', 'cc b.c', 'done'].map(untimed))
    expect(one[0]).toBe(two[0])
    expect(one[2]).not.toBe(two[2])
    expect(idsOf(['make all', 'cc a.c', 'done'].map(untimed))).toEqual(one)
    expect(new Set(idsOf(['x', 'x', 'x'].map(untimed))).size).toBe(3)
  })

  test('of a time since boot counts as such only where the boot is known', () => {
    const line = (more: Partial<Entry>): Entry => entry({ clock: 'relative', time: 0, ...more })
    expect(idsOf([line({ message: 'a' }), line({ bootId: 'b' })])[1]).toBe(idsOf([line({ bootId: 'b' })])[0])
    expect(idsOf([line({ message: 'a' }), line({})])[1]).not.toBe(idsOf([line({})])[0])
  })
})
