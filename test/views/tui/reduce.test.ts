import { describe, expect, it } from 'vitest'
import { fingerprint, noJudgement } from '../../../src/model/judgement.ts'
import { top } from '../../../src/views/tui/state.ts'
import { someCaseFile, someHypothesis } from '../case-file.ts'
import { Screens, caseFile, other, sweeper } from './case-screens.ts'

const judgements = ({ done }: Screens): unknown[] => done.flatMap(command => (command.kind === 'judge' ? [command.judgement] : []))

describe('what a person says of a hypothesis', () => {
  const of = fingerprint(sweeper)

  it.each([['c', 'confirmed'], ['x', 'refuted'], ['-', 'not this']] as const)('%s is %s, with a reason, and is judged anew', (key, opinion) => {
    const screens = new Screens().judged(caseFile).press(key).type('it slept then')
    expect(judgements(screens)).toEqual([{ ...noJudgement, verdicts: [{ of, opinion, because: 'it slept then' }] }])
  })

  it('is asked once what helped, where it is confirmed; an empty line goes on', () => {
    const screens = new Screens().judged(caseFile).press('c', 'enter')
    expect(screens.state.prompt?.label).toContain('what helped')
    expect(screens.type('wore a mask').state.held.judgement.verdicts).toEqual([{ of, opinion: 'confirmed', because: '', remedy: 'wore a mask' }])
    expect(screens.press('u', 'u').state.held.judgement).toEqual(noJudgement)
    expect(new Screens().judged(caseFile).press('c', 'enter', 'enter').state).not.toHaveProperty('prompt')
  })

  it('is not said when the prompt is left', () => {
    const screens = new Screens().judged(caseFile).press('x', 'n', 'o', 'escape')
    expect(screens.done).toEqual([])
    expect(screens.state.prompt).toBeUndefined()
  })

  it('means the hypothesis that was chosen when it began, though the ranking changes meanwhile', () => {
    const screens = new Screens().judged(caseFile).press('x').judged(someCaseFile({ hypotheses: [other, sweeper] })).press('enter')
    expect(screens.state.held.judgement.verdicts).toEqual([{ of, opinion: 'refuted', because: '' }])
  })

  it('can be undone, step by step', () => {
    const screens = new Screens().judged(caseFile).press('x', 'enter', 'c', 'enter', 'enter', 'u', 'u', 'u')
    expect(judgements(screens)).toMatchObject([{ verdicts: [{ opinion: 'refuted' }] }, { verdicts: [{ opinion: 'confirmed' }] }, { verdicts: [{ opinion: 'refuted' }] }, noJudgement])
    expect(screens.state.toast?.text).toBe('nothing to undo')
  })

  it('can be taken back', () => {
    expect(new Screens().judged(caseFile).press('x', 'enter', '=').state.held.judgement).toEqual(noJudgement)
  })

  it('needs a hypothesis', () => {
    const screens = new Screens().judged(someCaseFile({ hypotheses: [] })).press('x')
    expect(screens.state.prompt).toBeUndefined()
    expect(screens.state.toast?.text).toContain('choose a hypothesis')
  })

  it('is not lost by a slip of the finger: the first q only warns', () => {
    const screens = new Screens().judged(caseFile).press('x', 'enter', 'q')
    expect(screens.done.map(({ kind }) => kind)).toEqual(['judge'])
    expect(screens.state.toast?.tone).toBe('error')
    expect(screens.press('q').done.at(-1)).toEqual({ kind: 'quit' })
  })

  it('may be left behind once it is saved', () => {
    const screens = new Screens().judged(caseFile).press('x', 'enter', 'w', 'ctrl-u').type('mine.json')
    expect(screens.done.at(-1)).toEqual({ kind: 'save', path: 'mine.json' })
    const { judgement } = screens.state.held
    expect(screens.tell({ kind: 'saved', path: 'mine.json', judgement }).press('q').done.at(-1)).toEqual({ kind: 'quit' })
    expect(screens.state.held.savedAs).toBe('mine.json')
  })
})

describe('a case whose logs are not all there', () => {
  const reopened = (): Screens => new Screens({ caseFile, logs: 'some missing' })
  const ranking = ({ state }: Screens): unknown => state.held.caseFile?.hypotheses.map(({ ruleId }) => ruleId)

  it('stays as it was saved, though those that are there are read', () => {
    expect(reopened().judged(someCaseFile({ hypotheses: [] })).state.held.caseFile).toBe(caseFile)
  })

  it('answers to what is said: the first goes and the second rises, and comes back', () => {
    const screens = reopened().press('x').type('it slept')
    expect(ranking(screens)).toEqual([other.ruleId])
    expect(screens.state.held.caseFile?.ruledOut[0]).toMatchObject({ ruleId: sweeper.ruleId, because: 'you refuted it: it slept' })
    expect(ranking(screens.press('u'))).toEqual([sweeper.ruleId, other.ruleId])
  })

  it('puts what is confirmed above all, and its rivals for the same lines out', () => {
    const screens = reopened().press('j', 'c', 'enter', 'enter')
    expect(ranking(screens)).toEqual([other.ruleId])
    expect(screens.state.held.caseFile?.hypotheses[0]?.score.at(-1)).toMatchObject({ because: 'you confirmed it' })
    expect(screens.state.held.caseFile?.ruledOut[0]?.because).toBe(`you confirmed “${other.title}” for the same lines`)
    expect(ranking(screens.press('='))).toEqual([sweeper.ruleId, other.ruleId])
  })

  it('is read anew when another log is added', () => {
    const screens = reopened().press('a').type('build.log.1').judged(someCaseFile({ hypotheses: [] }))
    expect(ranking(screens)).toEqual([])
    expect(ranking(screens.press('u'))).toEqual([sweeper.ruleId, other.ruleId])
  })
})

describe('evidence of a person', () => {
  it('is a line that is pinned with a note, for the hypothesis that it was seen with', () => {
    const screens = new Screens().judged(caseFile).press('enter', 'e', 'p').type('look here')
    expect(screens.state.held.judgement.pins).toEqual([{ origin: { source: 'journal.ndjson', line: 7, offset: 0 }, text: 'Starting Sweep of old files...', note: 'look here', of: fingerprint(sweeper) }])
  })

  it('is pinned once', () => {
    expect(new Screens().judged(caseFile).press('enter', 'e', 'p').type('a').press('p').type('b').state.held.judgement.pins.map(({ note }) => note)).toEqual(['b'])
  })

  it('makes a suspicion', () => {
    const screens = new Screens().judged(caseFile).press('enter', 'e', '+').type('somebody swept by hand')
    expect(screens.state.held.judgement.suspicions).toMatchObject([{ title: 'somebody swept by hand', pins: [{ origin: { line: 7 } }] }])
  })

  it('is needed for a suspicion', () => {
    const screens = new Screens().judged(someCaseFile({ hypotheses: [] })).press('+')
    expect(screens.state.prompt).toBeUndefined()
    expect(screens.state.toast?.tone).toBe('error')
  })
})

it('what could not be read is forgotten when something else is', () => {
  const screens = new Screens().tell({ kind: 'news', news: { kind: 'failed', message: 'no such file' } })
  expect(screens.state.held.failed).toBe('no such file')
  const progress = { state: 'opening', bytesRead: 0, lines: 0, rate: 0, sources: [] } as const
  expect(screens.tell({ kind: 'news', news: { kind: 'progress', progress } }).state.held.failed).toBeUndefined()
})

describe('a case that is reopened', () => {
  const reopened = { caseFile, judgement: { ...noJudgement, verdicts: [{ of: fingerprint(other), opinion: 'not this' as const, because: '' }] }, savedAs: 'case.json' }
  const soFar = { kind: 'news', news: { kind: 'case file', caseFile: someCaseFile({ hypotheses: [] }), final: false } } as const

  it('stands as it was saved until its logs are read to their end', () => {
    const screens = new Screens(reopened).tell(soFar)
    expect(screens.state.held.caseFile).toBe(caseFile)
    expect(screens.judged(soFar.news.caseFile).state.held.caseFile).toBe(soFar.news.caseFile)
  })

  it('changes at once when something else is said or read', () => {
    for (const keys of [['c', 'enter'], ['a', 'x', 'enter']]) expect(new Screens(reopened).press(...keys).tell(soFar).state.held.caseFile).toBe(soFar.news.caseFile)
  })

  it('is saved already', () => {
    expect(new Screens(reopened).press('q').done).toEqual([{ kind: 'quit' }])
  })
})

describe('the ranking', () => {
  const rising = someCaseFile({ hypotheses: [someHypothesis({ ruleId: 'causes/a/new', title: 'something new' }), sweeper, other] })

  it('keeps the choice on its hypothesis, and in its row where there is room', () => {
    const screens = new Screens().judged(caseFile).press('j').judged(rising).press('enter')
    expect(top(screens.state)).toMatchObject({ screen: 'hypothesis', of: fingerprint(other) })
  })

  it('shows the hypothesis that left it as it stood last', () => {
    const screens = new Screens().judged(caseFile).press('enter').judged(someCaseFile({ hypotheses: [other] }))
    expect(top(screens.state)).toMatchObject({ of: fingerprint(sweeper), last: sweeper })
  })

  it('tells aloud of a likely one that is new, while logs are followed', () => {
    const followed = new Screens({ order: { names: ['x'], pasted: [], follow: true } }).judged(someCaseFile({ hypotheses: [other] }))
    expect(followed.judged(caseFile).done).toEqual([{ kind: 'bell' }])
    expect(followed.state.toast?.text).toContain(sweeper.title)
    expect(followed.judged(caseFile).done).toHaveLength(1)
    expect(new Screens().judged(someCaseFile({ hypotheses: [] })).judged(caseFile).done).toEqual([])
  })

  it('tells aloud of the first one too, where nothing was wrong until now', () => {
    const screens = new Screens({ order: { names: ['x'], pasted: [], follow: true } })
    const progress = { state: 'following', bytesRead: 9, lines: 1, rate: 0, sources: [] } as const
    expect(screens.tell({ kind: 'news', news: { kind: 'progress', progress } }).judged(caseFile).done).toEqual([{ kind: 'bell' }])
    expect(new Screens({ order: { names: ['x'], pasted: [], follow: true } }).judged(caseFile).done).toEqual([])
  })
})

describe('a paste', () => {
  it('is a source of its own, on whichever screen', () => {
    const screens = new Screens({ order: { names: [], pasted: [], follow: false }, screen: 'paste' })
    screens.tell({ kind: 'pasting', lines: 2, bytes: 9 }, { kind: 'pasted', text: 'one\ntwo\n' }, { kind: 'pasted', text: 'three' })
    expect(screens.done).toMatchObject([{ kind: 'read', order: { pasted: [{ id: 'paste 1' }] } }, { kind: 'read', order: { pasted: [{ id: 'paste 1', text: 'one\ntwo\n' }, { id: 'paste 2', text: 'three' }] } }])
    expect(screens.press('backspace').state.held.order.pasted.map(({ id }) => id)).toEqual(['paste 1'])
    expect(screens.press('u').state.held.order.pasted).toHaveLength(2)
    expect(top(screens.press('enter').state).screen).toBe('hypotheses')
  })

  it('of nothing is nothing', () => {
    const screens = new Screens().tell({ kind: 'pasted', text: ' \n\n' })
    expect(screens.done).toEqual([])
    expect(screens.state.toast?.text).toBe('the paste was empty')
  })

  it('must come before the analysis', () => {
    const screens = new Screens({ order: { names: [], pasted: [], follow: false }, screen: 'paste' }).press('enter')
    expect(top(screens.state).screen).toBe('paste')
    expect(screens.state.toast?.text).toContain('nothing to analyse')
  })
})

describe('what is set', () => {
  it.each([
    ['z', 'Europe/Berlin', { zone: 'Europe/Berlin' }],
    ['z', '+02:00', { zone: '+02:00' }],
    ['O', '-3 s', { order: { names: ['build.log'], pasted: [], follow: false, offset: -3_000_000 } }],
    ['a', 'journal:', { order: { names: ['build.log', 'journal:'], pasted: [], follow: false } }],
    ['a', 'es:filebeat-*', { order: { names: ['build.log', 'es:filebeat-*'], pasted: [], follow: false } }],
  ])('%s takes %s', (key, text, held) => {
    const screens = new Screens().judged(caseFile).press(key, 'ctrl-u').type(text)
    expect(screens.state.held).toMatchObject(held)
    expect(screens.done.some(({ kind }) => kind === 'read')).toBe('order' in held)
  })

  it.each([['z', 'Nowhere/Land', 'no such time zone'], ['O', 'soon', 'not a duration']])('%s refuses %s with a reason', (key, text, reason) => {
    const screens = new Screens().press(key, 'ctrl-u').type(text)
    expect(screens.state.toast).toMatchObject({ tone: 'error', text: expect.stringContaining(reason) })
    expect(screens.done).toEqual([])
  })

  it('follows and stops following', () => {
    expect(new Screens().press('F').done).toMatchObject([{ kind: 'read', order: { follow: true } }])
    expect(new Screens().press('F', 'F').done.at(-1)).toMatchObject({ kind: 'read', order: { follow: false } })
    const far = new Screens({ order: { names: ['es:'], pasted: [], follow: false } }).press('F')
    expect(far).toMatchObject({ done: [], state: { toast: { tone: 'error', text: expect.stringContaining('follow them where they are written') } } })
    const followed = new Screens({ order: { names: ['x'], pasted: [], follow: true } }).press('a').type('es:')
    expect(followed).toMatchObject({ done: [], state: { toast: { tone: 'error', text: expect.stringContaining('es:: logs in a cluster') } } })
  })
})

describe('the stack of screens', () => {
  it('goes in, and back the same way', () => {
    const screens = new Screens().judged(caseFile).press('enter', '?')
    expect(screens.state.stack.map(({ screen }) => screen)).toEqual(['hypotheses', 'hypothesis', 'help'])
    expect(screens.press('q', 'escape').state.stack.map(({ screen }) => screen)).toEqual(['hypotheses'])
    expect(screens.press('q').done.at(-1)).toEqual({ kind: 'quit' })
  })

  it('does not open a screen upon itself', () => {
    expect(new Screens().press('P', 'P').state.stack).toHaveLength(2)
    expect(new Screens().press('?', '?').state.stack).toHaveLength(1)
  })

  it('does not grow without end', () => {
    const screens = new Screens().judged(caseFile)
    for (let round = 0; round < 60; round++) screens.press('P', '?', 't')
    expect(screens.state.stack.length).toBeLessThan(30)
  })
})

it('a line that was told goes away by itself', () => {
  const screens = new Screens().tell({ kind: 'told', text: 'hello', tone: 'plain' })
  for (let second = 0; second < 4; second++) {
    expect(screens.state.toast?.text).toBe('hello')
    screens.tell({ kind: 'tick' })
  }
  expect(screens.state.toast).toBeUndefined()
})

it('nothing changes by a key that means nothing', () => {
  const screens = new Screens().judged(caseFile)
  const before = screens.state
  expect(screens.press('alt-x', '~', 'ctrl-q').state).toBe(before)
})
