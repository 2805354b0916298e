import { expect, test } from 'vitest'
import { ownLogs } from '../../../src/indexing/search/own-logs.ts'

const run = (key: string, begins: string): object => ({ key, begins: { value_as_string: begins } })
const bucket = (key: string, builds: number, ...runs: readonly object[]): object => ({ key, builds: { doc_count: builds }, runs: { buckets: runs, sum_other_doc_count: 0 } })
const found = (...buckets: readonly object[]): Parameters<typeof ownLogs>[0] => ({ logs: { buckets, sum_other_doc_count: 0 } }) as unknown as Parameters<typeof ownLogs>[0]
const among = { match_all: {} }

test('each run of a build is a log of its own, a journal is one whatever it was written in', () => {
  const { logs, tooMany } = ownLogs(found(
    bucket('z.json', 0, run('a', '2024-03-05T10:00:00.000Z')),
    bucket('build.log', 9, run('b', '2024-03-05T11:30:00.250Z'), run('a', '2024-03-05T10:00:00.000Z')),
    bucket('journal.json', 0, run('a', '2024-03-05T10:00:00.000Z'), run('b', '2024-03-05T11:30:00.000Z')),
    bucket('one.log', 4, run('a', '2024-03-05T10:00:00.000Z')),
    bucket('old.log', 4),
  ), among)
  expect(tooMany).toEqual([])
  expect(logs.map(({ name, order }) => [name, order])).toEqual([
    ['build.log@2024-03-05T10:00:00Z', 'place in the log'], ['build.log@2024-03-05T11:30:00Z', 'place in the log'],
    ['journal.json', 'time'], ['old.log', 'place in the log'], ['one.log', 'place in the log'], ['z.json', 'place in the log'],
  ])
  expect(JSON.stringify(logs[0]?.query)).toContain('{"term":{"culprit.log":"a"}}')
  expect(JSON.stringify(logs[2]?.query)).not.toContain('culprit.log')
})

test('runs that begin at one time have names of their own all the same', () => {
  const { logs } = ownLogs(found(bucket('build.log', 9, run('abcdefgh', '2024-03-05T10:00:00.000Z'), run('ijklmnop', '2024-03-05T10:00:00.000Z'))), among)
  expect(logs.map(({ name }) => name)).toEqual(['build.log@2024-03-05T10:00:00Z/abcdef', 'build.log@2024-03-05T10:00:00Z/ijklmn'])
})

test('logs that are too many are told of', () => {
  const many = { ...bucket('build.log', 9, run('a', ''), run('b', '')), runs: { buckets: [run('a', ''), run('b', '')], sum_other_doc_count: 3 } }
  const wish = { logs: { buckets: [many], sum_other_doc_count: 7 } } as unknown as Parameters<typeof ownLogs>[0]
  expect(ownLogs(wish, among).tooMany).toEqual([expect.stringContaining('more than 1000 logs'), expect.stringContaining('more than 50 logs named build.log')])
})
