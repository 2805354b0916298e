import { describe, expect, it } from 'vitest'
import type { Prompt } from '../../../src/views/tui/prompt.ts'
import { answerOf, pressed, promptOf, shownChoices, typed } from '../../../src/views/tui/prompt.ts'

const after = (prompt: Prompt, ...keys: readonly string[]): Prompt => keys.reduce((before, key) => {
  const next = pressed(before, key)
  if (typeof next === 'string') throw new Error(`${key} ended it`)
  return next
}, prompt)

const empty = promptOf({ purpose: 'search', label: '/' })

describe('a prompt', () => {
  it('takes characters where the cursor is', () => {
    expect(after(empty, 'b', 'r', 'left', 'a', 'end', 'space', '漢')).toMatchObject({ text: 'bar 漢', cursor: 5 })
  })

  it('moves and deletes by what a person takes for a character', () => {
    const prompt = typed(empty, 'a👩‍🚀e\u0301')
    expect(after(prompt, 'backspace').text).toBe('a👩‍🚀')
    expect(after(prompt, 'left', 'left', 'delete').text).toBe('ae\u0301')
    expect(after(prompt, 'home', 'right', 'right').cursor).toBe('a👩‍🚀'.length)
  })

  it('deletes words and lines as shells do', () => {
    const prompt = typed(empty, 'one two  three')
    expect(after(prompt, 'ctrl-w').text).toBe('one two  ')
    expect(after(prompt, 'ctrl-w', 'ctrl-w').text).toBe('one ')
    expect(after(prompt, 'ctrl-u').text).toBe('')
    expect(after(prompt, 'home', 'ctrl-k').text).toBe('')
  })

  it('ends with enter, and is left with escape or by deleting nothing', () => {
    expect(pressed(typed(empty, 'x'), 'enter')).toBe('done')
    expect(pressed(typed(empty, 'x'), 'escape')).toBe('left')
    expect(pressed(empty, 'backspace')).toBe('left')
    expect(pressed(after(typed(empty, 'x'), 'home'), 'backspace')).toMatchObject({ text: 'x' })
  })

  it('takes one printable line of what is pasted into it', () => {
    expect(typed(empty, 'a\r\nb\tc\u001b[31md').text).toBe('a b c[31md')
  })

  it('does nothing for keys that it does not know', () => {
    expect(pressed(empty, 'page down')).toBe(empty)
  })

  it('offers choices that hold the text, and takes the chosen one', () => {
    const prompt = promptOf({ purpose: 'filter', label: 'only', choices: ['unit mill', 'unit silo', 'host oak'] })
    expect(shownChoices(typed(prompt, 'UNIT'))).toEqual(['unit mill', 'unit silo'])
    expect(answerOf(after(typed(prompt, 'unit'), 'down', 'down'))).toBe('unit silo')
    expect(answerOf(after(typed(prompt, 'unit'), 'up'))).toBe('unit silo')
    expect(answerOf(after(typed(prompt, 'unit'), 'down', 'tab', 'tab'))).toBe('unit mill')
    expect(answerOf(after(typed(prompt, 'unit'), 'down', 'x'))).toBe('unitx')
    expect(answerOf(typed(prompt, 'oak'))).toBe('oak')
  })
})
