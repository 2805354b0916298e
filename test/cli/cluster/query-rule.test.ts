import { expect, test } from 'vitest'
import { culprit } from '../../program/program.ts'

test('a query that OpenSearch may refuse for its length comes with a note, and is whole all the same', async () => {
  const long = await culprit('rules', 'query', 'causes/tls/download-refused')
  expect(long).toMatchObject({ code: 0, stderr: expect.stringMatching(/^note: OpenSearch takes 1,024 clauses.*max_clause_count/) })
  expect(JSON.parse(long.stdout)).toHaveProperty('query')
  expect(await culprit('rules', 'query', 'signatures/units/exec-not-found')).toMatchObject({ code: 0, stderr: '' })
  expect(await culprit('rules', 'query', 'causes/tls/download-refused', '--to', 'esql')).toMatchObject({ code: 0, stderr: '' })
})
