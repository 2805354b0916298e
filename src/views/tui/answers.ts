import { parseOffset } from '../../model/duration.ts'
import { farIsNotFollowed, isFar } from '../../model/far-name.ts'
import type { Opinion, Pin } from '../../model/judgement.ts'
import { knownZone } from '../../model/zone.ts'
import { verdictOf, withPin, withSuspicion, withVerdict } from './judging.ts'
import { promptOf } from './prompt.ts'
import type { Choice } from './screen.ts'
import type { State } from './state.ts'
import type { Outcome } from './turns.ts'
import { changed, tell } from './turns.ts'

type Answering = (state: State, text: string, about: Choice) => Outcome

/** What comes of an answer to a question that every screen can ask; undefined for a question of one screen. */
export function answeredPrompt(state: State, purpose: string, text: string, about: Choice = { text: '' }): Outcome | undefined {
  return Object.hasOwn(answers, purpose) ? answers[purpose]?.(state, text.trim(), about) : undefined
}

const answers: Readonly<Record<string, Answering>> = {
  confirmed: (state, because, about) => {
    const outcome = judged('confirmed')(state, because, about)
    return about.of === undefined ? outcome : { ...outcome, state: { ...outcome.state, prompt: promptOf({ purpose: 'helped', label: 'what helped, for when it comes again (may be empty)' }), about } }
  },
  helped: (state, remedy, { of }) => {
    const verdict = of === undefined ? undefined : verdictOf(state.held.judgement, of)
    return remedy === '' || verdict === undefined ? untouched(state) : changed(state, 'what helped is noted', { judgement: withVerdict(state.held.judgement, { ...verdict, remedy }) })
  },
  refuted: judged('refuted'),
  'not this': judged('not this'),
  pin: (state, note, about) => {
    const pin = pinOf(about, note)
    return pin === undefined ? untouched(state) : changed(state, `pinned ${pin.origin.source}:${pin.origin.line}`, { judgement: withPin(state.held.judgement, pin) })
  },
  suspicion: (state, title, about) => {
    const { judgement } = state.held
    const own = pinOf(about, '')
    const [first, ...others] = own === undefined ? judgement.pins : [own]
    if (title === '' || first === undefined) return untouched(state)
    return changed(state, `suspicion: ${title}`, { judgement: withSuspicion(judgement, { title, because: '', pins: [first, ...others] }) })
  },
  save: (state, path) => (path === '' ? untouched(state) : { state, commands: [{ kind: 'save', path }] }),
  'add file': (state, name) => {
    const { order } = state.held
    if (isFar(name) && order.follow) return refused(state, `${name}: ${farIsNotFollowed}`)
    return name === '' || order.names.includes(name) ? untouched(state) : changed(state, `added ${name}`, { order: { ...order, names: [...order.names, name] } })
  },
  zone: (state, text) => {
    const zone = text === '' ? undefined : knownZone(text)
    return zone === undefined ? refused(state, `${text}: no such time zone; write it as Europe/Berlin, UTC or +02:00`) : changed(state, `times in ${zone}`, { zone })
  },
  offset: (state, text) => {
    const offset = parseOffset(text)
    return offset === undefined ? refused(state, `${text}: not a duration; write it as -3 s, 500 ms or 1 h`) : changed(state, `build logs shifted by ${text}`, { order: { ...state.held.order, offset } })
  },
}

function judged(opinion: Opinion): Answering {
  return (state, because, { of }) => (of === undefined ? untouched(state) : changed(state, opinion, { judgement: withVerdict(state.held.judgement, { of, opinion, because }) }))
}

function pinOf({ origin, text, of }: Choice, note: string): Pin | undefined {
  return origin === undefined ? undefined : { origin, text, note, ...(of !== undefined && { of }) }
}

function untouched(state: State): Outcome {
  return { state, commands: [] }
}

function refused(state: State, message: string): Outcome {
  return { state: tell(state, message, 'error'), commands: [] }
}
