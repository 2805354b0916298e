import { minute, second } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { unitOf } from '../model/entry.ts'
import type { Signal } from '../model/signal.ts'
import type { Witness } from '../model/witness.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import { followsFrom, stem } from './follows-from.ts'
import { heardLastWords } from './weights.ts'
import { soundsWrong } from './unexplained.ts'

const mostWords = 3
const linesAbove = 40

/** The draft of a unit that failed for no known reason, with what the unit itself said last: that is where a person looks first. */
export async function withLastWords(draft: Draft, failure: Signal, witness: Witness): Promise<Draft> {
  const words = await lastWords(failure, witness)
  const telling = words.findLast(({ message }) => soundsWrong(message)) ?? words.at(-1)
  if (telling === undefined) return draft
  const unit = failure.resource?.name ?? unitOf(failure.entry) ?? failure.captures['description'] ?? 'a unit'
  const said = telling.message.trim().slice(0, 160)
  return {
    ...draft,
    says: { ...draft.says, title: `${unit} failed; before that it said: ${said}`, cause: `No rule knows why ${unit} failed. The last that ${telling.identifier ?? 'it'} said before it: “${said}”.` },
    reasons: [...draft.reasons, { points: soundsWrong(telling.message) ? heardLastWords : 0, because: 'what it said last is known' }],
    exhibits: [...draft.exhibits, ...words.map(entry => ({ role: 'context' as const, entry, because: 'what it said before it failed' }))],
    claims: [...draft.claims, ...words.map(claimOf)],
  }
}

async function lastWords({ entry, resource }: Signal, witness: Witness): Promise<readonly Entry[]> {
  const unit = resource?.kind === 'unit' ? resource.name : unitOf(entry)
  const near = await witness.around(entry.origin, linesAbove, 0)
  const words = near.filter(other => isWord(other, entry))
  if (words.length > 0 || entry.time === undefined || unit === undefined) return words.slice(-mostWords)
  const literals = [entry.invocationId, unit, `${stem(unit)}[`].filter(text => text !== undefined && text.length >= 3)
  for await (const answer of witness.ask([{ id: unit, literals: literals as string[], from: entry.time - 2 * minute, to: entry.time + second }])) {
    if (!isWord(answer.entry, entry)) continue
    words.push(answer.entry)
    if (words.length > mostWords) words.shift()
  }
  return words
}

function isWord(word: Entry, failure: Entry): boolean {
  return word.identifier !== 'systemd' && word.message.trim() !== '' && followsFrom(failure, word)
}
