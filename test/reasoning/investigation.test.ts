import { describe, expect, it } from 'vitest'
import { confidence } from '../../src/model/hypothesis.ts'
import { conclude, lostGrain, rule, sweep, swept } from './conclude.ts'

const start = (time: string, host = 'birch'): string => `Mar  5 ${time} ${host} systemd[1]: Starting Nightly Sweep...`
const loss = (time: string, path = '/srv/silo/1', host = 'birch'): string => `Mar  5 ${time} ${host} mill[7]: mill: grain is gone from ${path}`
const quiet = (time: string): string => `Mar  5 ${time} birch cron[9]: nothing to do`

describe('a symptom and an effect that nobody wrote a story for', () => {
  const rules = [lostGrain, sweep]

  it('are joined when the effect reaches the thing shortly before', async () => {
    const { hypotheses: [first] } = await conclude(rules, { journal: [start('10:00:00'), loss('10:00:02')].join('\n') })
    expect(first).toMatchObject({ ruleId: 'effects/mill/sweep', title: 'sweep.service removes /srv/silo, which may be why: missing path (/srv/silo/1)' })
    expect(first?.evidence.map(({ role, line }) => [role, line])).toEqual([['symptom', 2], ['trigger', 1]])
    expect(first?.score.length).toBeGreaterThan(2)
  })

  it.each([
    ['lies outside of its scope', [start('10:00:00'), loss('10:00:02', '/srv/silos/1')]],
    ['came before it', [loss('10:00:02'), start('10:00:09')]],
    ['came hours later', [start('01:00:00'), loss('10:00:02')]],
    ['is on another host', [start('10:00:00', 'alder'), loss('10:00:02')]],
  ])('are not joined when the loss %s', async (_, lines) => {
    const { hypotheses } = await conclude(rules, { journal: lines.join('\n') })
    expect(hypotheses.map(({ ruleId }) => ruleId)).not.toContain('effects/mill/sweep')
  })

  it('are joined across a journal and a build log of the same moment', async () => {
    const { hypotheses: [first] } = await conclude(rules, { journal: '2024-03-05T10:00:00+00:00 birch systemd[1]: Starting Nightly Sweep...', build: '2024-03-05 10:00:02,100: mill: grain is gone from /srv/silo//x/../1' })
    expect(first?.title).toContain('/srv/silo/1')
  })

  it('are weighed less when the unit starts all the time', async () => {
    const once = await conclude(rules, { journal: [start('10:00:00'), loss('10:00:02')].join('\n') })
    const often = await conclude(rules, { journal: [...Array.from({ length: 50 }, (_, minute) => start(`09:${String(minute).padStart(2, '0')}:00`)), start('10:00:00'), loss('10:00:02')].join('\n') })
    const of = ({ hypotheses }: typeof once): number => confidence(hypotheses.find(({ ruleId }) => ruleId === 'effects/mill/sweep')?.score ?? [])
    expect(of(often)).toBeLessThan(of(once))
  })
})

describe('a cause', () => {
  const rules = [lostGrain, sweep, swept]
  const story = [quiet('09:40:00'), start('10:00:00'), loss('10:00:02'), quiet('10:10:00')]

  it('is told with its own words before the bare correlation', async () => {
    const { hypotheses } = await conclude(rules, { journal: story.join('\n') })
    expect(hypotheses[0]).toMatchObject({ ruleId: 'causes/mill/swept', title: 'the sweep took /srv/silo/1', culprit: { kind: 'unit', name: 'sweep.service' } })
    expect(confidence(hypotheses[0]?.score ?? [])).toBeGreaterThan(0.9)
  })

  it('leaves no bare join of the same two things beside it, and takes the symptom from the others', async () => {
    const other = rule(`
id: effects/mill/rats
event: {match: [{literal: rats were seen, pattern: '^rats were seen'}]}
does: [{removes: {path: /srv/silo}}]
examples: [{log: rats were seen}]
near misses: [rats are seen]
`)
    const seen = ['Mar  5 10:00:01 birch cat[4]: rats were seen']
    const { hypotheses } = await conclude([...rules, other], { journal: [...story.slice(0, 2), ...seen, ...story.slice(2)].join('\n') })
    expect(hypotheses.map(({ ruleId }) => ruleId).slice(0, 2)).toEqual(['causes/mill/swept', 'effects/mill/rats'])
    expect(hypotheses[1]?.score.map(({ because }) => because).join()).toContain('explains the same lines better')
    expect(hypotheses.map(({ ruleId }) => ruleId)).not.toContain('effects/mill/sweep')
  })

  it('is not told when what must be absent is there', async () => {
    const guarded = ['Mar  5 09:59:00 birch guard[3]: guarding /srv/silo/1', ...story]
    const { hypotheses } = await conclude(rules, { journal: guarded.join('\n') })
    expect(hypotheses.map(({ ruleId }) => ruleId)).not.toContain('causes/mill/swept')
  })

  it('is surer where the journal covers the window than where it begins inside it: absence has three values', async () => {
    const whole = await conclude(rules, { journal: story.join('\n') })
    const begun = await conclude(rules, { journal: story.slice(1).join('\n') })
    const reasons = ({ hypotheses: [first] }: typeof whole): string => first?.score.map(({ because }) => because).join('; ') ?? ''
    expect(reasons(whole)).toContain('is absent, and the logs cover the time')
    expect(reasons(begun)).toContain('is unknown')
    expect(confidence(begun.hypotheses[0]?.score ?? [])).toBeLessThan(confidence(whole.hypotheses[0]?.score ?? []))
  })

  it('does not take absence for proved where messages were dropped', async () => {
    const dropped = [...story.slice(0, 2), 'Mar  5 10:00:01 birch systemd-journald[2]: Suppressed 40 messages from mill.service', ...story.slice(2)]
    const { hypotheses: [first], gaps } = await conclude(rules, { journal: dropped.join('\n') })
    expect(first?.score.map(({ because }) => because).join()).toContain('is unknown')
    expect(gaps.map(({ kind }) => kind)).toContain('dropped-messages')
  })

  it('is weakened by counter evidence, which is shown', async () => {
    const seen = [...story.slice(0, 2), 'Mar  5 10:00:01 birch mill[7]: seen /srv/silo/1', ...story.slice(2)]
    const { hypotheses } = await conclude(rules, { journal: seen.join('\n') })
    const told = hypotheses.find(({ ruleId }) => ruleId === 'causes/mill/swept')
    expect(told?.evidence.find(({ role }) => role === 'counter')).toMatchObject({ line: 3 })
    expect(told?.score.some(({ points }) => points < 0)).toBe(true)
  })
})

describe('a cause that needs an entry which names something', () => {
  const witnessed = rule(`
id: causes/mill/witnessed
title: the loss of {loss.path} was seen by the cat
cause: The cat saw it.
when:
  loss: {signature: signatures/mill/lost-grain}
  cat: {naming: 'cat saw {loss.path}', before: loss, within: 1 min}
examples: [{journal: x}]
near misses: [{journal: x}]
`)
  const cat = (time: string): string => `Mar  5 ${time} birch cat[4]: the cat saw /srv/silo/1`
  const ids = async (lines: readonly string[]): Promise<string[]> => (await conclude([lostGrain, witnessed], { journal: lines.join('\n') })).hypotheses.map(({ ruleId }) => ruleId)

  it('is told, with that entry, only where it stands in its window', async () => {
    expect(await ids([cat('09:59:30'), loss('10:00:02')])).toContain('causes/mill/witnessed')
    expect(await ids([cat('09:50:00'), loss('10:00:02')])).not.toContain('causes/mill/witnessed')
    expect(await ids([loss('10:00:02')])).not.toContain('causes/mill/witnessed')
  })
})

describe('a cause with other conditions', () => {
  const crash = rule(`
id: signatures/mill/crash
symptom: crashed process
match: [{literal: stone broke, pattern: '^stone broke at (?<process>\\S+)'}]
examples: [{log: 'stone broke at 1'}]
near misses: ['stone broken']
`)
  const often = rule(`
id: causes/mill/often
title: it broke {crash.count} times
cause: Too often.
when:
  crash: {signature: signatures/mill/crash, at least: 3, within: 1 min}
examples: [{journal: x}]
near misses: [{journal: x}]
`)
  const broke = (time: string): string => `Mar  5 ${time} birch mill[7]: stone broke at noon`

  it('counts within a window, both ends inclusive', async () => {
    const ids = async (times: readonly string[]): Promise<string[]> => (await conclude([crash, often], { journal: times.map(broke).join('\n') })).hypotheses.map(({ ruleId }) => ruleId)
    expect(await ids(['10:00:00', '10:00:30', '10:01:00'])).toContain('causes/mill/often')
    expect(await ids(['10:00:00', '10:00:30', '10:01:01'])).not.toContain('causes/mill/often')
    expect(await ids(['10:00:00', '10:00:30'])).not.toContain('causes/mill/often')
  })
})

it('who a pid was is known from what that process said before', async () => {
  const killed = rule(`
id: signatures/mill/stopped
symptom: killed process
match: [{literal: was told to stop, pattern: '^pid (?<pid>\\d+) was told to stop'}]
resource: {process: '{pid}'}
explains: {title: '{program} of {unit} was told to stop', cause: Somebody told it.}
examples: [{log: pid 7 was told to stop}]
near misses: [pid x was told to stop]
`)
  const said = '{"__REALTIME_TIMESTAMP":"1709632800000000","_HOSTNAME":"birch","_PID":"77","SYSLOG_IDENTIFIER":"mill","_SYSTEMD_UNIT":"mill.service","MESSAGE":"mill: grain is gone from /srv/silo/1"}'
  const told = '{"__REALTIME_TIMESTAMP":"1709632801000000","_HOSTNAME":"birch","_PID":"9","SYSLOG_IDENTIFIER":"warden","MESSAGE":"pid 77 was told to stop"}'
  const { hypotheses } = await conclude([lostGrain, killed], { journal: [said, told].join('\n') })
  expect(hypotheses.map(({ title }) => title)).toContain('mill of mill.service was told to stop')
})

it('two logs that say the same at the same moment are two witnesses', async () => {
  const journal = '2024-03-05T10:00:02+00:00 birch mill[7]: mill: grain is gone from /srv/silo/1'
  const build = '2024-03-05 10:00:01,000: mill: grain is gone from /srv/silo/1'
  const { hypotheses: [first] } = await conclude([lostGrain], { journal, build })
  expect(first?.evidence.map(({ source }) => source).toSorted()).toEqual(['build.log', 'journal.log'])
  expect(first?.score.map(({ because }) => because)).toContain('another log says the same at the same moment')
})

describe('what the logs cannot tell', () => {
  it('is said where no journal was given', async () => {
    const { gaps } = await conclude([lostGrain, sweep], { build: '2024-03-05 10:00:02,100: mill: grain is gone from /srv/silo/1' })
    expect(gaps.map(({ kind }) => kind)).toContain('no-journal')
  })

  it('is not claimed where the journal covers the time: then nothing is known to have done it', async () => {
    const { gaps } = await conclude([lostGrain, sweep], { journal: [quiet('08:00:00'), quiet('11:00:00')].join('\n').replaceAll('Mar  5', '2024-03-05').replaceAll(/2024-03-05 (\S+)/g, '2024-03-05T$1+00:00'), build: '2024-03-05 10:00:02,100: mill: grain is gone from /srv/silo/1' })
    expect(gaps.map(({ kind }) => kind)).toContain('no-trigger')
  })
})

it('nothing at all is insufficient evidence, not a guess', async () => {
  expect((await conclude([lostGrain, sweep, swept], { journal: quiet('10:00:00'), build: 'all is well' })).hypotheses).toEqual([])
})
