import { minute, second } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'
import type { Signal } from '../model/signal.ts'
import type { Witness } from '../model/witness.ts'
import { distance, otherHost } from './distance.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import { followsFrom, stem } from './follows-from.ts'
import { gistOf, isHarmless, kindOf, meansOf, mostTelling, namingOf, tellingness, toldBy } from './telling.ts'
import { heardLastWords, namesMechanism } from './weights.ts'
import { soundsWrong } from './wrong-words.ts'

const mostWords = 12
const mostShown = 3
const linesAbove = 40
const linesBelow = 4
// A message that names a mechanism, in no words of an error.
const clearlyTelling = 2

/** The draft of a unit that failed for no known reason, with what the unit itself said last: that is where a person looks first. */
export async function withLastWords(draft: Draft, failure: Signal, witness: Witness): Promise<Draft> {
  const words = await lastWords(failure, witness)
  const telling = whatTells(words)
  if (telling === undefined) return draft
  const unit = failure.resource?.name ?? unitOf(failure.entry) ?? failure.captures['description'] ?? 'a unit'
  const said = gistOf(telling.message)
  const told = tellingness(telling.message) >= clearlyTelling || soundsWrong(telling.message) ? toldBy(telling.message, unit) : undefined
  const means = told === undefined ? '' : ` ${meansOf(told)}`
  const shown = [...new Set([telling, ...words.slice(-mostShown)])]
  return {
    ...draft,
    says: {
      ...draft.says,
      title: told === undefined ? `${unit} failed; before that it said: ${said}` : `${unit} failed, ${kindOf(told)}; it said: ${said}`,
      cause: `No rule knows why ${unit} failed. What tells most of the last that ${telling.identifier ?? 'it'} said before it: “${said}”.${means}${namingOf(telling.message, [unit, told?.thing])}`,
      ...(told && { confirm: [...draft.says.confirm, { run: told.mechanism.check, expect: 'what the message speaks of' }] }),
    },
    reasons: [...draft.reasons, { points: soundsWrong(telling.message) ? heardLastWords : 0, because: 'what it said last is known' }, ...(told ? [namesMechanism] : [])],
    exhibits: [...draft.exhibits, ...shown.map(entry => ({ role: 'context' as const, entry, because: entry === telling ? 'what tells most of why' : 'what it said before it failed' }))],
    claims: [...draft.claims, ...words.map(claimOf)],
  }
}

/** The draft of a unit in trouble that tells how it failed, with what it said before, where that tells why. */
export async function withWordsBefore(draft: Draft, trouble: Signal, witness: Witness): Promise<Draft> {
  const telling = whatTells(await lastWords(trouble, witness))
  if (telling === undefined || isHarmless(telling.message) || (tellingness(telling.message) < clearlyTelling && !soundsWrong(telling.message))) return draft
  const told = toldBy(telling.message, trouble.resource?.name)
  const kind = told === undefined ? '' : ` Its words tell of this: ${told.mechanism.name}. ${meansOf(told)}`
  return {
    ...draft,
    says: { ...draft.says, cause: `${draft.says.cause} Before that, ${telling.identifier ?? 'it'} said: “${gistOf(telling.message)}”.${kind}` },
    exhibits: [...draft.exhibits, { role: 'context', entry: telling, because: 'what it said before' }],
  }
}

// An error that was got over is no reason; where nothing else is worded as one, what was said at the very end is.
function whatTells(words: readonly Entry[]): Entry | undefined {
  const serious = words.filter(({ message }) => !isHarmless(message))
  const wrong = serious.filter(({ message }) => soundsWrong(message))
  const clear = serious.filter(({ message }) => tellingness(message) >= clearlyTelling)
  return mostTelling(wrong) ?? mostTelling(clear) ?? serious.at(-1) ?? mostTelling(words)
}

async function lastWords({ entry, resource, captures }: Signal, witness: Witness): Promise<readonly Entry[]> {
  const unit = resource?.kind === 'unit' ? resource.name : unitOf(entry)
  const near = sinceItsStart(await witness.around(entry.origin, linesAbove, linesBelow), unit ?? captures['description'], entry)
  const words = near.filter(other => isWord(other, entry) || isManagersWord(other, unit) || isLateWord(other, entry))
  if (words.length > 0) return words.slice(-mostWords)
  if (entry.time === undefined || unit === undefined) return onlyOther(near, entry)
  const literals = [entry.invocationId, unit, `${stem(unit)}[`].filter(text => text !== undefined && text.length >= 3)
  for await (const answer of witness.ask([{ id: unit, literals: literals as string[], from: entry.time - 2 * minute, to: entry.time + second }])) {
    if (!isWord(answer.entry, entry)) continue
    words.push(answer.entry)
    if (words.length > mostWords) words.shift()
  }
  return words.length > 0 ? words : onlyOther(near, entry)
}

function isWord(word: Entry, failure: Entry): boolean {
  return word.identifier !== 'systemd' && word.message.trim() !== '' && followsFrom(failure, word)
}

// What the manager says of a unit before its program runs: "mill.service: Failed to set up …: Permission denied".
const managersWord = /^(?:(\S+\.\w+): (?:Failed|Unable|Cannot|Could not|Couldn't|Error|Refusing) |Failed at step )/
const onlyTheOutcome = /^(?:\S+: )?Failed (?:with result|to (?:kill|send|enqueue|schedule)|at step \w+ spawning (?!.*: \w))/

function isManagersWord({ identifier, message }: Entry, unit: string | undefined): boolean {
  const [, name = unit] = managersWord.exec(message) ?? []
  return unit !== undefined && name === unit && managersWord.test(message) && (identifier === 'systemd' || identifier?.startsWith('(') === true) && !onlyTheOutcome.test(message)
}

// The manager may notice the end before the journal has taken the last that the program wrote.
function isLateWord(word: Entry, failure: Entry): boolean {
  const { order, micros = second } = distance(failure, word)
  return order === 'before' && micros < second && isWord(word, { ...failure, ...(word.time !== undefined && { time: word.time }), origin: { ...failure.origin, offset: word.origin.offset + 1 } })
}

// What was said in an earlier try is said again in the last one, and what is said in the next is none of this.
function sinceItsStart(near: readonly Entry[], name: string | undefined, failure: Entry): readonly Entry[] {
  if (name === undefined) return near
  const isStart = ({ identifier, message }: Entry): boolean => identifier === 'systemd' && /^(?:Starting|Mounting|Activating) /.test(message) && message.includes(name)
  const end = near.findIndex(entry => entry.origin.offset > failure.origin.offset && isNextTry(entry))
  const tries = end < 0 ? near : near.slice(0, end)
  const start = tries.findLastIndex(isStart)
  return start < 0 ? tries : tries.slice(start)
}

const notOfUnits = new Set(['systemd', 'kernel', 'sshd', 'sudo', 'su', 'CRON', 'cron', 'crond', 'systemd-logind', 'dbus-daemon', 'dbus-broker', 'audit', 'auditd', 'polkitd', 'NetworkManager', 'systemd-resolved', 'systemd-journald'])

// A unit is seldom called as its program is. Where one program alone complains in the seconds before a unit fails, it is the unit's.
function onlyOther(near: readonly Entry[], failure: Entry): readonly Entry[] {
  const others = near.filter(other => claimOf(other) !== claimOf(failure) && !notOfUnits.has(other.identifier ?? 'systemd') && isJustBefore(other, failure) && !otherHost(other, failure))
  const complaining = others.filter(({ message }) => soundsWrong(message))
  const speakers = new Set(complaining.map(({ identifier }) => identifier))
  return speakers.size === 1 ? others.filter(({ identifier }) => speakers.has(identifier)).slice(-mostWords) : []
}

function isNextTry({ identifier, message }: Entry): boolean {
  return identifier === 'systemd' && /^(?:Starting|Started|Mounting|Activating) |: Scheduled restart job| scheduling restart/.test(message)
}

function isJustBefore(a: Entry, b: Entry): boolean {
  const { order, micros = 0 } = distance(a, b)
  return order === 'before' && micros <= 5 * second
}
