import { minute, second } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'
import type { Signal } from '../model/signal.ts'
import type { Witness } from '../model/witness.ts'
import { distance, otherHost } from './distance.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import { followsFrom, stem } from './follows-from.ts'
import { meansOf, mostTelling, namingOf, tellingness, toldBy } from './telling.ts'
import { heardLastWords, namesMechanism } from './weights.ts'
import { soundsWrong } from './wrong-words.ts'

const mostWords = 12
const mostShown = 3
const linesAbove = 40
// A message that names a mechanism, in no words of an error.
const clearlyTelling = 2

/** The draft of a unit that failed for no known reason, with what the unit itself said last: that is where a person looks first. */
export async function withLastWords(draft: Draft, failure: Signal, witness: Witness): Promise<Draft> {
  const words = await lastWords(failure, witness)
  const telling = mostTelling(words.filter(({ message }) => soundsWrong(message))) ?? mostTelling(words.filter(({ message }) => tellingness(message) >= clearlyTelling)) ?? words.at(-1)
  if (telling === undefined) return draft
  const unit = failure.resource?.name ?? unitOf(failure.entry) ?? failure.captures['description'] ?? 'a unit'
  const said = telling.message.trim().slice(0, 160)
  const told = tellingness(telling.message) >= clearlyTelling || soundsWrong(telling.message) ? toldBy(telling.message, unit) : undefined
  const about = told === undefined || told.thing === '' ? '' : ` (${told.thing})`
  const kind = told === undefined ? '' : ` ${meansOf(told)}`
  const shown = [...new Set([telling, ...words.slice(-mostShown)])]
  return {
    ...draft,
    says: {
      ...draft.says,
      title: told === undefined ? `${unit} failed; before that it said: ${said}` : `${unit} failed, ${told.mechanism.name}${about}; it said: ${said}`,
      cause: `No rule knows why ${unit} failed. What tells most of the last that ${telling.identifier ?? 'it'} said before it: “${said}”.${kind}${namingOf(telling.message, [unit, told?.thing])}`,
      ...(told && { confirm: [...draft.says.confirm, { run: told.mechanism.check, expect: 'what the message speaks of' }] }),
    },
    reasons: [...draft.reasons, { points: soundsWrong(telling.message) ? heardLastWords : 0, because: 'what it said last is known' }, ...(told ? [namesMechanism] : [])],
    exhibits: [...draft.exhibits, ...shown.map(entry => ({ role: 'context' as const, entry, because: entry === telling ? 'what tells most of why' : 'what it said before it failed' }))],
    claims: [...draft.claims, ...words.map(claimOf)],
  }
}

async function lastWords({ entry, resource, captures }: Signal, witness: Witness): Promise<readonly Entry[]> {
  const unit = resource?.kind === 'unit' ? resource.name : unitOf(entry)
  const near = sinceItsStart(await witness.around(entry.origin, linesAbove, 0), unit ?? captures['description'])
  const words = near.filter(other => isWord(other, entry))
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

// What was said in an earlier try is said again in the last one.
function sinceItsStart(near: readonly Entry[], name: string | undefined): readonly Entry[] {
  if (name === undefined) return near
  const start = near.findLastIndex(({ identifier, message }) => identifier === 'systemd' && /^(?:Starting|Mounting|Activating) /.test(message) && message.includes(name))
  return start < 0 ? near : near.slice(start)
}

const notOfUnits = new Set(['systemd', 'kernel', 'sshd', 'sudo', 'su', 'CRON', 'cron', 'crond', 'systemd-logind', 'dbus-daemon', 'dbus-broker', 'audit', 'auditd', 'polkitd', 'NetworkManager', 'systemd-resolved', 'systemd-journald'])

// A unit is seldom called as its program is. Where one program alone complains in the seconds before a unit fails, it is the unit's.
function onlyOther(near: readonly Entry[], failure: Entry): readonly Entry[] {
  const others = near.filter(other => claimOf(other) !== claimOf(failure) && !notOfUnits.has(other.identifier ?? 'systemd') && isJustBefore(other, failure) && !otherHost(other, failure))
  const complaining = others.filter(({ message }) => soundsWrong(message))
  const speakers = new Set(complaining.map(({ identifier }) => identifier))
  return speakers.size === 1 ? others.filter(({ identifier }) => speakers.has(identifier)).slice(-mostWords) : []
}

function isJustBefore(a: Entry, b: Entry): boolean {
  const { order, micros = 0 } = distance(a, b)
  return order === 'before' && micros <= 5 * second
}
