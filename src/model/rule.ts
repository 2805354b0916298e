import type { ResourceKind } from './resource.ts'
import type { Symptom, Verb } from './symptom.ts'

/** Where a rule was written, for messages about it. */
export interface RuleOrigin {
  readonly file: string
  readonly line: number
}

interface RuleBase {
  /** A path below `rules/` without its ending, permanent: `signatures/files/missing-path`. */
  readonly id: string
  readonly origin: RuleOrigin
  /** Shown instead of what it says when it is met: facts a reader may check. */
  readonly references: readonly string[]
}

/** One way a line can read. The literal must stand in the raw line; the pattern captures. */
export interface Match {
  /** Six bytes and more of ASCII without quote or backslash. */
  readonly literal: string
  /** A pattern of V8's linear subset, tried on the entry's message. */
  readonly pattern: RegExp
  /** Programs that print it; empty for any. Not asked of logs that name no program. */
  readonly from: readonly string[]
}

/** How much a matched line says by itself. */
export type Strength = 'strong' | 'medium' | 'weak'

/** A kind and a template, such as `path` and `{path}` or `/var/lib/dpkg/lock`. */
export interface ResourceTemplate {
  readonly kind: ResourceKind
  readonly name: string
}

/** Which lines around the matched one belong to the same message. */
export interface Region {
  /** The nearest line above that begins the message. */
  readonly from?: RegExp
  /** Where none begins it so: the earliest line within reach that reads so, of a message whose form is not known. */
  readonly since?: (message: string) => boolean
  /** The first line below that is no longer part of it. */
  readonly until?: RegExp
  /** How many lines above and below may belong to it at the most. */
  readonly above: number
  readonly below: number
}

/** What a rule says to a person. Every text may hold `{captures}`. */
export interface Explanation {
  readonly title: string
  readonly culprit?: ResourceTemplate
  readonly cause: string
  readonly remedy: readonly string[]
  readonly confirm: readonly Confirmation[]
}

/** A command, and what it shows if the hypothesis is right. */
export interface Confirmation {
  readonly run: string
  readonly expect: string
}

/** Recognises a symptom in one entry and captures the resource it is about. */
export interface Signature extends RuleBase {
  readonly kind: 'signature'
  readonly symptom: Symptom
  /** Which logs it is looked for in. */
  readonly in: 'journal' | 'build' | 'any'
  /**
   * - `cause`: the line tells what went wrong
   * - `consequence`: it only tells that something else did (`make: *** Error 2`)
   * - `recovery`: what stood before it did not matter (a command that ended with 0)
   */
  readonly role: 'cause' | 'consequence' | 'recovery'
  readonly strength: Strength
  readonly match: readonly Match[]
  readonly resource?: ResourceTemplate
  readonly region?: Region
  /** Said when no other rule explains the symptom better. */
  readonly explains?: Explanation
}

/** What a doing reaches: a kind of resource and the names it takes in, templates over captures. */
export interface Doing {
  readonly verb: Verb
  readonly scope: readonly ResourceTemplate[]
  /** On which condition, told to the reader. */
  readonly provided?: string
}

/** The life of a unit, as the system manager logs it. */
export const unitEvents = ['unit start', 'unit started', 'unit stop', 'unit stopped', 'unit reload', 'unit failure', 'unit exit', 'unit restart'] as const
export type UnitEvent = (typeof unitEvents)[number]
export const eventKinds = [...unitEvents, 'boot', 'clock change', 'log loss', 'other'] as const
export type EventKind = (typeof eventKinds)[number]

/** What makes an effect's event: a unit, by name or description, or a line of its own. */
export interface Trigger {
  readonly units: readonly string[]
  readonly descriptions: readonly string[]
  readonly on: readonly UnitEvent[]
  readonly match: readonly Match[]
}

/** What a unit, or another event, does to resources. */
export interface Effect extends RuleBase {
  readonly kind: 'effect'
  readonly trigger: Trigger
  readonly does: readonly Doing[]
  /** Microseconds it goes on after the event, where the kind of symptom does not say. */
  readonly lasts?: number
  readonly culprit?: ResourceTemplate
  readonly title?: string
  readonly remedy: readonly string[]
  readonly confirm: readonly Confirmation[]
}

/** How a term lies to another one in time; microseconds. */
export interface Placement {
  readonly before?: string
  readonly after?: string
  readonly near?: string
  readonly within?: number
  readonly beyond?: number
}

/** One condition of a cause: something that stands in the logs, or must not. */
export interface Term extends Placement {
  readonly symptom: readonly Symptom[]
  readonly signature: readonly string[]
  readonly effect: readonly string[]
  readonly event: readonly EventKind[]
  /** A text (template) that any entry may hold: asked of the sources in a further scan. */
  readonly naming?: string
  /** A term bound already: only its placement is asked. Conditions of `strengthens` and `weakens` use it. */
  readonly term?: string
  /** The resource, or the unit of an event, must be in one of these scopes; templates over bound terms. */
  readonly about: readonly ResourceTemplate[]
  /** Captures that must match a pattern. */
  readonly where: Readonly<Record<string, RegExp>>
  /** Joined to that symptom by the correlator: same resource in scope, same host and boot, before it, near. */
  readonly upon?: string
  /** Must be equal to those of the term named by `as`. */
  readonly same: readonly ('unit' | 'host' | 'boot' | 'pid' | 'resource')[]
  readonly as?: string
  readonly atLeast: number
  readonly absent: boolean
  readonly optional: boolean
}

/** How much a circumstance adds or takes. */
export type Weight = 'small' | 'medium' | 'large'

/** A circumstance that speaks for or against, and the words for it. */
export interface Circumstance {
  readonly if: Term
  readonly because: string
  readonly by: Weight
}

/** A story that deserves its own words. */
export interface Cause extends RuleBase {
  readonly kind: 'cause'
  readonly says: Explanation
  /** How often this is the right story where its conditions hold. */
  readonly prior: Strength
  /** In the order written; a term may speak of those above it. */
  readonly when: ReadonlyMap<string, Term>
  readonly anyOf: ReadonlyMap<string, Term>
  readonly sequence: readonly string[]
  readonly within?: number
  readonly strengthens: readonly Circumstance[]
  readonly weakens: readonly Circumstance[]
}

export type Rule = Signature | Effect | Cause

const placeholder = /\{([\w. -]+)\}/g

/** Fills `{name}` from the captures; a name without a value becomes `?`. */
export function fill(template: string, captures: Readonly<Record<string, string | undefined>>): string {
  return template.replace(placeholder, (_, name: string) => captures[name] ?? '?')
}

/** Whether every name that a template holds has a value. */
export function canFill(template: string, captures: Readonly<Record<string, string | undefined>>): boolean {
  return [...template.matchAll(placeholder)].every(([, name]) => name !== undefined && captures[name] !== undefined)
}
