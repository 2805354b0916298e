import type { Desk, ReadingOrder } from '../../model/desk.ts'
import type { Beginning, State } from '../../views/tui/state.ts'
import { begin } from '../../views/tui/state.ts'
import type { Ground } from '../../views/tui/theme.ts'
import { themeOf } from '../../views/tui/theme.ts'
import { readRules } from '../load-rules.ts'
import type { ReadingFlags } from '../options.ts'
import { assumptions } from '../options.ts'
import type { World } from '../world.ts'
import { UserError, exitCodes } from '../world.ts'
import { saveTo } from './save.ts'
import { Terminal, keyboard } from './terminal.ts'

export interface TuiFlags extends ReadingFlags {
  readonly follow?: boolean
  readonly plain?: boolean
  readonly theme?: string
  readonly mouse: boolean
}

// Of a line that is read aloud nothing is cut soon, and a screen of lines is not too long to listen to.
const page = { columns: 160, rows: 44 }
// Signals by number, for the exit code that shells expect.
const numbers: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/** `culprit tui`: the investigation on the screens of a terminal, line by line with `--plain`; without a terminal the report. */
export async function tui(files: readonly string[], flags: TuiFlags, world: World): Promise<number> {
  const wish = themeWish(flags)
  if (flags.plain) return await inLines(files, flags, world)
  const keys = world.stdout.isTTY && world.env['TERM'] !== 'dumb' ? keyboard(world.stdin) : undefined
  if (keys === undefined) {
    const { triage } = await import('../triage.ts')
    return await triage(files, { ...flags, format: 'text', color: true }, world)
  }
  const terminal = new Terminal(keys, world.stdout, flags.mouse ? 'mouse' : 'no mouse')
  const [desk, { showScreens }] = await Promise.all([openDesk(flags, world), import('./screens.ts')])
  try {
    const { signal, state } = await showScreens(begin({ ...beginning(files, flags, world), size: terminal.size }), { desk, terminal, theme: themeOf(world.env, wish), save: saveTo(world) })
    return signal === undefined ? codeOf(state) : 128 + (numbers[signal] ?? 0)
  } finally {
    release(keys, world)
    await desk.close()
  }
}

async function inLines(files: readonly string[], flags: TuiFlags, world: World): Promise<number> {
  const input = world.stdin.isTTY || files.length > 0 ? world.stdin : keyboard(world.stdin)
  if (input === undefined) throw new UserError('--plain: standard input holds the log, and there is no terminal to ask; name the log as a file')
  const desk = await openDesk(flags, world)
  try {
    const { talk } = await import('./talk.ts')
    return codeOf(await talk(begin({ ...beginning(files, flags, world), size: page }), { desk, input, output: world.stdout, save: saveTo(world) }))
  } finally {
    release(input, world)
    await desk.close()
  }
}

// A terminal that was opened beside standard input would keep the program alive.
function release(keys: NodeJS.ReadStream, { stdin }: World): void {
  if (keys !== stdin) keys.destroy()
}

function codeOf({ held }: State): number {
  return held.failed !== undefined && held.caseFile === undefined ? exitCodes.unusable : exitCodes.analysed
}

async function openDesk(flags: TuiFlags, world: World): Promise<Desk> {
  const { rules = [] } = flags
  // What is wrong with a folder is told before the screens come up.
  for (const folder of rules) await readRules(folder)
  return await world.desk({ rules, zone: assumptions(flags, world).zone })
}

function beginning(files: readonly string[], { as, tz, offset, follow = false }: TuiFlags, { stdin }: World): Omit<Beginning, 'size'> {
  const names = files.length > 0 || stdin.isTTY ? files : ['-']
  const order: ReadingOrder = { names, pasted: [], follow, ...(as !== undefined && { as }), ...(tz !== undefined && { zone: tz }), ...(offset !== undefined && { offset }) }
  return { order, screen: names.length === 0 ? 'paste' : 'hypotheses', zone: tz ?? 'UTC' }
}

function themeWish({ theme }: TuiFlags): { readonly ground?: Ground } {
  if (theme === undefined) return {}
  if (theme !== 'light' && theme !== 'dark') throw new UserError(`--theme ${theme}: there is light and dark`)
  return { ground: theme }
}
