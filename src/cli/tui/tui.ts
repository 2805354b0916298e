import type { Desk, ReadingOrder } from '../../model/desk.ts'
import { farIsNotFollowed, isFar } from '../../model/far-name.ts'
import type { Beginning, State } from '../../views/tui/state.ts'
import { begin } from '../../views/tui/state.ts'
import type { Ground } from '../../views/tui/theme.ts'
import { grainOf, themeOf } from '../../views/tui/theme.ts'
import { readRules } from '../load-rules.ts'
import type { CaseToSave } from '../../desk/save-case.ts'
import { isSavedCase, isWhole, reopenedCase } from '../../desk/reopen-case.ts'
import type { ClusterFlags } from '../cluster/connection.ts'
import type { NarrowingFlags } from '../cluster/far-logs.ts'
import { narrowingFor } from '../cluster/far-logs.ts'
import type { ReadingFlags } from '../options.ts'
import { assumptions } from '../options.ts'
import type { World } from '../world.ts'
import { UserError, exitCodes } from '../world.ts'
import { safeText } from '../../views/safe-text.ts'
import { saveTo } from './save.ts'
import type { Hands } from './session.ts'
import { Terminal, keyboard } from './terminal.ts'
import { VerdictKeeper } from './verdict-keeper.ts'

export interface TuiFlags extends ReadingFlags, ClusterFlags, NarrowingFlags {
  readonly follow?: boolean
  readonly plain?: boolean
  readonly theme?: string
  readonly mouse: boolean
  readonly logs?: string
}

// Of a line that is read aloud nothing is cut soon, and a screen of lines is not too long to listen to.
const page = { columns: 160, rows: 44 }
// What is read aloud is not to be read twice: it waits until all is known of it.
const talkersWait = 5000
// Signals by number, for the exit code that shells expect.
const numbers: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/** `culprit tui`: the investigation on the screens of a terminal, line by line with `--plain`; without a terminal the report. */
export async function tui(files: readonly string[], flags: TuiFlags, world: World): Promise<number> {
  const wish = themeWish(flags)
  if (flags.plain) return await inLines(files, flags, world)
  const keys = world.stdout.isTTY && world.env['TERM'] !== 'dumb' ? keyboard(world.stdin) : undefined
  if (keys === undefined) return await report(files, flags, world)
  const terminal = new Terminal(keys, world.stdout, flags.mouse ? 'mouse' : 'no mouse')
  const [first, desk, { showScreens }] = await Promise.all([beginning(files, flags, world), openDesk(flags, world), import('./screens.ts')])
  const keeper = keeperOf(desk, first, flags, world)
  try {
    const { signal, state } = await showScreens(begin({ ...first, size: terminal.size, grain: grainOf(world.env) }), { desk, terminal, theme: themeOf(world.env, wish), save: savingVerdicts(keeper, world) })
    if (signal === undefined) await keepOrTell(keeper, state, world)
    return signal === undefined ? codeOf(state) : 128 + (numbers[signal] ?? 0)
  } finally {
    release(keys, world)
    await desk.close()
  }
}

// Without a terminal: what the screens would show first.
async function report(files: readonly string[], flags: TuiFlags, world: World): Promise<number> {
  const { caseFile, zone } = await beginning(files, flags, world)
  if (caseFile === undefined) return await (await import('../triage.ts')).triage(files, { ...flags, format: 'text', color: true }, world)
  const { renderText } = await import('../../views/text/index.ts')
  world.stdout.write(renderText(caseFile, { width: world.stdout.columns || 100, colour: false, zone }))
  return exitCodes.analysed
}

async function inLines(files: readonly string[], flags: TuiFlags, world: World): Promise<number> {
  const input = world.stdin.isTTY || files.length > 0 ? world.stdin : keyboard(world.stdin)
  if (input === undefined) throw new UserError('--plain: standard input holds the log, and there is no terminal to ask; name the log as a file')
  const first = await beginning(files, flags, world)
  const desk = await openDesk(flags, world, talkersWait)
  try {
    const { talk } = await import('./talk.ts')
    const keeper = keeperOf(desk, first, flags, world)
    const state = await talk(begin({ ...first, size: page }), { desk, input, output: world.stdout, save: savingVerdicts(keeper, world) })
    await keepOrTell(keeper, state, world)
    return codeOf(state)
  } finally {
    release(input, world)
    await desk.close()
  }
}

function keeperOf(desk: Desk, first: Omit<Beginning, 'size'>, flags: TuiFlags, world: World): VerdictKeeper {
  const keeper = new VerdictKeeper(flags, world, first)
  desk.onNews(news => { keeper.hear(news) })
  return keeper
}

// What is saved stands, and is remembered for when it comes again.
function savingVerdicts(keeper: VerdictKeeper, world: World): Hands['save'] {
  const save = saveTo(world)
  return async (path, held) => {
    await save(path, held)
    // Where that fails it is tried again at the end, when it can be told.
    await keeper.keep(held.judgement).catch(() => undefined)
  }
}

// A memory that cannot be written to is no reason to lose anything else.
async function keepOrTell(keeper: VerdictKeeper, { held }: Pick<State, 'held'>, { stderr }: World): Promise<void> {
  try {
    await keeper.keep(held.judgement)
    for (const message of new Set(keeper.problems.map(problem => problem.message))) stderr.write(`culprit: ${safeText(message)}\n`)
  } catch (error) {
    stderr.write(`culprit: what you said is not kept for later cases: ${safeText(error instanceof Error ? error.message : String(error))}\n`)
  }
}

// A terminal that was opened beside standard input would keep the program alive.
function release(keys: NodeJS.ReadStream, { stdin }: World): void {
  if (keys !== stdin) keys.destroy()
}

function codeOf({ held }: State): number {
  return held.failed !== undefined && held.caseFile === undefined ? exitCodes.unusable : exitCodes.analysed
}

async function openDesk(flags: TuiFlags, world: World, patience?: number): Promise<Desk> {
  const { rules = [], to, compat, config } = flags
  // What is wrong with a folder is told before the screens come up.
  for (const folder of rules) await readRules(folder)
  return await world.desk({ rules, ...(patience !== undefined && { patience }), zone: assumptions(flags, world).zone, cluster: { ...(to !== undefined && { to }), ...(compat !== undefined && { compat }), ...(config !== undefined && { config }) } })
}

async function beginning(files: readonly string[], flags: TuiFlags, world: World): Promise<Omit<Beginning, 'size'>> {
  const { as, tz, offset, follow = false, logs } = flags
  const [file] = files
  if (files.length === 1 && file !== undefined && await isSavedCase(file)) {
    narrowingFor([], flags, world)
    return { screen: 'hypotheses', savedAs: file, ...await reopened(file, logs) }
  }
  if (logs !== undefined) throw new UserError('--logs says where the logs of a saved case lie; name the case alone: culprit tui --logs FOLDER case.json')
  const names = files.length > 0 || world.stdin.isTTY ? files : ['-']
  const narrowing = narrowingFor(names, flags, world)
  if (follow && names.some(isFar)) throw new UserError(`--follow: ${farIsNotFollowed} (a file, or journal:), or leave --follow out`)
  const order: ReadingOrder = { names, pasted: [], follow, ...(Object.keys(narrowing).length > 0 && { narrowing }), ...(as !== undefined && { as }), ...(tz !== undefined && { zone: tz }), ...(offset !== undefined && { offset }) }
  return { order, screen: names.length === 0 ? 'paste' : 'hypotheses', zone: tz ?? 'UTC' }
}

async function reopened(file: string, logs: string | undefined): Promise<Pick<Beginning, 'order' | 'judgement' | 'filter' | 'zone' | 'caseFile' | 'logs'> & Pick<CaseToSave, 'order' | 'zone'>> {
  try {
    const found = await reopenedCase(file, logs)
    return { ...found, logs: isWhole(found.caseFile) ? 'all' : 'some missing' }
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error))
  }
}

function themeWish({ theme }: TuiFlags): { readonly ground?: Ground } {
  if (theme === undefined) return {}
  if (theme !== 'light' && theme !== 'dark') throw new UserError(`--theme ${theme}: there is light and dark`)
  return { ground: theme }
}
