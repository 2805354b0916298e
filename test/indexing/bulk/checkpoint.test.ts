import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Checkpoint } from '../../../src/indexing/bulk/checkpoint.ts'
import { noCounts } from '../../../src/indexing/bulk/counts.ts'
import { deadLetterFile } from '../../../src/indexing/bulk/dead-letters.ts'
import { outgoing } from '../../../src/indexing/bulk/outgoing.ts'
import { Packed } from '../../../src/indexing/bulk/packed.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'culprit-checkpoint-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

test('a checkpoint gives back what was saved, source by source', async () => {
  const file = path.join(folder, 'one.json')
  const first = await Checkpoint.open(file, 'here')
  expect(first.before).toEqual({ marks: new Map(), counts: noCounts })
  const counts = { entries: { indexed: 5, duplicate: 1, rejected: 1 }, findings: noCounts.findings }
  await first.save({ marks: new Map([['a', { source: 'a', entries: 7, id: 'x' }]]), counts })
  const second = await Checkpoint.open(file, 'here')
  await second.save({ marks: new Map([['b', { source: 'b', entries: 1, id: 'y' }]]), counts })
  const { before } = await Checkpoint.open(file, 'here')
  expect([...before.marks.keys()]).toEqual(['a', 'b'])
  expect(before.counts).toEqual(counts)
})

test.each(['', 'null', '[]', '{"schema":"culprit.checkpoint/1"}', '{"schema":"culprit.checkpoint/1","target":"here","marks":[{}],"counts":{}}', '{"schema":"other/9"}'])('what is no checkpoint is refused: %s', async (text) => {
  const file = path.join(folder, 'broken.json')
  writeFileSync(file, text)
  await expect(Checkpoint.open(file, 'here')).rejects.toThrow(/is no checkpoint/)
})

test('the checkpoint of another cluster is refused', async () => {
  const file = path.join(folder, 'other.json')
  await (await Checkpoint.open(file, 'there')).save({ marks: new Map(), counts: noCounts })
  await expect(Checkpoint.open(file, 'here')).rejects.toThrow(/another indexing \(there\)/)
})

test('dead letters hold the reason and the whole document', async () => {
  const file = path.join(folder, 'dead.ndjson')
  const document = Packed.alone('entries', outgoing({ kind: 'entries', stream: 's', id: 'i' }, { message: 'a\nb "c"' }).lines)
  await deadLetterFile(file).take([{ document, status: 400, because: 'mapper said "no"' }])
  await deadLetterFile(file).take([{ document, status: 413, because: 'long' }])
  expect(readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line) as unknown)).toEqual([
    { index: 's', id: 'i', status: 400, because: 'mapper said "no"', document: { message: 'a\nb "c"' } },
    { index: 's', id: 'i', status: 413, because: 'long', document: { message: 'a\nb "c"' } },
  ])
})
