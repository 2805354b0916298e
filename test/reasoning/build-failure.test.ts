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

const end = (id: string, words: string): ReturnType<typeof rule> => rule(`
id: signatures/mill/${id}
symptom: command failed
in: build
role: consequence
strength: strong
match: [{literal: ${words}, pattern: '^${words}'}]
examples: [{log: ${words}}]
near misses: [see whether ${words}]
`)
const sure = end('gave-up', 'the miller gave up')

const rules = [failedTest, jammed, stopped, went]
const evidenceOf = async (lines: readonly string[], ruleId: string): Promise<readonly (string | number)[][] | undefined> => {
  const { hypotheses } = await conclude(rules, { build: lines.join('\n') })
  return hypotheses.find(one => one.ruleId === ruleId)?.evidence.map(({ role, line, endLine }) => [role, line, endLine ?? line])
}

it('shows the whole message that a symptom is a line of', async () => {
  const log = ['start', 'mill test failed: grinds', '  the stone is jammed at port 80', '  at stone 7', 'next', 'milling stopped']
  expect(await evidenceOf(log, 'signatures/mill/jammed')).toEqual([['symptom', 2, 4], ['context', 6, 6]])
})

it('shows a symptom as the failed test shows it, where the test ended with it', async () => {
  const wetTest = rule(`
id: signatures/mill/wet-test
symptom: test failure
in: build
strength: strong
match: [{literal: 'wet grain', pattern: '^!  (?<message>wet grain.*)$'}]
region: {from: '^== ', above: 6, below: 1}
examples: [{log: '!  wet grain in silo 1'}]
near misses: ['a wet grain']
`)
  const wet = rule(`
id: signatures/mill/wet-grain
symptom: no space
in: any
strength: strong
match: [{literal: 'wet grain in silo', pattern: 'wet grain in silo (?<silo>\\d+)'}]
region: {below: 1}
explains: {title: 'silo {silo} is wet', cause: 'it rained', remedy: ['Wait.']}
examples: [{log: 'wet grain in silo 1'}]
near misses: ['wet grain in silos']
`)
  const { hypotheses } = await conclude([...rules, wetTest, wet], { build: ['start', '== grinds', '  sieve', '!  wet grain in silo 1', '  at stone 7', 'milling stopped'].join('\n') })
  expect(hypotheses[0]?.ruleId).toBe('signatures/mill/wet-grain')
  expect(hypotheses[0]?.evidence[0]).toMatchObject({ line: 2, endLine: 5 })
})

it('shows a symptom alone where the message above it has ended', async () => {
  const log = ['start', 'mill test failed: grinds', 'next', '  the stone is jammed at port 80', 'milling stopped']
  expect(await evidenceOf(log, 'signatures/mill/jammed')).toEqual([['symptom', 4, 4], ['context', 5, 5]])
})

it('shows the first telling sign of failure after a symptom, and the exit code that the build ended with', async () => {
  const log = ['the stone is jammed at port 80', 'a', 'milling stopped', 'b', 'milling stopped: 2 sacks', 'c', 'd', 'milling stopped: 3 sacks', 'e', 'f']
  expect(await evidenceOf([...log, 'milling stopped with exit code 3'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 5, 5], ['context', 11, 11]])
  expect(await evidenceOf([...log, 'milling stopped with exit code 3', 'milling went well'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 5, 5]])
  expect(await evidenceOf([...log, 'milling stopped'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 5, 5]])
})

it('shows what a runner counts after the last of the tests that failed', async () => {
  const log = ['mill test failed: grinds', 'milling stopped: 2 sacks', 'a', 'b', 'mill test failed: sieves', 'milling stopped: 3 sacks']
  expect(await evidenceOf(log, 'signatures/mill/failed-test')).toEqual([['symptom', 1, 1], ['symptom', 5, 5], ['context', 6, 6]])
})

it('shows a sign that only says that something failed where there is no other', async () => {
  expect(await evidenceOf(['the stone is jammed at port 80', 'a', 'milling stopped', 'b'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 3, 3]])
  expect(await evidenceOf(['the stone is jammed at port 80', 'a', 'milling stopped', 'b', 'milling stopped with exit code 3'], 'signatures/mill/jammed')).toEqual([['symptom', 1, 1], ['context', 5, 5]])
})

it('begins the last lines, where nothing is known, at the first of them that sounds wrong', async () => {
  const log = ['grain in', 'grain in', 'the sieve failed:', '  one', 'two', 'milling stopped']
  expect(await evidenceOf(log, 'signatures/mill/stopped')).toEqual([['symptom', 3, 6]])
  expect(await evidenceOf([...Array.from({ length: 30 }, () => 'grain in'), 'milling stopped'], 'signatures/mill/stopped')).toEqual([['symptom', 19, 31]])
})

it('does not blame what runs after the failed step was over', async () => {
  const broken = end('broken', 'the mill is broken')
  const { hypotheses } = await conclude([...rules, broken], { build: ['mill test failed: grinds', 'the mill is broken', 'milling went well', 'the stone is jammed at port 80', 'bye'].join('\n') })
  expect(hypotheses.map(({ ruleId }) => ruleId)).toEqual(['signatures/mill/failed-test', 'signatures/mill/jammed'])
  expect(hypotheses[1]?.score.map(({ because }) => because)).toContain('the step that failed was over before it')
})

it('leaves out what only reports a failure whose cause is sure', async () => {
  const counted = rule(`
id: signatures/mill/counted
symptom: test failure
in: build
role: consequence
match: [{literal: mill tests failed, pattern: '^\\d+ mill tests failed'}]
examples: [{log: 3 mill tests failed}]
near misses: [mill tests failed]
`)
  const goal = rule(`
id: signatures/mill/goal
symptom: build configuration
in: build
strength: strong
match: [{literal: what went wrong, pattern: '^what went wrong:'}]
region: {below: 3}
examples: [{log: 'what went wrong:'}]
near misses: [what went wrong]
`)
  const report = ['what went wrong:', '3 mill tests failed']
  expect((await conclude([...rules, counted, goal], { build: ['mill test failed: grinds', ...report].join('\n') })).hypotheses.map(({ ruleId }) => ruleId)).toEqual(['signatures/mill/failed-test'])
  expect((await conclude([...rules, counted, goal], { build: report.join('\n') })).hypotheses.map(({ ruleId }) => ruleId)).toContain('signatures/mill/goal')
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

it('believes what a sign of failure says of itself only where nothing better is known', async () => {
  const says = rule(`
id: signatures/mill/says
symptom: command failed
in: build
match: [{literal: 'milling stopped: ', pattern: '^milling stopped: (?<why>.+)$'}]
examples: [{log: 'milling stopped: no wind'}]
near misses: ['milling stopped']
explains: {title: '{why}', cause: 'it says {why}', remedy: ['Wait.']}
`)
  const heads = async (build: string): Promise<string | undefined> => (await conclude([...rules, says], { build })).hypotheses[0]?.title
  expect(await heads('grain in\nmilling stopped: no wind')).toBe('no wind')
  expect(await heads('the stone is jammed at port 80\nmilling stopped: no wind')).toBe('the stone is jammed at 80')
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
  const first = async (lines: readonly string[]): Promise<number> => {
    const { hypotheses: [best] } = await conclude([...rules, sure], { build: lines.join('\n') })
    return best?.title === 'the stone is jammed at 80' ? confidence(best.score) : 0
  }
  expect(await first(['the stone is jammed at port 80', 'milling stopped', 'once more', 'milling went well'])).toBeLessThan(0.4)
  expect(await first(['the stone is jammed at port 80', 'milling stopped', 'the miller gave up', 'sweeping', 'milling went well'])).toBeGreaterThan(0.7)
})

it('takes a line that a runner marks as an error for no end of a step that goes on', async () => {
  const first = async (lines: readonly string[]): Promise<string | undefined> => (await conclude([...rules, sure], { build: lines.join('\n') })).hypotheses[0]?.ruleId
  const between = Array<string>(100).fill('on')
  expect(await first(['the miller gave up: the stone is jammed at port 80', ...between, 'mill test failed: grinds', 'on', 'the miller gave up'])).toBe('signatures/mill/failed-test')
  expect(await first(['mill test failed: grinds', ...between, 'the miller gave up: the stone is jammed at port 80'])).toBe('signatures/mill/jammed')
})
