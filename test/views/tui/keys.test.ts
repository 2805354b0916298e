import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { actionOf, bindingsOf, keyTable, screenNames } from '../../../src/views/tui/keys.ts'
import { keysPage } from './keys-page.ts'

const named = ['up', 'down', 'left', 'right', 'enter', 'escape', 'tab', 'shift-tab', 'space', 'backspace', 'page up', 'page down', 'home', 'end']

describe('the key table', () => {
  it.each(screenNames)('means one thing by each key on the screen %s', (screen) => {
    const own = keyTable.filter(({ screens }) => screens !== 'all' && (screens as readonly string[]).includes(screen)).flatMap(({ keys }) => keys)
    const common = keyTable.filter(({ screens }) => screens === 'all').flatMap(({ keys }) => keys)
    expect(own).toEqual([...new Set(own)])
    expect(common).toEqual([...new Set(common)])
  })

  it('names keys as the terminal tells them', () => {
    for (const key of keyTable.flatMap(({ keys }) => [...keys])) expect(named.includes(key) || /^ctrl-[a-z]$/.test(key) || [...key].length === 1, key).toBe(true)
  })

  it('lets a screen have its own meaning for a key of all', () => {
    expect(actionOf('paste', 'enter')).toBe('analyse')
    expect(actionOf('hypotheses', 'enter')).toBe('open')
    expect(actionOf('help', 'enter')).toBeUndefined()
    expect(actionOf('source', 'right')).toBe('right')
    expect(actionOf('hypotheses', 'right')).toBe('open')
  })

  it.each(screenNames)('has a way back, out and to the help on the screen %s', (screen) => {
    const actions = bindingsOf(screen).map(({ action }) => action)
    for (const action of ['back', 'quit', 'help', 'undo'] as const) expect(actions).toContain(action)
  })
})

it('docs/keys.md is made from the key table (write it anew with --update)', async () => {
  await expect(keysPage()).toMatchFileSnapshot(fileURLToPath(new URL('../../../docs/keys.md', import.meta.url)))
})
