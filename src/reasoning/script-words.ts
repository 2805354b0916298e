import type { Signal } from '../model/signal.ts'
import type { Witness } from '../model/witness.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import { gistOf, isHarmless, kindOf, meansOf, mostTelling, toldBy } from './telling.ts'
import { heardLastWords, namesMechanism } from './weights.ts'
import { soundsWrong } from './wrong-words.ts'

const linesAbove = 15
// What the package manager says for itself: the script's own words stand between these.
const beginsAnother = /^(?:Setting up|Preparing to|Unpacking|Removing|Purging|Selecting|Processing triggers for|Get:\d|\(Reading database|Running scriptlet|\s*(?:Installing|Upgrading|Cleanup|Erasing|Verifying) {1,}: )/
const ofTheManager = /^(?:dpkg|apt|apt-get|rpm|dnf|yum|E|W|N): |^dpkg \(|^ ?subprocess |^ ?installed \S+ package |^Errors were encountered|^needrestart |^Created symlink|^update-alternatives: using/
// A shell's own words for why it could not run a command.
const statuses: Readonly<Record<string, string>> = {
  126: 'Status 126 is what a shell gives for a command that is there and that it may not execute: no x bit, a file system mounted noexec, a wrong interpreter or architecture.',
  127: 'Status 127 is what a shell gives for a command that it does not find: it is not installed, or not on the PATH of the package manager.',
}

/** Whether a signal tells of a script of a package that failed, and no more. */
export function isFailedScript({ signature, captures }: Signal): boolean {
  return signature.symptom === 'packaging error' && signature.strength === 'weak' && captures['script'] !== undefined
}

/** The draft of a package script that failed, with what the script said before: that is where the reason stands. */
export async function withScriptWords(draft: Draft, { entry, captures }: Signal, witness: Witness): Promise<Draft> {
  const status = statuses[captures['status'] ?? '']
  const explained = status === undefined ? draft : { ...draft, says: { ...draft.says, cause: `${draft.says.cause} ${status}` } }
  const near = await witness.around(entry.origin, linesAbove, 0)
  const above = near.filter(({ origin }) => origin.offset < entry.origin.offset)
  const start = above.findLastIndex(({ message }) => beginsAnother.test(message))
  const said = above.slice(start + 1).filter(({ message }) => message.trim() !== '' && !ofTheManager.test(message))
  const wrong = said.filter(({ message }) => soundsWrong(message) && !isHarmless(message))
  const telling = mostTelling(wrong) ?? said.at(-1)
  if (telling === undefined) return explained
  const told = toldBy(telling.message, undefined)
  const kind = told === undefined ? '' : `, ${kindOf(told)}`
  const means = told === undefined ? '' : ` ${meansOf(told)}`
  return {
    ...explained,
    says: { ...explained.says, title: `${draft.says.title}${kind}; it said: ${gistOf(telling.message)}`, cause: `${explained.says.cause} What tells most of what it said before: “${gistOf(telling.message)}”.${means}` },
    reasons: [...draft.reasons, { points: wrong.length > 0 ? heardLastWords : 0, because: 'what the script said last is known' }, ...(told ? [namesMechanism] : [])],
    exhibits: [...draft.exhibits, { role: 'context', entry: telling, because: 'what the script said before it failed' }],
    claims: [...draft.claims, ...said.map(claimOf)],
  }
}
