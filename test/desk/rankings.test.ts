import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/model/case-file.ts'
import type { News } from '../../src/model/desk.ts'
import { Rankings } from '../../src/desk/rankings.ts'
import { someCaseFile, someHypothesis } from '../views/case-file.ts'

const precedent = { times: 1, last: 5, confirmed: 1, refuted: 0 }
const known = (caseFile: CaseFile): CaseFile => ({ ...caseFile, hypotheses: caseFile.hypotheses.map(one => ({ ...one, precedent })) })
const seen = (news: readonly News[]): unknown[] => news.map(one => (one.kind === 'case file' ? [one.caseFile.hypotheses[0]?.title, one.caseFile.hypotheses[0]?.precedent?.times, one.final] : one))
const [first, second] = ['first', 'second'].map(title => someCaseFile({ hypotheses: [someHypothesis({ title })] })) as [CaseFile, CaseFile]

test('a ranking is told once, with what earlier cases say of it', async () => {
  const news: News[] = []
  await new Rankings(async caseFile => known(caseFile), one => news.push(one), 5000).tell(first, true)
  expect(seen(news)).toEqual([['first', 1, true]])
})

test('where that takes long it is told before, and again; not when there is a newer one', async () => {
  const news: News[] = []
  const answers: (() => void)[] = []
  const rankings = new Rankings(caseFile => new Promise(resolve => { answers.push(() => { resolve(known(caseFile)) }) }), one => news.push(one), 5)
  await rankings.tell(first, false)
  await rankings.tell(second, true)
  for (const answer of answers) answer()
  await setTimeout()
  expect(seen(news)).toEqual([['first', undefined, false], ['second', undefined, true], ['second', 1, true]])
})

test('a bug in it is told, and the ranking stands', async () => {
  const news: News[] = []
  let fail: (error: Error) => void = () => undefined
  await new Rankings(() => new Promise((_, reject) => { fail = reject }), one => news.push(one), 5).tell(first, true)
  fail(new Error('the memory is gone'))
  await setTimeout()
  expect(seen(news)).toEqual([['first', undefined, true], { kind: 'failed', message: 'the memory is gone' }])
})
