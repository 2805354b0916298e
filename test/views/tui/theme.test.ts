import { describe, expect, it } from 'vitest'
import { tones, type Row } from '../../../src/views/tui/row.ts'
import { depthOf, grainOf, groundOf, painted, themeOf } from '../../../src/views/tui/theme.ts'

const row: Row = { spans: tones.map(tone => ({ text: tone, tone })) }
const bare = (text: string): string => text.replace(/\u001b\[[\d;]*m/g, '')

describe('a theme', () => {
  it.each([
    [{ TERM: 'xterm-256color' }, '256'],
    [{ TERM: 'xterm', COLORTERM: 'truecolor' }, '256'],
    [{ TERM: 'linux' }, '16'],
    [{ TERM: 'xterm-256color', NO_COLOR: '1' }, 'none'],
    [{ TERM: 'xterm-256color', NO_COLOR: '' }, '256'],
    [{ TERM: 'dumb' }, 'none'],
  ])('of %j has %s colours', (env, depth) => {
    expect(depthOf(env)).toBe(depth)
  })

  it.each([[{ COLORFGBG: '0;15' }, 'light'], [{ COLORFGBG: '15;default;0' }, 'dark'], [{}, 'dark']])('of %j is %s', (env, ground) => {
    expect(groundOf(env)).toBe(ground)
  })

  it('is as wished, whatever the environment says', () => {
    const env = { TERM: 'xterm-256color', COLORFGBG: '15;0' }
    expect(themeOf(env, { ground: 'light' })).not.toEqual(themeOf(env))
    expect(themeOf(env, { ground: 'light' })).toEqual(themeOf({ TERM: 'xterm-256color', COLORFGBG: '0;15' }))
  })

  it('has no colour where none is wanted, and still shows what is chosen', () => {
    const theme = themeOf({ NO_COLOR: '1' })
    expect(painted(row, theme, 300)).not.toMatch(/\u001b\[[\d;]*[349][0-8]/)
    expect(painted({ ...row, chosen: true }, theme, 300)).toContain('\u001b[7m')
  })

  it.each([{ TERM: 'linux' }, { TERM: 'xterm-256color' }, { NO_COLOR: '1' }])('draws the text of a row and nothing else, by %j', (env) => {
    const text = tones.join('')
    expect(bare(painted(row, themeOf(env), 300))).toBe(text)
    const chosen = painted({ ...row, chosen: true }, themeOf(env), 300)
    expect(bare(chosen)).toBe(text.padEnd(300))
    expect(chosen.endsWith('\u001b[0m')).toBe(true)
  })
})

it('draws bars of blocks where there may be no braille', () => {
  expect(grainOf({ TERM: 'xterm-256color', LANG: 'de_DE.UTF-8' })).toBe('braille')
  expect(grainOf({ TERM: 'linux', LANG: 'de_DE.UTF-8' })).toBe('blocks')
  expect(grainOf({ TERM: 'xterm', LC_ALL: 'C', LANG: 'de_DE.UTF-8' })).toBe('blocks')
  expect(grainOf({ TERM: 'xterm', LC_CTYPE: 'C.utf8' })).toBe('braille')
  expect(grainOf({ TERM: 'xterm' })).toBe('blocks')
})
