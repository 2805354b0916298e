import { parseDuration } from '../../model/duration.ts'
import type { ResourceKind } from '../../model/resource.ts'
import type {
  Cause, Circumstance, Doing, Effect, EventKind, Explanation, Match, ResourceTemplate, Rule, Signature, Term, UnitEvent,
} from '../../model/rule.ts'
import type { Symptom, Verb } from '../../model/symptom.ts'
import { symptomKind } from '../../model/symptom.ts'
import type { CauseBody, EffectBody, ExplanationBody, MatchBody, RuleDocument, SignatureBody, Some, TermBody } from './rule-document.ts'
import { several } from './rule-document.ts'

/** Turns a checked document into a rule. Patterns are compiled by the engine when they are first used. */
export function compileRule({ file, body }: RuleDocument): Rule {
  const base = { id: body.id, origin: { file, line: 1 }, references: body.references ?? [] }
  if ('when' in body) return { ...base, ...causeOf(body) }
  if ('does' in body) return { ...base, ...effectOf(body) }
  return { ...base, ...signatureOf(body) }
}

type Own<T> = Omit<T, 'id' | 'origin' | 'references'>

function signatureOf(body: SignatureBody): Own<Signature> {
  const symptom = body.symptom as Symptom
  const region = body.region && {
    above: body.region.above ?? (body.region.from === undefined ? 0 : 30),
    below: body.region.below ?? (body.region.until === undefined ? 0 : 30),
    ...(body.region.from !== undefined && { from: new RegExp(body.region.from) }),
    ...(body.region.until !== undefined && { until: new RegExp(body.region.until) }),
  }
  return {
    kind: 'signature', symptom, in: body.in ?? 'any', role: body.role ?? 'cause', strength: body.strength ?? 'medium',
    match: body.match.flatMap(matchesOf),
    ...(body.resource !== undefined && { resource: resourceOf(body.resource) }),
    ...(body.resource === undefined && body.match[0]?.pattern.includes(`(?<${symptomKind(symptom).about}>`) && { resource: resourceOf(symptomKind(symptom).about) }),
    ...(region && { region }),
    ...(body.explains && { explains: explanationOf(body.explains) }),
  }
}

function effectOf(body: EffectBody): Own<Effect> {
  return {
    kind: 'effect',
    trigger: {
      units: several(body.event.unit),
      descriptions: several(body.event.description),
      on: body.event.on === undefined ? ['unit start', 'unit started'] : (several(body.event.on) as UnitEvent[]),
      match: (body.event.match ?? []).flatMap(matchesOf),
    },
    does: body.does.map(doingOf),
    ...durationOf('lasts', body.lasts),
    ...(body.culprit && { culprit: resourceOf(body.culprit) }),
    ...(body.title !== undefined && { title: body.title }),
    remedy: body.remedy ?? [], confirm: body.confirm ?? [],
  }
}

function causeOf(body: CauseBody): Own<Cause> {
  return {
    kind: 'cause', says: explanationOf(body), prior: body.prior ?? 'medium',
    when: termsOf(body.when), anyOf: termsOf(body['any of'] ?? {}), sequence: body['in sequence'] ?? [],
    ...durationOf('within', body.within),
    strengthens: (body.strengthens ?? []).map(circumstanceOf), weakens: (body.weakens ?? []).map(circumstanceOf),
  }
}

// Of thousands of patterns a run needs a few: each is compiled when its literal is first met.
function matchesOf(body: MatchBody): Match[] {
  const from = several(body.from)
  let compiled: RegExp | undefined
  return several(body.literal).map(literal => ({ literal, from, get pattern() { return (compiled ??= new RegExp(body.pattern)) } }))
}

function explanationOf(body: ExplanationBody): Explanation {
  return {
    title: body.title, cause: body.cause.trim().replace(/\s+/g, ' '), remedy: body.remedy ?? [], confirm: body.confirm ?? [],
    ...(body.culprit && { culprit: resourceOf(body.culprit) }),
  }
}

function resourceOf(body: string | Readonly<Record<string, string>>): ResourceTemplate {
  if (typeof body === 'string') return { kind: body as ResourceKind, name: `{${body}}` }
  const [[kind, name] = ['operation', '']] = Object.entries(body)
  return { kind: kind as ResourceKind, name }
}

function scopesOf(body: Readonly<Record<string, Some>>): ResourceTemplate[] {
  return Object.entries(body).flatMap(([kind, names]) => several(names).map(name => ({ kind: kind as ResourceKind, name })))
}

function doingOf(body: EffectBody['does'][number]): Doing {
  const { provided, ...doing } = body
  const [[verb, scope] = ['changes', {}]] = Object.entries(doing)
  return { verb: verb as Verb, scope: scopesOf(scope as Record<string, Some>), ...(typeof provided === 'string' && { provided }) }
}

function termsOf(body: Readonly<Record<string, TermBody>>): Map<string, Term> {
  return new Map(Object.entries(body).map(([name, term]) => [name, termOf(term)]))
}

function circumstanceOf(body: NonNullable<CauseBody['strengthens']>[number]): Circumstance {
  return { if: termOf(body.if), because: body.because, by: (body.by ?? 'medium') as Circumstance['by'] }
}

function termOf(body: TermBody): Term {
  const { naming, term, upon, before, after, near, as } = body
  return {
    symptom: several(body.symptom) as Symptom[], signature: several(body.signature), effect: several(body.effect), event: several(body.event) as EventKind[],
    about: scopesOf(body.about ?? {}), same: several(body.same) as Term['same'],
    where: Object.fromEntries(Object.entries(body.where ?? {}).map(([name, pattern]) => [name, new RegExp(pattern)])),
    atLeast: body['at least'] ?? 1, absent: body.absent ?? false, optional: body.optional ?? false,
    ...(naming !== undefined && { naming }), ...(term !== undefined && { term }), ...(upon !== undefined && { upon }),
    ...(before !== undefined && { before }), ...(after !== undefined && { after }), ...(near !== undefined && { near }), ...(as !== undefined && { as }),
    ...durationOf('within', body.within), ...durationOf('beyond', body.beyond),
  }
}

function durationOf<K extends string>(key: K, text: string | undefined): { [P in K]?: number } {
  const micros = text === undefined ? undefined : parseDuration(text)
  return micros === undefined ? {} : ({ [key]: micros } as { [P in K]: number })
}
