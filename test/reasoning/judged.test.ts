import { expect, test } from 'vitest'
import { confidence } from '../../src/model/hypothesis.ts'
import type { Hypothesis } from '../../src/model/hypothesis.ts'
import type { Judgement, Pin } from '../../src/model/judgement.ts'
import { fingerprint, noJudgement } from '../../src/model/judgement.ts'
import type { CaseFile } from '../../src/model/case-file.ts'
import { Investigation } from '../../src/reasoning/investigation.ts'
import { MemoryWitness } from '../../src/reasoning/memory-witness.ts'
import { readExample } from '../read-example.ts'
import { lostGrain, rule, sweep, swept } from './conclude.ts'

const rust = rule(`
id: signatures/mill/rust
symptom: device error
strength: medium
match:
  - literal: rust on the wheel
    pattern: '^mill: rust on the wheel'
examples: [{log: 'mill: rust on the wheel'}]
near misses: ['mill: rust on the wheels of the cart']
`)

const mice = rule(`
id: effects/mill/mice
event: {unit: mice.service, description: Night Shift of Mice}
does: [{removes: {path: /srv/silo}}]
examples: [{log: 'Mar  5 10:00:00 birch systemd[1]: Starting Night Shift of Mice...'}]
near misses: ['Mar  5 10:00:00 birch systemd[1]: Starting Day Shift of Mice...']
`)

const entries = readExample(`Mar  5 09:59:00 birch systemd[1]: Starting Night Shift of Mice...
Mar  5 10:00:00 birch systemd[1]: Starting Nightly Sweep...
Mar  5 10:00:03 birch mill[7]: mill: grain is gone from /srv/silo/1
Mar  5 10:00:09 birch mill[7]: mill: rust on the wheel
`, 'journal')
const witness = new MemoryWitness(entries)
const investigation = new Investigation([lostGrain, sweep, swept, rust, mice])
for (const entry of entries) investigation.observe(entry)

const judge = (judgement: Partial<Judgement>): Promise<CaseFile> => investigation.conclude(witness, { ...noJudgement, ...judgement })
const before = await investigation.conclude(witness)
const named = (ruleId: string, file = before): Hypothesis | undefined => file.hypotheses.find(one => one.ruleId === ruleId)
const mark = (ruleId: string): string => fingerprint(named(ruleId) ?? { ruleId })
const ids = ({ hypotheses }: CaseFile): string[] => hypotheses.map(({ ruleId }) => ruleId)
const pin = (line: number, note: string, of?: string): Pin => ({ origin: (entries[line - 1] as { origin: Pin['origin'] }).origin, text: entries[line - 1]?.text ?? '', note, ...(of !== undefined && { of }) })

test('the example has a story, a rival and something else', () => {
  expect(ids(before)).toEqual(['causes/mill/swept', 'effects/mill/mice', 'signatures/mill/rust', 'signatures/mill/lost-grain'])
})

test('nothing said changes nothing, and what is taken back leaves no trace', async () => {
  expect(await judge({})).toEqual(before)
  await judge({ verdicts: [{ of: mark('causes/mill/swept'), opinion: 'refuted', because: 'the broom is broken' }] })
  expect(await judge({})).toEqual(before)
})

test('what is refuted is ruled out with the reason, and what it claimed is free for the next; its own shadow does not take its place', async () => {
  const after = await judge({ verdicts: [{ of: mark('causes/mill/swept'), opinion: 'refuted', because: 'the broom is broken' }] })
  expect(after.ruledOut[0]).toEqual({ ruleId: 'causes/mill/swept', title: 'the sweep took /srv/silo/1', because: 'you refuted it: the broom is broken' })
  expect(ids(after)[0]).toBe('effects/mill/mice')
  expect(ids(after)).not.toContain('effects/mill/sweep')
  expect(confidence(named('effects/mill/mice', after)?.score ?? [])).toBeGreaterThan(confidence(named('effects/mill/mice')?.score ?? []))
})

test('what is confirmed is near certain, and its rivals are ruled out; others stay', async () => {
  const after = await judge({ verdicts: [{ of: mark('effects/mill/mice'), opinion: 'confirmed', because: '' }] })
  expect(ids(after)).toEqual(['effects/mill/mice', 'signatures/mill/rust'])
  expect(named('effects/mill/mice', after)?.score.at(-1)).toEqual({ points: 4, because: 'you confirmed it' })
  expect(after.ruledOut.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['causes/mill/swept', 'signatures/mill/lost-grain']))
  expect(after.ruledOut.find(({ ruleId }) => ruleId === 'causes/mill/swept')?.because).toMatch(/^you confirmed “.*mice.*” for the same lines$/i)
})

test('what is not looked into goes with its symptoms', async () => {
  const after = await judge({ verdicts: [{ of: mark('causes/mill/swept'), opinion: 'not this', because: 'known for years' }] })
  expect(ids(after)).toEqual(['signatures/mill/rust'])
  expect(after.ruledOut[0]?.because).toBe('you set it aside: known for years')
})

test('a pinned line is evidence, with its note, where it speaks for; once', async () => {
  const all = await judge({ pins: [pin(4, 'heard it squeak')] })
  for (const { evidence } of all.hypotheses) expect(evidence.filter(({ because }) => because === 'heard it squeak')).toMatchObject([{ role: 'context', line: 4, time: entries[3]?.time, text: entries[3]?.text }])
  const one = await judge({ pins: [pin(4, '', mark('effects/mill/mice')), pin(4, '', mark('effects/mill/mice'))] })
  expect(one.hypotheses.filter(({ evidence }) => evidence.some(({ because }) => because === 'you pinned it')).map(({ ruleId }) => ruleId)).toEqual(['effects/mill/mice'])
  expect(named('effects/mill/mice', one)?.evidence.filter(({ because }) => because === 'you pinned it')).toHaveLength(1)
  expect(ids(one)).toEqual(ids(before))
})

test('a line that is no longer to be had is evidence as it was seen', async () => {
  const gone: Pin = { origin: { source: 'gone.log', line: 3, offset: 99 }, text: 'the \x1b[31mwheel\x1b[0m stands', note: 'seen' }
  const [first] = (await judge({ pins: [gone] })).hypotheses
  expect(first?.evidence.at(-1)).toEqual({ role: 'context', source: 'gone.log', line: 3, offset: 99, clock: 'none', text: 'the wheel stands', because: 'seen' })
})

test('a suspicion is a hypothesis of its own, that can be judged like any other', async () => {
  const suspicion = { title: 'The miller did it', because: 'he has debts', pins: [pin(4, 'his wheel'), pin(1, 'his mice')] as const }
  const after = await judge({ suspicions: [suspicion] })
  const own = after.hypotheses.find(({ title }) => title === 'The miller did it')
  expect(own).toMatchObject({ ruleId: 'suspicion/the-miller-did-it', cause: 'he has debts' })
  expect(own?.evidence.map(({ because }) => because)).toEqual(['his wheel', 'his mice'])
  expect(ids(after).filter(id => id !== own?.ruleId)).toEqual(ids(before))
  const refuted = await judge({ suspicions: [suspicion], verdicts: [{ of: 'suspicion/the-miller-did-it', opinion: 'refuted', because: '' }] })
  expect(ids(refuted)).toEqual(ids(before))
  expect(refuted.ruledOut[0]?.title).toBe('The miller did it')
})

test('a verdict on what is no longer there does nothing', async () => {
  expect(await judge({ verdicts: [{ of: 'causes/mill/flood', opinion: 'confirmed', because: '' }] })).toEqual(before)
})
