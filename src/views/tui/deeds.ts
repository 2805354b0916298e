import { farIsNotFollowed, isFar } from '../../model/far-name.ts'
import type { Opinion } from '../../model/judgement.ts'
import { withoutVerdict } from './judging.ts'
import type { ActionName } from './keys.ts'
import type { Wish } from './prompt.ts'
import { promptOf } from './prompt.ts'
import type { Choice } from './screen.ts'
import { screenOf } from './screens/index.ts'
import type { State } from './state.ts'
import { bodyOf, top } from './state.ts'
import type { Outcome } from './turns.ts'
import { back, changed, opened, tell, undone } from './turns.ts'

type Deed = (state: State) => Outcome

/** What keys do that is the same on every screen; all others are told to the screen. */
export const deeds = {
  back,
  quit: state => ({ state, commands: [{ kind: 'quit' }] }),
  suspend: state => ({ state, commands: [{ kind: 'suspend' }] }),
  redraw: state => ({ state, commands: [{ kind: 'redraw' }] }),
  stop: state => ({ state: tell(state, 'reading stopped: judged is what was read', 'plain'), commands: [{ kind: 'stop' }] }),
  undo: undone,
  help: state => (top(state).screen === 'help' ? back(state) : opened(state, 'help', { text: top(state).screen })),
  problems: goTo('problems'),
  timeline: goTo('timeline'),
  units: goTo('units'),
  copy,
  follow: state => (state.held.order.names.some(isFar)
    ? { state: tell(state, farIsNotFollowed, 'error'), commands: [] }
    : changed(state, state.held.order.follow ? 'following no longer' : 'following', { order: { ...state.held.order, follow: !state.held.order.follow } })),
  save: prompting(({ held }) => ({ purpose: 'save', label: 'save as', text: held.savedAs ?? 'case.json' })),
  'add file': prompting(() => ({ purpose: 'add file', label: 'add file, folder, journal: or es:INDEX' })),
  zone: prompting(({ held }) => ({ purpose: 'zone', label: 'show times in', text: held.zone, choices: [] })),
  offset: prompting(() => ({ purpose: 'offset', label: 'add to the times of build logs, such as -3 s or 1 h' })),
  confirm: judging('confirmed', 'why you are sure (may be empty)'),
  refute: judging('refuted', 'what speaks against it (may be empty)'),
  'not this': judging('not this', 'why it is not what you look into (may be empty)'),
  withdraw,
  pin: aboutLine(() => ({ purpose: 'pin', label: 'note for this line (may be empty)' })),
  suspect: state => (choiceOf(state)?.origin === undefined && state.held.judgement.pins.length === 0
    ? { state: tell(state, 'a suspicion needs a line: choose one in a log, or pin one with p', 'error'), commands: [] }
    : prompting(() => ({ purpose: 'suspicion', label: 'what you suspect, in a sentence' }))(state)),
} as const satisfies Partial<Record<ActionName, Deed>>

export function isDeed(action: ActionName): action is keyof typeof deeds {
  return Object.hasOwn(deeds, action)
}

/** What is chosen on the screen that is seen. */
export function choiceOf(state: State): Choice | undefined {
  const seen = top(state)
  return screenOf(seen).choice?.(seen, state.held, bodyOf(state.size))
}

function goTo(screen: 'problems' | 'timeline' | 'units'): Deed {
  return state => (top(state).screen === screen ? { state, commands: [] } : opened(state, screen, choiceOf(state)))
}

function copy(state: State): Outcome {
  const text = choiceOf(state)?.text
  return text === undefined ? { state: tell(state, 'nothing is chosen to copy', 'plain'), commands: [] } : { state: tell(state, 'copied', 'good'), commands: [{ kind: 'copy', text }] }
}

function prompting(wish: (state: State) => Wish): Deed {
  return (state) => {
    const about = choiceOf(state)
    return { state: { ...state, prompt: promptOf(wish(state)), ...(about && { about }) }, commands: [] }
  }
}

function judging(opinion: Opinion, label: string): Deed {
  return aboutHypothesis(prompting(() => ({ purpose: opinion, label })))
}

function aboutHypothesis(deed: Deed): Deed {
  return state => (choiceOf(state)?.of === undefined ? { state: tell(state, 'choose a hypothesis first', 'plain'), commands: [] } : deed(state))
}

function aboutLine(wish: (state: State) => Wish): Deed {
  return state => (choiceOf(state)?.origin === undefined ? { state: tell(state, 'choose a line of a log first', 'plain'), commands: [] } : prompting(wish)(state))
}

function withdraw(state: State): Outcome {
  const of = choiceOf(state)?.of
  const { judgement } = state.held
  return of === undefined || !judgement.verdicts.some(verdict => verdict.of === of)
    ? { state: tell(state, 'nothing was said of it', 'plain'), commands: [] }
    : changed(state, 'what was said is taken back', { judgement: withoutVerdict(judgement, of) })
}
