import type { Unexplained } from '../model/case-file.ts'
import type { Entry } from '../model/entry.ts'
import type { Witness } from '../model/witness.ts'
import type { Draft } from './draft.ts'
import { claimOf } from './draft.ts'
import { kernelErrno } from './kernel-errno.ts'
import { kernelSpeaker } from './kernel-speaker.ts'
import type { Group } from './kept-groups.ts'
import { KeptGroups } from './kept-groups.ts'
import { gistOf, isDetail, isFatal, kindOf, meansOf, namingOf, tellingness, toldBy } from './telling.ts'
import { thingsNamed } from './things-named.ts'
import { markedFatal, namesMechanism, priors, shortPaste } from './weights.ts'
import { soundsWrong } from './wrong-words.ts'

/** How journals mark an error in their JSON: the severities 0 to 3, in the two spacings that are printed. */
export const errorLiterals: readonly string[] = ['0', '1', '2', '3'].flatMap(severity => [`"PRIORITY":"${severity}"`, `"PRIORITY" : "${severity}"`])

/** The id of what is told of an error that no rule knows. */
export const unexplainedError = 'unexplained/error'

const stackFrame = /(?:^|\s{2,})at (?:async )?[\w$.<>]+ ?\(|^\s+at \S+:\d+|^\s*File "[^"]+", line \d+|^goroutine \d+ /

/** Errors that no signature knows, grouped by their words with numbers left out, and bounded. */
export class UnexplainedErrors {
  readonly #errors = new KeptGroups<Entry>(1, 2000)

  /** Takes an entry when its log calls it an error, or words it as one. */
  observe(entry: Entry): void {
    if (stackFrame.test(entry.message)) return
    if (entry.severity === undefined ? soundsWrong(entry.message) && !isDetail(entry.message) : entry.severity <= 3) this.#errors.add(`${entry.identifier ?? ''} ${entry.message.slice(0, 120).replace(/\d+|0x[0-9a-f]+/gi, '#')}`, entry)
  }

  /** The rarest first: what was said once says more than what is said all the time. Of what a build printed, only what it marks. */
  conclude(most = 20): Unexplained[] {
    const marked = this.#rarest().filter(({ first: [{ from, severity }] }) => from === 'journal' || severity !== undefined)
    return marked.slice(0, most).map(({ first: [{ origin, message }], count }) => ({ source: origin.source, line: origin.line, text: message.slice(0, 300), times: count }))
  }

  /** For a short paste that no rule explains: the errors in it that tell most, as what they are and no more. What is claimed is known. */
  async drafts(witness: Witness, claimed: ReadonlySet<string>): Promise<Draft[]> {
    const sources = witness.sources()
    if (sources.reduce((sum, { lines }) => sum + lines, 0) > shortPaste) return []
    // So few lines can all be read, also those that hold nothing that is sought in every log.
    const all = new UnexplainedErrors()
    for (const { id } of sources) for (const entry of await witness.around({ source: id, line: 1, offset: 0 }, 0, shortPaste)) if (!claimed.has(claimOf(entry))) all.observe(entry)
    const telling = all.#errors.groups().toSorted((a, b) => tellingness(b.first[0].message) - tellingness(a.first[0].message))
    return telling.slice(0, 2).map(({ first: [entry], count }, index) => ({
      tells: 'symptom', ruleId: unexplainedError, references: [], claims: [claimOf(entry)], says: inItsWords(entry),
      reasons: [{ points: priors.unexplained, because: 'it is worded as an error, and no rule knows it' }, ...(toldBy(entry.message, undefined) ? [namesMechanism] : []), ...(isFatal(entry.message) && (index === 0 || toldBy(entry.message, undefined)) ? [markedFatal] : [])],
      exhibits: [{ role: 'symptom', entry, because: count > 1 ? `an error, one of ${count}` : 'an error' }],
    }))
  }

  #rarest(): Group<Entry>[] {
    return this.#errors.groups().toSorted((a, b) => a.count - b.count)
  }
}

function inItsWords(entry: Entry): Draft['says'] {
  const speaker = entry.identifier === undefined || entry.identifier === 'kernel' ? kernelSpeaker(entry.message) : undefined
  const who = entry.subject ?? entry.unit ?? (speaker === undefined ? entry.identifier : `${speaker.name}, ${speaker.drives}`)
  const errno = speaker && kernelErrno(entry.message)
  const number = errno ? ` The kernel's error number -${errno.number} means: ${errno.words}.` : ''
  const said = gistOf(entry.message)
  const told = toldBy(entry.message, who) ?? (errno && toldBy(errno.words, who))
  const culprit = who === undefined ? {} : { culprit: speaker ? { kind: 'device' as const, name: speaker.name } : { kind: 'unit' as const, name: who } }
  if (told) {
    return {
      title: `${who ?? 'the log'}: ${kindOf(told)}: ${said}`,
      cause: `No rule knows this error of ${who ?? 'the log'}, but its words tell its kind: ${told.mechanism.name}. ${meansOf(told)}${number}${namingOf(entry.message, [who, told.thing])}`,
      remedy: [], confirm: [{ run: told.mechanism.check, expect: 'what the message speaks of' }], ...culprit,
    }
  }
  const things = thingsNamed(entry.message).filter(thing => thing !== who)
  const about = things.length > 0 ? ` about ${things.join(', ')}` : ''
  return {
    title: `${who ?? 'the log'} reports an error${about}: ${said}`,
    cause: `No rule knows this error of ${who ?? 'the log'}${about}; the line itself is all that is known.${number} Where it names a file, a unit, a device or a setting, look there first.`,
    remedy: [], confirm: [], ...culprit,
  }
}
