import { expect, test } from 'vitest'
import { Incidents } from '../../../src/cli/cluster/incidents.ts'
import { hour, minute, second } from '../../../src/model/clock.ts'
import type { Micros } from '../../../src/model/clock.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import type { Hypothesis } from '../../../src/model/hypothesis.ts'

const symptom = (time: Micros): Evidence => ({ role: 'symptom', source: 'log', line: time, offset: time, time, clock: 'exact', text: `${time}`, because: 'seen' })
const hypothesis = (ruleId: string, times: readonly [Micros, ...Micros[]], points = 2): Hypothesis =>
  ({ ruleId, title: ruleId, cause: 'c', score: [{ points, because: 'b' }], remedy: [], confirm: [], references: [], evidence: times.map(symptom) as unknown as Hypothesis['evidence'] })
const firsts = (told: readonly Hypothesis[]): unknown[] => told.map(({ ruleId, evidence: [first], evidence: { length } }) => [ruleId, first.time, length])
const live = (): Micros => 0

test('a root cause is told when it has stood for a while, and once', () => {
  const incidents = new Incidents(() => 'birch')
  incidents.judged([hypothesis('mill', [1])], 0)
  expect(incidents.standing(19_999, live)).toEqual([])
  incidents.judged([hypothesis('mill', [1, 2])], 19_999)
  expect(incidents.standing(20_000, live)).toEqual([])
  expect(firsts(incidents.standing(39_999, live))).toEqual([['mill', 1, 2]])
  incidents.judged([hypothesis('mill', [1, 2, 3])], 50_000)
  expect(incidents.standing(99_999, live)).toEqual([])
  expect(incidents.rest()).toEqual([])
})

test('one that changes all the time is told after ten minutes, and one whose log went on long ago at once', () => {
  const incidents = new Incidents(() => 'birch')
  for (let now = 0; now <= 600_000; now += 10_000) {
    incidents.judged([hypothesis('mill', [1, now + 2])], now)
    expect(incidents.standing(now, live)).toHaveLength(now === 600_000 ? 1 : 0)
  }
  incidents.judged([hypothesis('silo', [1])], 700_000)
  expect(firsts(incidents.standing(700_000, () => minute))).toEqual([['silo', 1, 1]])
})

test('after a long quiet the same is another incident; on another machine too', () => {
  let host = 'birch'
  const incidents = new Incidents(() => host)
  incidents.judged([hypothesis('mill', [1])], 0)
  expect(incidents.rest()).toHaveLength(1)
  incidents.judged([hypothesis('mill', [20 * minute])], 1)
  expect(incidents.rest()).toEqual([])
  incidents.judged([hypothesis('mill', [2 * hour])], 2)
  expect(firsts(incidents.rest())).toEqual([['mill', 2 * hour, 1]])
  host = 'elm'
  incidents.judged([hypothesis('mill', [2 * hour])], 3)
  expect(incidents.rest()).toHaveLength(1)
})

test('one that is overtaken by the next incident is told with it', () => {
  const incidents = new Incidents(() => 'birch')
  incidents.judged([hypothesis('mill', [1])], 0)
  incidents.judged([hypothesis('mill', [2 * hour])], 1)
  expect(firsts(incidents.rest())).toEqual([['mill', 1, 1], ['mill', 2 * hour, 1]])
})

test('what is no longer held, or hardly, is not told', () => {
  const incidents = new Incidents(() => 'birch')
  incidents.judged([hypothesis('mill', [1]), hypothesis('weak', [1], -2)], 0)
  incidents.judged([hypothesis('better', [1])], second)
  expect(firsts(incidents.rest())).toEqual([['better', 1, 1]])
})

test('however many there are, they are remembered to a bound', () => {
  const incidents = new Incidents(({ offset }) => `${offset}`)
  for (let n = 1; n <= 5000; n++) {
    incidents.judged([hypothesis('mill', [n])], n)
    incidents.standing(n, () => Infinity)
  }
  // The latest is known still, and the oldest not.
  incidents.judged([hypothesis('mill', [5000]), hypothesis('mill', [1])], 5001)
  expect(firsts(incidents.rest())).toEqual([['mill', 1, 1]])
})
