import type { Key } from 'ink'
import { describe, expect, it } from 'vitest'
import { keysOf } from '../../../src/views/tui/key-names.ts'

const none: Key = { upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageDown: false, pageUp: false, home: false, end: false, return: false, escape: false, ctrl: false, shift: false, tab: false, backspace: false, delete: false, meta: false, super: false, hyper: false, capsLock: false, numLock: false }

describe('the name of a key', () => {
  it.each<[string, Partial<Key>, string[]]>([
    ['j', {}, ['j']],
    ['G', { shift: true }, ['G']],
    [' ', {}, ['space']],
    ['', { return: true }, ['enter']],
    ['', { tab: true, shift: true }, ['shift-tab']],
    ['d', { ctrl: true }, ['ctrl-d']],
    ['x', { meta: true }, ['alt-x']],
    ['', { escape: true, meta: true }, ['escape']],
    ['', { delete: true }, ['backspace']],
    ['jjk', {}, ['j', 'j', 'k']],
    ['j\rq', {}, ['j', 'enter', 'q']],
    ['\u0004', {}, ['ctrl-d']],
    ['e\u0301👩‍🚀', {}, ['e\u0301', '👩‍🚀']],
    ['[27;5;9~', {}, []],
    ['[', {}, ['[']],
    ['', {}, []],
  ])('%j %j is %j', (input, key, names) => {
    expect(keysOf(input, { ...none, ...key })).toEqual(names)
  })
})
