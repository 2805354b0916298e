import { describe, expect, it } from 'vitest'
import { top } from '../../../src/views/tui/state.ts'
import { Screens, caseFile } from './case-screens.ts'

describe('questions of screens', () => {
  const page = { entries: [], at: 0, isTop: true, isBottom: true }

  it('are answered where they were asked, though another screen is open now', () => {
    const screens = new Screens().judged(caseFile).press('enter', 'e', 'enter')
    const asked = screens.done.find(command => command.kind === 'ask' && command.question.about === 'page')
    screens.press('?')
    if (asked?.kind !== 'ask' || asked.question.about !== 'page') throw new Error('no page was asked for')
    const before = screens.state.stack[2]
    screens.tell({ kind: 'answered', answer: { question: asked.question, page } })
    expect(top(screens.state).screen).toBe('help')
    expect(screens.state.stack[2]).not.toBe(before)
  })

  it('are forgotten when they are asked anew', () => {
    const screens = new Screens().judged(caseFile).press('enter', 'e', 'enter')
    const asked = screens.done.find(command => command.kind === 'ask' && command.question.about === 'page')
    if (asked?.kind !== 'ask' || asked.question.about !== 'page') throw new Error('no page was asked for')
    const before = screens.state
    expect(screens.tell({ kind: 'answered', answer: { question: { ...asked.question }, page } }).state).toBe(before)
  })
})

it('an answer that comes when its screen is gone is not given to the one in its place', () => {
  const screens = new Screens().judged(caseFile).press('enter', 'e', 'enter')
  const asked = screens.done.find(command => command.kind === 'ask' && command.question.about === 'page')
  if (asked?.kind !== 'ask' || asked.question.about !== 'page') throw new Error('no page was asked for')
  const before = screens.press('q', 'P').state
  expect(screens.tell({ kind: 'answered', answer: { question: asked.question, page: { entries: [], at: 0, isTop: true, isBottom: true } } }).state).toBe(before)
})
