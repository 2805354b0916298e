import { expect, it } from 'vitest'
import { confidence } from '../../src/model/hypothesis.ts'
import { conclude, rule } from './conclude.ts'

const failedTest = rule(`
id: signatures/mill/failed-test
symptom: test failure
in: build
strength: strong
match: [{literal: mill test failed, pattern: '^mill test failed: (?<test>.+)$'}]
resource: test
region: {until: '^\\S', below: 6}
examples: [{log: 'mill test failed: grinds'}]
near misses: ['no mill test failed']
`)

const jammed = rule(`
id: signatures/mill/jammed
symptom: address in use
in: any
strength: strong
match: [{literal: the stone is jammed, pattern: 'the stone is jammed at port (?<port>\\d+)'}]
resource: port
examples: [{log: 'the stone is jammed at port 80'}]
near misses: ['the stone is jammed at the moment']
explains: {title: 'the stone is jammed at {port}', cause: 'it is jammed', remedy: ['turn it']}
`)

const stopped = rule(`
id: signatures/mill/stopped
symptom: command failed
in: build
role: consequence
match: [{literal: milling stopped, pattern: '^milling stopped'}]
examples: [{log: milling stopped}]
near misses: [the milling stopped]
`)

const went = rule(`
id: signatures/mill/went
symptom: command failed
in: build
role: recovery
match: [{literal: milling went well, pattern: '^milling went well'}]
examples: [{log: milling went well}]
near misses: [the milling went well]
`)

const rules = [failedTest, jammed, stopped, went]
const evidenceOf = async (lines: readonly string[], ruleId: string): Promise<readonly (string | number)[][] | undefined> => {
  const { hypotheses } = await conclude(rules, { build: lines.join('\n') })
  return hypotheses.find(one => one.ruleId === ruleId)?.evidence.map(({ role, line, endLine }) => [role, line, endLine ?? line])
}

it('shows the whole message that a symptom is a line of', async () => {
  const log = ['start', 'mill test failed: grinds', '  the stone is jammed at port 80', '  at stone 7', 'next', 'milling stopped']
  expect(await evidenceOf(log, 'signatures/mill/jammed')).toEqual([['symptom', 2, 4], ['context', 6, 6]])
})

it('shows a symptom alone where the message above it has ended', async () => {
  const log = ['start', 'mill test failed: grinds', 'next', '  the stone is jammed at port 80', 'milling stopped']
  expect(await evidenceOf(log, 'signatures/mill/jammed')).toEqual([['symptom', 4, 4], ['context', 5, 5]])
})

it('shows the first sign of failure after a symptom, and the exit code that the build ended with', async () => {
  const log = ['the stone is jammed at port 80', 'a', 'b', 'milling stopped', 'c', 'd', 'milling stopped', 'e', 'f']
  expect(await evidenceOf([...log, 'milling stopped with exit code 3'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 4, 4], ['context', 10, 10]])
  expect(await evidenceOf([...log, 'milling stopped with exit code 3', 'milling went well'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 4, 4]])
  expect(await evidenceOf([...log, 'milling stopped'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 4, 4]])
})

it('shows what stands below a sign of failure that tells more, where nothing is known', async () => {
  const telling = rule(`
id: signatures/mill/log-follows
symptom: command failed
in: build
role: consequence
match: [{literal: the miller says, pattern: '^the miller says:'}]
region: {until: '^so much', below: 9}
examples: [{log: 'the miller says:'}]
near misses: ['what the miller says:']
`)
  const { hypotheses: [first] } = await conclude([telling], { build: 'start\nthe miller says:\n > a\n > b\nso much\nbye' })
  expect(first?.evidence.map(({ line, endLine }) => [line, endLine])).toEqual([[1, 4]])
})

it('does not call a failure unknown where a likely cause of it stands', async () => {
  const titles = async (lines: readonly string[]): Promise<readonly string[]> => (await conclude(rules, { build: lines.join('\n') })).hypotheses.map(({ title }) => title)
  expect(await titles(['the stone is jammed at port 80', 'milling stopped'])).toEqual(['the stone is jammed at 80'])
  expect(await titles(['the stone turns', 'milling stopped'])).toEqual(['The build failed, and no known error stands before it'])
})

it('rules out vague words beside a sure cause, and keeps them where nothing is sure', async () => {
  const vague = rule(`
id: signatures/mill/vague
symptom: command failed
in: build
strength: weak
match: [{literal: 'something is wrong', pattern: '^something is wrong'}]
examples: [{log: something is wrong}]
near misses: [if something is wrong]
explains: {title: something is wrong, cause: 'who knows', remedy: [look]}
`)
  const judged = async (lines: readonly string[]): Promise<readonly string[][]> => {
    const { hypotheses, ruledOut } = await conclude([...rules, vague], { build: lines.join('\n') })
    return [hypotheses.map(({ title }) => title), ruledOut.map(({ because }) => because)]
  }
  expect(await judged(['something is wrong', ...Array<string>(30).fill('on'), 'the stone is jammed at port 80', 'milling stopped'])).toEqual([['the stone is jammed at 80'], ['the log holds a far likelier cause of the failed build']])
  expect((await judged(['something is wrong', ...Array<string>(30).fill('on'), 'milling stopped']))[0]).toContain('something is wrong')
})

it('forgives an error of a step that failed where the log ends in success, unless a sign of failure is strong', async () => {
  const sure = rule(`
id: signatures/mill/gave-up
symptom: command failed
in: build
role: consequence
strength: strong
match: [{literal: the miller gave up, pattern: '^the miller gave up'}]
examples: [{log: the miller gave up}]
near misses: [if the miller gave up]
`)
  const first = async (lines: readonly string[]): Promise<number> => {
    const { hypotheses: [best] } = await conclude([...rules, sure], { build: lines.join('\n') })
    return best?.title === 'the stone is jammed at 80' ? confidence(best.score) : 0
  }
  expect(await first(['the stone is jammed at port 80', 'milling stopped', 'once more', 'milling went well'])).toBeLessThan(0.4)
  expect(await first(['the stone is jammed at port 80', 'milling stopped', 'the miller gave up', 'sweeping', 'milling went well'])).toBeGreaterThan(0.7)
})
