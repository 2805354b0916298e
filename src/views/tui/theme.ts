import type { Row, Tone } from './row.ts'
import type { Grain } from './drawing/histogram.ts'
import { columns } from '../text/cut.ts'

/** How many colours a terminal has, as far as its environment says. */
export type Depth = 'none' | '16' | '256'
export type Ground = 'light' | 'dark'

/** What draws rows: the parameters of the escape sequence (SGR) for each tone, and for the row that is chosen. */
export interface Theme {
  readonly tones: Readonly<Record<Tone, string>>
  readonly chosen: { readonly start: string; readonly tones: 'kept' | 'dropped' }
}

const bare: Theme['tones'] = {
  plain: '', strong: '1', faint: '', heading: '1', accent: '', key: '1', chosen: '7', match: '7',
  'near certain': '1', likely: '1', possible: '', weak: '',
  symptom: '', trigger: '', context: '', counter: '', culprit: '1',
  error: '1', warning: '', good: '',
}

const sixteen: Theme['tones'] = {
  ...bare, faint: '2', heading: '1;36', accent: '36', key: '1', match: '30;43',
  'near certain': '1;31', likely: '1;33', possible: '36', weak: '2',
  symptom: '31', trigger: '33', context: '2', counter: '32', culprit: '1;35',
  error: '31', warning: '33', good: '32',
}

const many: Theme['tones'] = {
  ...sixteen, faint: '38;5;246', heading: '1;38;5;117', accent: '38;5;110', key: '1;38;5;252', match: '38;5;16;48;5;220',
  'near certain': '1;38;5;203', likely: '1;38;5;215', possible: '38;5;110', weak: '38;5;246',
  symptom: '38;5;203', trigger: '38;5;215', context: '38;5;246', counter: '38;5;114', culprit: '1;38;5;176',
  error: '38;5;203', warning: '38;5;215', good: '38;5;114',
}

const themes: Readonly<Record<Depth, Readonly<Record<Ground, Theme>>>> = {
  none: both({ tones: bare, chosen: { start: '7', tones: 'dropped' } }),
  16: {
    dark: { tones: sixteen, chosen: { start: '7', tones: 'dropped' } },
    // Cyan and yellow can hardly be read on white.
    light: { tones: { ...sixteen, heading: '1;34', accent: '34', possible: '34', likely: '1;35', warning: '35', trigger: '35' }, chosen: { start: '7', tones: 'dropped' } },
  },
  256: {
    dark: { tones: many, chosen: { start: '48;5;238', tones: 'kept' } },
    light: {
      tones: {
        ...many, faint: '38;5;242', heading: '1;38;5;24', accent: '38;5;24', key: '1;38;5;236', match: '38;5;16;48;5;222',
        'near certain': '1;38;5;160', likely: '1;38;5;130', possible: '38;5;24', weak: '38;5;242',
        symptom: '38;5;160', trigger: '38;5;130', context: '38;5;242', counter: '38;5;28', culprit: '1;38;5;90',
        error: '38;5;160', warning: '38;5;130', good: '38;5;28',
      },
      chosen: { start: '48;5;253', tones: 'kept' },
    },
  },
}

type Environment = Readonly<Record<string, string | undefined>>

/** The theme for a terminal: as wished, else by what its environment says of it. */
export function themeOf(env: Environment, wish: { readonly ground?: Ground } = {}): Theme {
  return themes[depthOf(env)][wish.ground ?? groundOf(env)]
}

export function depthOf(env: Environment): Depth {
  if (env['NO_COLOR'] || env['FORCE_COLOR'] === '0' || env['TERM'] === 'dumb') return 'none'
  return /truecolor|24bit/.test(env['COLORTERM'] ?? '') || /256|direct|kitty|alacritty|ghostty/.test(env['TERM'] ?? '') ? '256' : '16'
}

/** What bars are made of: the console of Linux has no braille, and without UTF-8 the fewer strange characters the better. */
export function grainOf(env: Environment): Grain {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || (env['OS'] === 'Windows_NT' ? 'utf-8' : 'C')
  return env['TERM'] !== 'linux' && /utf-?8/i.test(locale) ? 'braille' : 'blocks'
}

/** By `COLORFGBG`, where the terminal sets it: `15;0` is white on black. */
export function groundOf(env: Environment): Ground {
  const ground = env['COLORFGBG']?.split(';').at(-1)
  return ground === '7' || ground === '15' ? 'light' : 'dark'
}

/** A row as a terminal takes it. The row that is chosen is drawn over its whole width. */
export function painted({ spans, chosen }: Row, { tones, chosen: look }: Theme, width: number): string {
  if (!chosen) return spans.map(({ text, tone }) => inSgr(text, tones[tone])).join('')
  const used = spans.reduce((sum, { text }) => sum + columns(text), 0)
  const rest = ' '.repeat(Math.max(0, width - used))
  const pieces = look.tones === 'kept' ? spans.map(({ text, tone }) => inSgr(text, joined(tones[tone], look.start))) : spans.map(({ text }) => inSgr(text, look.start))
  return pieces.join('') + inSgr(rest, look.start)
}

function joined(...parameters: readonly string[]): string {
  return parameters.filter(one => one !== '').join(';')
}

function inSgr(text: string, parameters: string): string {
  return text === '' || parameters === '' ? text : `\u001b[${parameters}m${text}\u001b[0m`
}

function both(theme: Theme): Readonly<Record<Ground, Theme>> {
  return { light: theme, dark: theme }
}
