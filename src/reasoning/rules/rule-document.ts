/** A rule as it stands in its file: the YAML mapping, and where the file is. Plain data, so that a pack of them is JSON. */
export interface RuleDocument {
  readonly file: string
  readonly body: RuleBody
}

/** One of these or several. */
export type Some = string | readonly string[]
type Scopes = Readonly<Record<string, Some>>

export interface MatchBody {
  /** Several where the program words it in several ways: one of them must stand in the line. */
  readonly literal: Some
  readonly pattern: string
  readonly from?: Some
}

export interface TermBody {
  readonly symptom?: Some
  readonly signature?: Some
  readonly effect?: Some
  readonly event?: Some
  readonly naming?: string
  readonly term?: string
  readonly about?: Scopes
  readonly where?: Readonly<Record<string, string>>
  readonly upon?: string
  readonly before?: string
  readonly after?: string
  readonly near?: string
  readonly within?: string
  readonly beyond?: string
  readonly same?: Some
  readonly as?: string
  readonly 'at least'?: number
  readonly absent?: true
  readonly optional?: true
}

interface CircumstanceBody {
  readonly if: TermBody
  readonly because: string
  readonly by?: string
}

export interface ExplanationBody {
  readonly title: string
  readonly cause: string
  readonly culprit?: Readonly<Record<string, string>>
  readonly remedy?: readonly string[]
  readonly confirm?: readonly { readonly run: string; readonly expect: string }[]
}

/** A line or little log, and the captures that must come of it. */
export interface LineExample {
  readonly log: string
  readonly gives?: Readonly<Record<string, string | number>>
}

/** Whole little logs. */
export interface CaseExample {
  readonly journal?: string
  readonly build?: string
}

interface Base {
  readonly id: string
  readonly references?: readonly string[]
}

export interface SignatureBody extends Base {
  readonly symptom: string
  readonly in?: 'any' | 'build'
  readonly role?: 'cause' | 'consequence' | 'recovery'
  readonly strength?: 'strong' | 'medium' | 'weak'
  readonly match: readonly MatchBody[]
  readonly resource?: string | Readonly<Record<string, string>>
  readonly region?: { readonly from?: string; readonly above?: number; readonly until?: string; readonly below?: number }
  readonly explains?: ExplanationBody
  readonly examples?: readonly LineExample[]
  readonly 'near misses'?: readonly string[]
}

export interface EffectBody extends Base {
  readonly event: { readonly unit?: Some; readonly description?: Some; readonly on?: Some; readonly match?: readonly MatchBody[] }
  readonly does: readonly Readonly<Record<string, string | Scopes>>[]
  readonly lasts?: string
  readonly culprit?: Readonly<Record<string, string>>
  readonly title?: string
  readonly remedy?: readonly string[]
  readonly confirm?: ExplanationBody['confirm']
  readonly examples?: readonly LineExample[]
  readonly 'near misses'?: readonly string[]
}

export interface CauseBody extends Base, ExplanationBody {
  readonly prior?: 'strong' | 'medium' | 'weak'
  readonly when: Readonly<Record<string, TermBody>>
  readonly 'any of'?: Readonly<Record<string, TermBody>>
  readonly 'in sequence'?: readonly string[]
  readonly within?: string
  readonly strengthens?: readonly CircumstanceBody[]
  readonly weakens?: readonly CircumstanceBody[]
  readonly examples?: readonly CaseExample[]
  readonly 'near misses'?: readonly CaseExample[]
}

export type RuleBody = SignatureBody | EffectBody | CauseBody

/** The several of one or several. */
export function several(some: Some | undefined): readonly string[] {
  return some === undefined ? [] : typeof some === 'string' ? [some] : some
}
