import type { Signal } from '../model/signal.ts'
import type { Draft } from './draft.ts'
import type { Told } from './telling.ts'
import { gistOf, kindOf, meansOf, namingOf, tellingness, toldBy } from './telling.ts'

// What a rule only quotes can still be of a kind that all programs share.
const quoted: readonly string[] = ['reason', 'what', 'message', 'error', 'detail']
const atLeast = 12

/** An explanation, with what the words tell that it only quotes. */
export function withQuotedWords(says: Draft['says'], signal: Signal): Draft['says'] {
  const text = quotedBy(signal)
  const told = text === undefined || !signal.signature.explains ? undefined : toldBy(text, undefined)
  return told ? { ...says, title: titleOf(says.title, text ?? '', signal.signature.strength === 'weak' ? told : undefined), cause: `${says.cause} Its words tell of this: ${told.mechanism.name}. ${meansOf(told)}${namingOf(text ?? '', [told.thing])}` } : says
}

// A vague title that quotes only the message beside the error says nothing of the error.
function titleOf(title: string, text: string, told: Told | undefined): string {
  if (title.includes(text)) return title.replace(text, () => gistOf(text))
  return told === undefined ? title : `${title}: ${kindOf(told)}`
}

/** A signature that knows no more of a line than that it is an error gives way to what the errors say: the one that tells most stands for all. */
export function mostTellingFirst(signals: readonly [Signal, ...Signal[]]): readonly [Signal, ...Signal[]] {
  const [first] = signals
  if (first.signature.strength !== 'weak' || first.signature.symptom !== 'command failed') return signals
  const value = (signal: Signal): number => tellingness(quotedBy(signal) ?? '')
  const best = signals.reduce((a, b) => (value(b) > value(a) ? b : a))
  return best === first ? signals : [best, ...signals.filter(signal => signal !== best)]
}

// Of several captures, the one that tells most: a message is often less than the error beside it.
function quotedBy({ captures }: Signal): string | undefined {
  const texts = quoted.map(name => captures[name] ?? '').filter(text => text.length >= atLeast)
  return texts.toSorted((a, b) => tellingness(b) - tellingness(a))[0]
}
