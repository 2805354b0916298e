import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parsers } from '../../parsers/index.ts'
import { isProblem } from '../../src/model/problem.ts'
import { LiteralTable, openSources } from '../../src/reading/index.ts'
import { allOf } from './folder.ts'

const samples = resolve(import.meta.dirname, '../../../shared/samples')
// Of each kind of log some; all of them take a minute.
const folders = ['host-logs', 'incidents', 'journal-json', 'journal-renderings', 'journal-export', 'build-logs/logdx', 'build-logs/treeherder'].map((name) => resolve(samples, name))
const words = ['error', 'Error', 'failed', 'Failed', 'No such file', 'systemd', 'denied', 'killed', 'kernel']

test.skipIf(!existsSync(samples))('on real logs a scan gives just those entries of a walk over everything that hold a literal', { timeout: 300_000 }, async () => {
  const table = new LiteralTable(words)
  const { sources } = await openSources(folders, { parsers, assume: { zone: 'UTC', now: 1.8e15 } })
  expect(sources.length).toBeGreaterThan(50)
  for (const source of sources) {
    const expected: unknown[] = []
    for await (const entry of source.entries()) {
      if (!isProblem(entry) && words.some((word) => entry.message.includes(word))) expected.push([entry.origin.offset, entry.time, entry.clock, entry.message])
    }
    const counted = source.summary()
    const found = (await allOf(source.scan(table))).filter((item) => 'entry' in item).map(({ entry }) => entry)
    const inMessage = found.filter(({ message }) => words.some((word) => message.includes(word)))
    expect(inMessage.map(({ origin, time, clock, message }) => [origin.offset, time, clock, message]), source.id).toEqual(expected)
    expect(source.summary(), source.id).toMatchObject({ lines: counted.lines, bytes: counted.bytes })
    await source.close()
  }
})
