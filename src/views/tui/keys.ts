/** Every kind of screen. */
export const screenNames = ['paste', 'hypotheses', 'hypothesis', 'timeline', 'source', 'entry', 'units', 'problems', 'help'] as const
export type ScreenName = (typeof screenNames)[number]

interface KeyRow {
  readonly screens: 'all' | readonly ScreenName[]
  /** The first is the one that is shown at the bottom of a screen. */
  readonly keys: readonly string[]
  readonly action: string
  readonly words: string
  /** Few words for the bottom of a screen; only where it is shown there. */
  readonly brief?: string
}

const logs = ['source', 'timeline'] as const
const lists = ['hypotheses', 'hypothesis', 'entry', 'problems'] as const

/** Which key does what on which screen: handling, help and README are made from it. The words are those of less, vim and lnav. */
export const keyTable = [
  { screens: 'all', keys: ['j', 'down'], action: 'down', words: 'one down' },
  { screens: 'all', keys: ['k', 'up'], action: 'up', words: 'one up' },
  { screens: 'all', keys: ['page down', 'space', 'ctrl-f'], action: 'page down', words: 'a screen down' },
  { screens: 'all', keys: ['page up', 'b', 'ctrl-b'], action: 'page up', words: 'a screen up' },
  { screens: 'all', keys: ['ctrl-d'], action: 'half page down', words: 'half a screen down' },
  { screens: 'all', keys: ['ctrl-u'], action: 'half page up', words: 'half a screen up' },
  { screens: 'all', keys: ['g', 'home'], action: 'top', words: 'to the beginning' },
  { screens: 'all', keys: ['G', 'end'], action: 'bottom', words: 'to the end' },
  { screens: ['paste'], keys: ['enter'], action: 'analyse', words: 'look for the cause in what was pasted and added', brief: 'analyse' },
  { screens: ['paste'], keys: ['backspace'], action: 'drop', words: 'take the last paste away', brief: 'drop last' },
  { screens: ['hypotheses'], keys: ['enter', 'right'], action: 'open', words: 'open the hypothesis or the line', brief: 'open' },
  { screens: ['hypothesis'], keys: ['enter', 'right'], action: 'open', words: 'open the line in its log', brief: 'raw log' },
  { screens: ['problems'], keys: ['enter', 'right'], action: 'open', words: 'open the line in its log', brief: 'raw log' },
  { screens: logs, keys: ['enter'], action: 'open', words: 'all of the entry: its whole text and its fields', brief: 'whole' },
  { screens: ['units'], keys: ['enter'], action: 'open', words: 'open its moment on the timeline, or the line in its log', brief: 'open' },
  { screens: ['entry'], keys: ['enter', 'right'], action: 'open', words: 'open the line in its log', brief: 'raw log' },
  { screens: ['hypothesis'], keys: ['e'], action: 'next evidence', words: 'to the next evidence', brief: 'evidence' },
  { screens: ['hypothesis'], keys: ['E'], action: 'previous evidence', words: 'to the evidence before' },
  { screens: ['hypothesis'], keys: ['tab', 'ctrl-n'], action: 'next section', words: 'to the next section' },
  { screens: ['hypothesis'], keys: ['shift-tab', 'ctrl-p'], action: 'previous section', words: 'to the section before' },
  { screens: ['hypothesis'], keys: [']'], action: 'next hypothesis', words: 'to the next hypothesis' },
  { screens: ['hypothesis'], keys: ['['], action: 'previous hypothesis', words: 'to the hypothesis before' },
  { screens: ['hypotheses', 'hypothesis'], keys: ['c'], action: 'confirm', words: 'this is the cause: rivals for its symptoms are ruled out', brief: 'confirm' },
  { screens: ['hypotheses', 'hypothesis'], keys: ['x'], action: 'refute', words: 'this is wrong: its symptoms are free for others', brief: 'refute' },
  { screens: ['hypotheses', 'hypothesis'], keys: ['-'], action: 'not this', words: 'true or not, this is not what I look into', brief: 'not this' },
  { screens: ['hypotheses', 'hypothesis'], keys: ['='], action: 'withdraw', words: 'take back what I said of this hypothesis' },
  { screens: ['hypothesis', 'entry', ...logs], keys: ['p'], action: 'pin', words: 'hold this line for evidence, with a note', brief: 'pin' },
  { screens: ['hypotheses', 'hypothesis', 'entry', ...logs], keys: ['+'], action: 'suspect', words: 'add a suspicion of my own, with this line or the pinned ones', brief: 'suspect' },
  { screens: ['source', 'timeline', 'units', 'help', ...lists], keys: ['/'], action: 'search', words: 'search downwards' },
  { screens: ['source', 'timeline', 'units', 'help', ...lists], keys: ['n'], action: 'next match', words: 'to the next match' },
  { screens: ['source', 'timeline', 'units', 'help', ...lists], keys: ['N'], action: 'previous match', words: 'to the match before' },
  { screens: logs, keys: ['e'], action: 'next error', words: 'to the next error', brief: 'error' },
  { screens: logs, keys: ['E'], action: 'previous error', words: 'to the error before' },
  { screens: logs, keys: ['s'], action: 'next unit start', words: 'to the next start of a unit', brief: 'unit start' },
  { screens: logs, keys: ['S'], action: 'previous unit start', words: 'to the start of a unit before' },
  { screens: logs, keys: ['B'], action: 'next boot', words: 'to the next boot' },
  { screens: logs, keys: ['ctrl-g'], action: 'previous boot', words: 'to the boot before' },
  { screens: ['timeline', 'units'], keys: ['i', '>'], action: 'zoom in', words: 'a shorter time, in finer steps' },
  { screens: ['timeline', 'units'], keys: ['o', '<'], action: 'zoom out', words: 'a longer time, in coarser steps' },
  { screens: ['source', 'timeline', 'units'], keys: ['l', 'right'], action: 'right', words: 'to the right' },
  { screens: ['source', 'timeline', 'units'], keys: ['h', 'left'], action: 'left', words: 'to the left' },
  { screens: ['hypothesis', 'entry', 'problems'], keys: ['h', 'left'], action: 'leave', words: 'back' },
  { screens: ['source'], keys: ['#'], action: 'go to line', words: 'to a line by its number' },
  { screens: ['source', 'timeline', 'units'], keys: ['f'], action: 'filter', words: 'only of a host, unit, boot or level, or with or without a text', brief: 'filter' },
  { screens: 'all', keys: ['t'], action: 'timeline', words: 'all logs merged by time, around what is chosen', brief: 'timeline' },
  { screens: 'all', keys: ['U'], action: 'units', words: 'the life of each unit', brief: 'units' },
  { screens: 'all', keys: ['P'], action: 'problems', words: 'what could not be read' },
  { screens: 'all', keys: ['u'], action: 'undo', words: 'undo the last change', brief: 'undo' },
  { screens: 'all', keys: ['y'], action: 'copy', words: 'copy what is chosen to the clipboard' },
  { screens: 'all', keys: ['w'], action: 'save', words: 'save the case (.json) or the report (.txt, for programs .report.json)', brief: 'save' },
  { screens: 'all', keys: ['a'], action: 'add file', words: 'add a file, a folder, journal: or es:INDEX', brief: 'add file' },
  { screens: 'all', keys: ['z'], action: 'zone', words: 'show times in another zone' },
  { screens: 'all', keys: ['O'], action: 'offset', words: 'shift the times of build logs' },
  { screens: 'all', keys: ['F'], action: 'follow', words: 'go on reading at the end of the logs, or no longer' },
  { screens: 'all', keys: ['T'], action: 'stop', words: 'stop reading, and judge what is there' },
  { screens: 'all', keys: ['q', 'escape'], action: 'back', words: 'back; on the first screen, quit', brief: 'back' },
  { screens: 'all', keys: ['Q', 'ctrl-c'], action: 'quit', words: 'quit' },
  { screens: 'all', keys: ['ctrl-z'], action: 'suspend', words: 'put into the background; fg brings it back' },
  { screens: 'all', keys: ['ctrl-l'], action: 'redraw', words: 'draw everything anew' },
  { screens: 'all', keys: ['?'], action: 'help', words: 'this help', brief: 'help' },
] as const satisfies readonly KeyRow[]

export type ActionName = (typeof keyTable)[number]['action']

type Binding = KeyRow & { readonly action: ActionName }
const bindings: readonly Binding[] = keyTable

/** What a screen answers to: its own keys first, then those of all. */
export function bindingsOf(screen: ScreenName): readonly Binding[] {
  const own = bindings.filter(({ screens }) => screens !== 'all' && screens.includes(screen))
  const taken = new Set(own.flatMap(({ keys }) => keys))
  const common = bindings.filter(({ screens }) => screens === 'all').map(one => ({ ...one, keys: one.keys.filter(key => !taken.has(key)) }))
  return [...own, ...common.filter(({ keys }) => keys.length > 0)]
}

/** What a key means on a screen, if it means anything. */
export function actionOf(screen: ScreenName, key: string): ActionName | undefined {
  return (byScreen[screen] ??= new Map(bindingsOf(screen).flatMap(({ keys, action }) => keys.map(one => [one, action] as const)))).get(key)
}

const byScreen: Partial<Record<ScreenName, ReadonlyMap<string, ActionName>>> = {}
