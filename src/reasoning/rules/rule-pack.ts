import type { Cause, Effect, Match, Rule, Signature, Trigger } from '../../model/rule.ts'
import { compileRule } from './compile-rule.ts'
import type { RuleDocument } from './rule-document.ts'

/** What a rule of a pack is found by, and which bytes of the pack hold its document. */
export interface PackedRule {
  readonly id: string
  readonly kind: Rule['kind']
  readonly in?: Signature['in']
  readonly literals?: readonly string[]
  readonly trigger?: Omit<Trigger, 'match'>
  readonly bytes: readonly [from: number, to: number]
}

/** All rules in two parts: an index that is read at every start, and the documents, one a line, of which a run needs a few. */
export interface RulePack {
  readonly index: readonly PackedRule[]
  readonly documents: Uint8Array
}

/** Packs checked documents. What only tells whether a rule is right, its examples, is left out. */
export function packRules(documents: readonly RuleDocument[]): RulePack {
  const lines = documents.map(({ file, body }) => Buffer.from(`${JSON.stringify({ file, body }, (key, value: unknown) => (key === 'examples' || key === 'near misses' ? undefined : value))}\n`))
  let offset = 0
  const index = documents.map((document, at): PackedRule => {
    const from = offset
    offset += (lines[at] as Buffer).length
    return { ...foundBy(compileRule(document)), bytes: [from, offset] }
  })
  return { index, documents: Buffer.concat(lines) }
}

/** The rules of a pack. Each is read and compiled when something is asked of it that the index does not tell. */
export function unpackRules({ index, documents }: RulePack): Rule[] {
  return index.map(packed => new UnreadRule(packed, documents) as unknown as Rule)
}

function foundBy(rule: Rule): Omit<PackedRule, 'bytes'> {
  const { id, kind } = rule
  if (kind === 'cause') return { id, kind }
  if (kind === 'signature') return { id, kind, in: rule.in, literals: literalsOf(rule.match) }
  const { match, ...trigger } = rule.trigger
  return { id, kind, trigger, literals: literalsOf(match) }
}

function literalsOf(matches: readonly Match[]): string[] {
  return matches.map(({ literal }) => literal)
}

// Whoever asks has looked at the kind before.
type Whole = Omit<Signature, 'kind'> & Omit<Effect, 'kind'> & Omit<Cause, 'kind'>

class UnreadRule {
  readonly id: string
  readonly kind: Rule['kind']
  readonly in: Signature['in'] | undefined
  readonly match: readonly Match[] | undefined
  readonly trigger: Trigger | undefined
  readonly #bytes: PackedRule['bytes']
  readonly #documents: Uint8Array
  #rule: Rule | undefined

  constructor({ id, kind, in: logs, literals = [], trigger, bytes }: PackedRule, documents: Uint8Array) {
    const match = literals.map((literal, at) => new UnreadMatch(literal, at, this))
    this.id = id
    this.kind = kind
    this.in = logs
    this.match = kind === 'signature' ? match : undefined
    this.trigger = trigger && { ...trigger, match }
    this.#bytes = bytes
    this.#documents = documents
  }

  get whole(): Whole {
    this.#rule ??= compileRule(JSON.parse(Buffer.from(this.#documents.subarray(...this.#bytes)).toString()) as RuleDocument)
    return this.#rule as unknown as Whole
  }
}

class UnreadMatch implements Match {
  readonly literal: string
  readonly #at: number
  readonly #rule: UnreadRule

  constructor(literal: string, at: number, rule: UnreadRule) {
    this.literal = literal
    this.#at = at
    this.#rule = rule
  }

  get pattern(): RegExp {
    return this.#whole.pattern
  }

  get from(): readonly string[] {
    return this.#whole.from
  }

  get #whole(): Match {
    const { kind, whole: { match, trigger } } = this.#rule
    return (kind === 'signature' ? match : trigger.match)[this.#at] as Match
  }
}

type AtHand = 'id' | 'in' | 'match' | 'trigger'
// Every other property of a rule: one that is missing here does not compile.
const unread: Readonly<Record<Exclude<keyof Whole, AtHand>, true>> = {
  origin: true, references: true, symptom: true, role: true, strength: true, resource: true, region: true, explains: true,
  does: true, lasts: true, culprit: true, title: true, remedy: true, confirm: true,
  says: true, prior: true, when: true, anyOf: true, sequence: true, within: true, strengthens: true, weakens: true,
}

for (const key of Object.keys(unread) as (keyof typeof unread)[]) Object.defineProperty(UnreadRule.prototype, key, { get(this: UnreadRule) { return this.whole[key] } })
